// What a run has verified of the contract, and why the rest was not.

import type { CoverageItem } from '../../report/report.js';
import { describedItems } from '../../response/contract-items.js';
import { whyNotSent } from '../../scenario/needs.js';
import { unwanted } from '../../scenario/selection.js';
import type { Run } from '../run.js';

/** Statuses that no request provokes without harming the cluster. */
const ofTrouble: ReadonlySet<string> = new Set(['401', '500', '503', '504']);
/** An operation's own 404 comes with a route that is not there. */
const ofRoutes = '404';

/**
 * One item for everything that the contract describes for this server. Operations that are read only because others need them do not count.
 */
export function coverageOf(run: Run): CoverageItem[] {
  return describedItems(run.contract).map((item) => {
    if (!run.selection.wantsOperation(item.operationId)) {
      return { ...item, verdict: 'skipped', reason: unwanted };
    }
    if (run.recorder.hasSeen(item)) return { ...item, verdict: 'verified' };
    const reason = whySkipped(run, item);
    return reason === undefined
      ? { ...item, verdict: 'not observed' }
      : { ...item, verdict: 'skipped', reason };
  });
}

function whySkipped(run: Run, item: Pick<CoverageItem, 'kind' | 'operationId' | 'name'>) {
  const { operationId, name } = item;
  const notSent = whyNotSent(operationId, run.options);
  if (notSent !== undefined) return notSent;
  const [status = ''] = name.split(' ');
  if (item.kind === 'operation') return undefined;
  if (status === ofRoutes) return 'it belongs to a route that does not exist';
  return ofTrouble.has(status) ? `no request provokes status ${status} without harm` : undefined;
}

/** The share that was verified of what the run could observe, 0 to 1; 0 if it could observe nothing. */
export function shareOf(coverage: readonly CoverageItem[]): number {
  const visible = coverage.filter(({ verdict }) => verdict !== 'skipped');
  if (visible.length === 0) return 0;
  return visible.filter(({ verdict }) => verdict === 'verified').length / visible.length;
}
