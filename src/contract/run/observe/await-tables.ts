// Waits until tables are on the requested captures, and checks that no other table has moved.
import type { OperationId } from '../../../../generated/operations.js';
import { isObject, type JsonObject } from '../../../shared/json.js';
import type { Finding } from '../../finding/finding.js';
import { isMissing, isTransient } from '../../response/transient-errors.js';
import { diffSettings } from '../../state/diff.js';
import { changed, keepsSettings } from '../../state/expected-state.js';
import { describePlaces, type Places, placesIn, tableIdsOf, tablesOn } from '../../state/tables.js';
import { judge, type Run, sendInput } from '../run.js';
import { electionsOf } from './election.js';
import { ownerTick, readChangefeed } from './read-cluster.js';
import { confirmFindings } from './recheck.js';
import { settle } from './settle.js';
import { checkUnaffected } from './unaffected-changefeeds.js';

/**
 * An owner moves a table in a tick (server-behaviour/state-machine.md#one-job-per-tick): other moved tables show after as many ticks as
 * there are tables.
 */
const mostTicks = 8;

/** What an operation on tables must bring about. */
export interface TablesChange {
  readonly operationId: OperationId & ('moveTable' | 'rebalanceTables');
  readonly changefeedId: string;
  /** What must hold, for the report. */
  readonly rule: string;
  readonly holds: (places: Places) => boolean;
  /** The captures whose processors must show the same tables as the changefeed. */
  readonly captures: readonly string[];
  /** The finding if it does not come to hold. */
  readonly missing: (received: string) => Finding;
  /** Sends the request again. */
  readonly repeat: () => Promise<void>;
}

interface TablesRead {
  readonly detail: JsonObject | undefined;
  readonly places: Places | undefined;
  /** What is not as it must be yet; undefined if everything is. */
  readonly wrong: string | undefined;
}

/** Waits until the tables are as they must be, by the changefeed's detail and by the processors. */
export async function awaitTables(
  run: Run,
  change: TablesChange,
): Promise<{ readonly findings: readonly Finding[]; readonly places: Places | undefined }> {
  const { operationId, changefeedId: id, rule, holds, captures, missing, repeat } = change;
  const findings: Finding[] = [];
  const settling = { operationId, changefeedId: id, rule };
  const { value, inTime } = await settle<TablesRead>(run, settling, {
    read: async () => {
      const { detail } = await readChangefeed(run, id);
      const places = placesIn(detail);
      const isRight = detail?.state === 'normal' && places !== undefined && holds(places);
      const wrong = isRight
        ? await differingProcessor(run, id, places, captures)
        : describeTables(detail, places);
      return { detail, places, wrong };
    },
    until: ({ wrong }) => wrong === undefined,
    within: run.settleTimeout,
    onElection: electionsOf(run, operationId, ({ detail }) => detail === undefined, repeat),
  });
  const { detail, places, wrong } = value;
  if (inTime && detail !== undefined) {
    findings.push(...diffSettings(run.expected, id, detail, operationId, 'tables'));
    run.expected = keepsSettings(run.expected, id, detail);
    run.expected = changed(run.expected, id, { operationId, at: run.clock.now() });
    findings.push(...(await checkStays(run, change, places?.size ?? 0)));
  } else {
    findings.push(missing(wrong ?? ''));
    if (detail !== undefined) run.expected = keepsSettings(run.expected, id, detail);
  }
  return { findings: [...findings, ...(await checkUnaffected(run, operationId, id))], places };
}

/** Checks that only the requested tables have moved; how many a rebalance moves is not known. */
async function checkStays(
  run: Run,
  { operationId, changefeedId }: TablesChange,
  tables: number,
): Promise<readonly Finding[]> {
  const ticks = 1 + (operationId === 'moveTable' ? Math.min(mostTicks, tables) : mostTicks);
  await run.clock.wait(ticks * ownerTick(run), run.signal);
  return confirmFindings(run, async () => {
    const { detail } = await readChangefeed(run, changefeedId);
    return detail === undefined
      ? []
      : diffSettings(run.expected, changefeedId, detail, operationId);
  });
}

/** What a processor shows that the changefeed does not; undefined if they agree. */
async function differingProcessor(
  run: Run,
  changefeed_id: string,
  places: Places,
  captures: readonly string[],
): Promise<string | undefined> {
  for (const capture_id of captures) {
    const raw = await sendInput(run, 'getProcessor', { path: { changefeed_id, capture_id } });
    if (isTransient(raw.response) || isMissing(raw.response))
      return `no processor on ${capture_id}`;
    const { value } = judge(run, 'getProcessor', raw, { statuses: [200] });
    const shown = isObject(value) ? sorted(tableIdsOf(value)) : 'nothing';
    const expected = sorted(tablesOn(places, capture_id));
    if (shown !== expected) {
      return `tables ${shown} in the processor on ${capture_id}, ${expected} in the changefeed`;
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
