// Ways to spoil where tables are: what a move or a rebalance does, and what shows of it.
import type { JsonValue } from '../../../src/codec/index.js';
import { changed, inside, isObject, objects, readValue, textOf } from './bodies.js';
import type { Answer, Call, Play, Request, Server } from './defect.js';
import { requestFor } from './requests.js';

/** A table and where it is. */
export interface Placed {
  readonly table: JsonValue;
  readonly capture: string;
}

export async function tablesOf(server: Server, changefeedId: string): Promise<Placed[]> {
  const detail = readValue(await server.send(requestFor('getChangefeed', changefeedId)));
  const parts = isObject(detail) && Array.isArray(detail.task_status) ? detail.task_status : [];
  return parts.flatMap((part) => {
    if (!isObject(part) || !Array.isArray(part.table_ids)) return [];
    return part.table_ids.map((table) => ({ table, capture: textOf(part.capture_id) }));
  });
}

export async function captureIds(server: Server): Promise<string[]> {
  const captures = readValue(await server.send(requestFor('listCaptures')));
  if (!Array.isArray(captures)) return [];
  return captures.map((capture) => (isObject(capture) ? textOf(capture.id) : ''));
}

/** What a move asks for. */
export function moveOf({ request }: Call): Placed {
  const value = readValue(request);
  if (!isObject(value)) return { table: 0, capture: '' };
  return { table: value.table_id ?? 0, capture: textOf(value.capture_id) };
}

export function moveRequest(changefeedId: string, { table, capture }: Placed): Request {
  const body = `{"capture_id":"${capture}","table_id":${String(table)}}`;
  return requestFor('moveTable', changefeedId, body);
}

/** Shows the tables of one changefeed other than they are, in its details and its processors. */
export function showTables(
  answer: Answer,
  call: Call,
  changefeedId: string,
  change: (tables: readonly JsonValue[], capture: string) => JsonValue[],
): Answer {
  if (call.changefeedId !== changefeedId || answer.status !== 200) return answer;
  const edit = (capture: string) =>
    changed('table_ids', (tables) => (Array.isArray(tables) ? change(tables, capture) : tables));
  if (call.operationId === 'getProcessor') {
    const capture = call.request.target.split(/[/?]/).at(-1) ?? '';
    return objects(edit(capture))(answer, call);
  }
  if (call.operationId !== 'getChangefeed') return answer;
  const part = inside('task_status', (status, one) => {
    const { table_ids: tables = [], ...rest } = status;
    const changed = edit(textOf(status.capture_id))({ ...rest, table_ids: tables }, one);
    const isEmpty = Array.isArray(changed.table_ids) && changed.table_ids.length === 0;
    return isEmpty && status.table_ids === undefined ? status : changed;
  });
  return objects(part)(answer, call);
}

/** From an accepted request on, tables show elsewhere than they are; `before` is where they were then. */
export function tablesShown(
  change: (
    tables: readonly JsonValue[],
    capture: string,
    before: readonly Placed[],
    request: Placed,
  ) => JsonValue[],
): Play {
  return (operationId) => {
    const touched = new Map<string, { before: readonly Placed[]; request: Placed }>();
    return async (call, server) => {
      const { changefeedId } = call;
      const isOurs = call.operationId === operationId;
      const before = isOurs ? await tablesOf(server, changefeedId) : [];
      const answer = await server.send(call.request);
      if (isOurs && answer.status < 300) {
        touched.set(changefeedId, { before, request: moveOf(call) });
      }
      const then = touched.get(changefeedId);
      if (then === undefined) return answer;
      return showTables(answer, call, changefeedId, (tables, capture) =>
        change(tables, capture, then.before, then.request),
      );
    };
  };
}
