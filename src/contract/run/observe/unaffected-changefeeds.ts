// Checks that an operation affects no other test changefeed, and that what operations did lasts: states, settings and tables.
import type { OperationId } from '../../../../generated/operations.js';
import type { Finding } from '../../finding/finding.js';
import { acceptSeen, type CauseOf, diff } from '../../state/diff.js';
import { expectedIds, expectedIn, tablesMayMove } from '../../state/expected-state.js';
import type { Snapshot } from '../../state/snapshot.js';
import type { Run } from '../run.js';
import { readChangefeeds } from './read-cluster.js';
import { confirmFindings } from './recheck.js';

/** Milliseconds for which a running changefeed is left alone before it counts as lasting. */
const lastsFor = 1_100;

/**
 * Checks every other test changefeed that has settled. A late effect of an earlier operation shows here too; the finding names the
 * operation that came last.
 *
 * @param changefeedId The changefeed that the operation was to change.
 */
export function checkUnaffected(
  run: Run,
  operationId: OperationId,
  changefeedId?: string,
): Promise<readonly Finding[]> {
  return checkExpected(run, () => operationId, changefeedId);
}

/** Checks that every changefeed is still as its last operation left it, a while after the last running one was changed. */
export async function checkLasting(run: Run): Promise<readonly Finding[]> {
  // With time the cluster may spread tables by itself.
  run.expected = tablesMayMove(run.expected);
  const lastChangeOf = (id: string) => run.expected.changefeeds.get(id)?.lastChange;
  const running = expectedIn(run.expected, 'normal');
  const since = Math.max(0, ...running.map((id) => lastChangeOf(id)?.at ?? 0));
  const left = since + lastsFor - run.clock.now();
  if (running.length > 0 && left > 0) await run.clock.wait(left, run.signal);
  return checkExpected(run, (id) => lastChangeOf(id)?.operationId ?? 'listChangefeeds');
}

/** A difference counts if it lasts. It is reported once: from then on it is expected. */
export async function confirmDifferences(
  run: Run,
  read: () => Promise<Snapshot>,
  causeOf: CauseOf,
): Promise<readonly Finding[]> {
  let last: Snapshot | undefined;
  const lasting = await confirmFindings(run, async () => {
    last = await read();
    return diff(run.expected, last, causeOf);
  });
  if (last !== undefined && lasting.length > 0) run.expected = acceptSeen(run.expected, last);
  return lasting;
}

function checkExpected(
  run: Run,
  causeOf: CauseOf,
  changefeedId?: string,
): Promise<readonly Finding[]> {
  const read = () => {
    const ids = expectedIds(run.expected).filter(
      (id) => id !== changefeedId && run.expected.changefeeds.get(id)?.states?.length !== 0,
    );
    return readChangefeeds(run, ids);
  };
  return confirmDifferences(run, read, causeOf);
}
