// Defects of table placement: the effect of a move or a rebalance, and how it is shown.
import type { JsonValue } from '../../../../src/codec/index.js';
import { isObject } from '../../../../src/shared/json.js';
import type { Call, Play, RawResponse, Request, Server } from '../defect.js';
import { changed, inside, objects, readValue, textOf } from './bodies.js';
import { requestFor } from './requests.js';

/** A table and the capture that replicates it. */
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

/** Returns the table and the target capture of a move request. */
export function moveOf({ request }: Call): Placed {
  const value = readValue(request);
  if (!isObject(value)) return { table: 0, capture: '' };
  return { table: value.table_id ?? 0, capture: textOf(value.capture_id) };
}

export function moveRequest(changefeedId: string, { table, capture }: Placed): Request {
  const body = `{"capture_id":"${capture}","table_id":${String(table)}}`;
  return requestFor('moveTable', changefeedId, body);
}

/** Changes the tables of one changefeed in its details and processors. */
export function showTables(
  response: RawResponse,
  call: Call,
  changefeedId: string,
  change: (tables: readonly JsonValue[], capture: string) => JsonValue[],
): RawResponse {
  if (call.changefeedId !== changefeedId || response.status !== 200) return response;
  const edit = (capture: string) =>
    changed('table_ids', (tables) => (Array.isArray(tables) ? change(tables, capture) : tables));
  if (call.operationId === 'getProcessor') {
    const capture = call.request.target.split(/[/?]/).at(-1) ?? '';
    return objects(edit(capture))(response, call);
  }
  if (call.operationId !== 'getChangefeed') return response;
  const part = inside('task_status', (status, one) => {
    const { table_ids: tables = [], ...rest } = status;
    const changed = edit(textOf(status.capture_id))({ ...rest, table_ids: tables }, one);
    const isEmpty = Array.isArray(changed.table_ids) && changed.table_ids.length === 0;
    return isEmpty && status.table_ids === undefined ? status : changed;
  });
  return objects(part)(response, call);
}

/** Shows wrong tables after an accepted request; `before` is their placement before that request. */
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
      const response = await server.send(call.request);
      if (isOurs && response.status < 300) {
        touched.set(changefeedId, { before, request: moveOf(call) });
      }
      const then = touched.get(changefeedId);
      if (then === undefined) return response;
      return showTables(response, call, changefeedId, (tables, capture) =>
        change(tables, capture, then.before, then.request),
      );
    };
  };
}
