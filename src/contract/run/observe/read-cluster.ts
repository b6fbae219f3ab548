// The reads of a run: the detail of a changefeed, the list of all of them, other lists, whether or not the cluster has an owner.
import type { OperationId } from '../../../../generated/operations.js';
import { isObject, type JsonObject } from '../../../shared/json.js';
import type { Finding } from '../../finding/finding.js';
import { isChangefeedNotFound, isTransient } from '../../response/transient-errors.js';
import { mayBe } from '../../schema/server-version.js';
import { objectsIn, type Snapshot, snapshotOf } from '../../state/snapshot.js';
import { judge, type Run, sendInput } from '../run.js';

/** Milliseconds between two ticks of the owner: 200 up to v6.3. */
export function ownerTick({ server }: Run): number {
  return mayBe(server, '<6.4.0') ? 200 : 50;
}

/** What reading one changefeed has shown. */
export interface ChangefeedRead {
  /** Whether the response says something: an election does not explain it. */
  readonly isClear: boolean;
  /** Undefined if the changefeed was not found, or the response is not clear. */
  readonly detail: JsonObject | undefined;
  readonly findings: readonly Finding[];
}

/** Reads the detail of a changefeed, whether or not it exists. */
export async function readChangefeed(run: Run, changefeed_id: string): Promise<ChangefeedRead> {
  const raw = await sendInput(run, 'getChangefeed', { path: { changefeed_id } });
  if (isTransient(raw.response)) return { isClear: false, detail: undefined, findings: [] };
  if (isChangefeedNotFound(raw.response)) {
    const notFound = { statuses: [400], errorCodes: ['CDC:ErrChangeFeedNotExists'] };
    const { findings } = judge(run, 'getChangefeed', raw, notFound);
    return { isClear: true, detail: undefined, findings };
  }
  const { findings, value } = judge(run, 'getChangefeed', raw, { statuses: [200] });
  return { isClear: isObject(value), detail: isObject(value) ? value : undefined, findings };
}

export interface ListRead {
  /** False if an election explains that no list came. */
  readonly isClear: boolean;
  /** Undefined if no list came. */
  readonly items: readonly JsonObject[] | undefined;
  readonly findings: readonly Finding[];
}

/** Reads a list: of changefeeds those in every state. */
export async function readList(
  run: Run,
  operationId: OperationId & ('listChangefeeds' | 'listProcessors' | 'listCaptures'),
): Promise<ListRead> {
  const input = operationId === 'listChangefeeds' ? { query: { state: 'all' } } : {};
  const raw = await sendInput(run, operationId, input);
  if (isTransient(raw.response)) return { isClear: false, items: undefined, findings: [] };
  const { findings, value } = judge(run, operationId, raw, { statuses: [200] });
  return { isClear: true, items: objectsIn(value), findings };
}

/** Reads the list of all states and the details of changefeeds. */
export async function readChangefeeds(
  run: Run,
  ids: readonly string[],
): Promise<{ readonly snapshot: Snapshot; readonly findings: readonly Finding[] }> {
  const [list, ...reads] = await Promise.all([
    readList(run, 'listChangefeeds'),
    ...ids.map(async (id) => ({ id, ...(await readChangefeed(run, id)) })),
  ]);
  const notFound = reads.filter(({ isClear, detail }) => isClear && detail === undefined);
  return {
    snapshot: snapshotOf([], {
      ...(list.items !== undefined && { lists: new Map([['all' as const, list.items]]) }),
      details: new Map(reads.flatMap(({ id, detail }) => (detail ? [[id, detail]] : []))),
      notFound: new Set(notFound.map(({ id }) => id)),
    }),
    findings: run.recorder.newOnly([
      ...list.findings,
      ...reads.flatMap(({ findings }) => findings),
    ]),
  };
}
