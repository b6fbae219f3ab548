// Waits until tables are where they were told to go, and looks that nothing else has moved.

import { type Finding, finding } from '../../finding/finding.js';
import { isObject, type JsonObject } from '../../generated-files.js';
import { isGone, isPassing } from '../../response/transient-errors.js';
import { describePlaces, type Places, placesIn, tableIdsOf, tablesOn } from '../../state/tables.js';
import { confirm, lookAt, ownerTick } from '../await-effect.js';
import { backOff } from '../clock.js';
import { hasChanged } from '../election.js';
import { judge, type Run, sendInput } from '../run.js';
import { checkBystanders } from './unaffected-changefeeds.js';

/** An owner moves a table in a tick (facts 4.3): whatever else was moved with it shows after as many ticks as there are tables. */
const mostTicks = 8;

export interface Change {
  readonly operationId: 'moveTable' | 'rebalanceTables';
  readonly changefeedId: string;
  readonly rule: string;
  /** Sends the same request once more. */
  readonly repeat: () => Promise<unknown>;
}

/** Waits until the tables are as they must be, by the changefeed's detail and by the processors on `captures`. */
export async function untilTables(
  run: Run,
  { operationId, changefeedId, rule, repeat }: Change,
  holds: (places: Places) => boolean,
  captures: readonly string[],
): Promise<{ readonly findings: readonly Finding[]; readonly places: Places | undefined }> {
  let started = run.clock.now();
  let owners = run.owners.changes;
  const delays = backOff();
  const findings: Finding[] = [];
  const words = `when ${operationId} is done`;
  for (let wasInElection = false; ; ) {
    const { isClear, detail, findings: seen } = await lookAt(run, changefeedId);
    findings.push(...run.recorder.newOnly(seen));
    wasInElection ||= !isClear;
    if (wasInElection && detail !== undefined) {
      // What the last owner was told, the next one may not know (facts 4.4).
      await repeat();
      [wasInElection, started] = [false, run.clock.now()];
    }
    const places = placesIn(detail);
    const isRight = detail?.state === 'normal' && places !== undefined && holds(places);
    const differs = isRight ? await differingProcessor(run, changefeedId, places, captures) : '';
    const settled = { operationId, changefeedId, rule } as const;
    const milliseconds = run.clock.now() - started;
    if (detail !== undefined && differs === undefined) {
      run.recorder.settlings.push({ ...settled, verdict: 'settled', milliseconds });
      findings.push(...run.watch.checkDetail(changefeedId, detail, words, operationId, 'tables'));
      run.watch.rememberSettings(changefeedId, detail);
      run.watch.changed(changefeedId, { operationId, at: run.clock.now() });
      findings.push(...(await checkStays(run, operationId, changefeedId, places?.size ?? 0)));
    } else if (milliseconds >= run.settleTimeout && (await hasChanged(run, owners))) {
      await repeat();
      [owners, started] = [run.owners.changes, run.clock.now()];
      continue;
    } else if (milliseconds >= run.settleTimeout) {
      run.recorder.settlings.push({ ...settled, verdict: 'never' });
      const received = differs || describeTables(detail, places);
      findings.push(finding('settling', operationId, `${rule}, in state normal`, received));
      if (detail !== undefined) run.watch.rememberSettings(changefeedId, detail);
    } else {
      await run.clock.wait(delays.next().value, run.options.signal);
      continue;
    }
    const leaks = await checkBystanders(run, { operationId, words }, changefeedId);
    return { findings: [...findings, ...leaks], places };
  }
}

/** Only what was asked for has moved; of a rebalance the run does not know how many that are. */
async function checkStays(
  run: Run,
  operationId: Change['operationId'],
  changefeedId: string,
  tables: number,
): Promise<readonly Finding[]> {
  const certain: Finding[] = [];
  const look = async () => {
    const { detail, findings } = await lookAt(run, changefeedId);
    certain.push(...run.recorder.newOnly(findings));
    const words = `a moment after ${operationId} is done`;
    return detail === undefined
      ? []
      : run.watch.checkDetail(changefeedId, detail, words, operationId);
  };
  const ticks = 1 + (operationId === 'moveTable' ? Math.min(mostTicks, tables) : mostTicks);
  await run.clock.wait(ticks * ownerTick(run), run.options.signal);
  const lasting = await confirm(run, await look(), look);
  return [...certain, ...lasting];
}

/** What a processor shows otherwise than the changefeed, in words; undefined if they agree. */
async function differingProcessor(
  run: Run,
  changefeed_id: string,
  places: Places,
  captures: readonly string[],
): Promise<string | undefined> {
  for (const capture_id of captures) {
    const raw = await sendInput(run, 'getProcessor', { path: { changefeed_id, capture_id } });
    if (isPassing(raw.response) || isGone(raw.response)) return `no processor on ${capture_id}`;
    const { value } = judge(run, 'getProcessor', raw, { statuses: [200] });
    const shown = isObject(value) ? sorted(tableIdsOf(value)) : 'nothing';
    const expected = sorted(tablesOn(places, capture_id));
    if (shown !== expected) {
      return `the processor on ${capture_id} has ${shown}, the changefeed shows ${expected}`;
    }
  }
  return undefined;
}

const sorted = (tables: readonly bigint[]) => tables.map(String).toSorted().join(', ') || 'none';

function describeTables(detail: JsonObject | undefined, places: Places | undefined): string {
  if (detail === undefined) return 'the changefeed could not be read';
  if (detail.state !== 'normal') return `state ${detail.state}`;
  return places === undefined ? 'a table in two places, or none shown' : describePlaces(places);
}
