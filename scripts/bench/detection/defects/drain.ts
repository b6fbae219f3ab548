import { type Defect, defectsOf, type Play } from '../defect.js';
import { changed, objects, replaced, textOf } from '../mutations/bodies.js';
import { accepted } from '../mutations/effects.js';
import { asked, isOf, type Look, listOf, ownerOf, since, withBody } from '../mutations/looking.js';
import { changedRequest, requestFor } from '../mutations/requests.js';
import { changing } from '../mutations/responses.js';
import { captureIds, type Placed, showTables, tablesOf } from '../mutations/tables.js';

/** The drained capture keeps its tables in the details. */
const onlyCounts: Play = (operationId) => async (call, server) => {
  if (call.operationId !== operationId) return server.send(call.request);
  const response = await server.rehearse(call.request);
  return response.status === 202
    ? objects(replaced('current_table_count', 0))(response, call)
    : response;
};

interface Drain {
  readonly target: string;
  /** Where the tables of each changefeed were. */
  readonly before: ReadonlyMap<string, readonly Placed[]>;
  readonly at: number;
}

/** Changes responses after the first drain. */
const afterDrain =
  (make: (drain: Drain) => Look): Play =>
  (operationId) => {
    let look: Look | undefined;
    return async (call, server) => {
      const before = new Map<string, readonly Placed[]>();
      const mayBegin = call.operationId === operationId && look === undefined;
      if (mayBegin) {
        for (const { id } of await listOf(server)) {
          before.set(textOf(id), await tablesOf(server, textOf(id)));
        }
      }
      const response = await server.send(call.request);
      if (mayBegin && accepted(response)) {
        const target = textOf(asked(call).capture_id);
        look = make({ target, before, at: server.now() });
      }
      return look === undefined ? response : look(call, response, server);
    };
  };

/** One table shows on the drained capture again, and nowhere else. */
const oneComesBack = afterDrain(({ target, at }) => async (call, response, server) => {
  const { changefeedId } = call;
  if (server.now() - at < 3_000 || !isOf(call, ['getChangefeed', 'getProcessor'])) return response;
  const placed = await tablesOf(server, changefeedId);
  const [first] = placed.toSorted((a, b) => (String(a.table) < String(b.table) ? -1 : 1));
  if (first === undefined) return response;
  return showTables(response, call, changefeedId, (tables, capture) => {
    const rest = tables.filter((table) => String(table) !== String(first.table));
    return capture === target ? [...rest, first.table] : rest;
  });
});

const tablesLost = afterDrain(({ target, before }) => (call, response) => {
  const placed = before.get(call.changefeedId) ?? [];
  const drained = placed.filter(({ capture }) => capture === target);
  const lost = new Set(drained.map(({ table }) => String(table)));
  return showTables(response, call, call.changefeedId, (tables) =>
    tables.filter((table) => !lost.has(String(table))),
  );
});

/** Pauses the changefeeds that had tables on the capture. */
const drainedPause: Play = (operationId) => async (call, server) => {
  const ids: string[] = [];
  const isOurs = call.operationId === operationId;
  for (const id of isOurs ? (await listOf(server)).map((one) => textOf(one.id)) : []) {
    const placed = await tablesOf(server, id);
    if (placed.some(({ capture }) => capture === asked(call).capture_id)) ids.push(id);
  }
  const response = await server.send(call.request);
  if (!accepted(response)) return response;
  for (const id of ids) await server.send(requestFor('pauseChangefeed', id));
  return response;
};

export const drainDefects: readonly Defect[] = [
  ...defectsOf('drainCapture', [
    [
      'settling',
      'never gets to the end',
      changing(objects(changed('current_table_count', (count) => Math.max(1, Number(count))))),
    ],
    ['settling', 'reports that it is done and moves nothing', onlyCounts],
    ['consistency', 'counts 0 at once', changing(objects(replaced('current_table_count', 0)))],
    [
      'settling',
      'drains another capture',
      changedRequest(async (request, call, server) => {
        if (!accepted(await server.rehearse(request))) return request;
        const spared = [await ownerOf(server), textOf(asked(call).capture_id)];
        const ids = (await captureIds(server)).toSorted();
        const other = ids.find((id) => !spared.includes(id));
        return other === undefined ? request : withBody(request, { capture_id: other });
      }),
    ],
    ['settling', 'lets a table come back three seconds later', oneComesBack],
    [
      'consistency',
      'makes the capture that was called stop',
      since('drainCapture', (call, response) =>
        call.operationId === 'getServerStatus'
          ? objects(replaced('liveness', 1))(response, call)
          : response,
      ),
    ],
    ['settling', 'loses the tables', tablesLost],
    ['settling', 'pauses changefeeds that had tables there', drainedPause],
  ]),
];
