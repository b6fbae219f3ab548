// The reads of a run: the detail of a changefeed, the list of all of them, other lists. What is wrong with a response is noticed, and
// belongs to the case that is recorded next.
import type { OperationId } from '../../../../generated/operations.js';
import { isObject, type JsonObject } from '../../../shared/json.js';
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
}

/** Reads the detail of a changefeed, whether or not it exists. */
export async function readChangefeed(run: Run, changefeed_id: string): Promise<ChangefeedRead> {
  const raw = await sendInput(run, 'getChangefeed', { path: { changefeed_id } });
  if (isTransient(raw.response)) return { isClear: false, detail: undefined };
  const isMissing = isChangefeedNotFound(raw.response);
  const { findings, value } = judge(
    run,
    'getChangefeed',
    raw,
    isMissing
      ? { statuses: [400], errorCodes: ['CDC:ErrChangeFeedNotExists'] }
      : { statuses: [200] },
  );
  run.recorder.notice(findings);
  if (isMissing) return { isClear: true, detail: undefined };
  return isObject(value) ? { isClear: true, detail: value } : { isClear: false, detail: undefined };
}

/** Reads a list: of changefeeds those in every state. Returns undefined if no list came. */
export async function readList(
  run: Run,
  operationId: OperationId & ('listChangefeeds' | 'listProcessors' | 'listCaptures'),
): Promise<readonly JsonObject[] | undefined> {
  const input = operationId === 'listChangefeeds' ? { query: { state: 'all' } } : {};
  const raw = await sendInput(run, operationId, input);
  if (isTransient(raw.response)) return undefined;
  const { findings, value } = judge(run, operationId, raw, { statuses: [200] });
  run.recorder.notice(findings);
  return objectsIn(value);
}

/** Reads the list of all states and the details of changefeeds. */
export async function readChangefeeds(run: Run, ids: readonly string[]): Promise<Snapshot> {
  const [list, ...reads] = await Promise.all([
    readList(run, 'listChangefeeds'),
    ...ids.map(async (id) => ({ id, ...(await readChangefeed(run, id)) })),
  ]);
  const notFound = reads.filter(({ isClear, detail }) => isClear && detail === undefined);
  return snapshotOf([], {
    ...(list !== undefined && { lists: new Map([['all' as const, list]]) }),
    details: new Map(reads.flatMap(({ id, detail }) => (detail ? [[id, detail]] : []))),
    notFound: new Set(notFound.map(({ id }) => id)),
  });
}
