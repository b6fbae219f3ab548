// Defects of rebalancing tables.

import type { JsonValue } from '../../../../src/codec/index.js';
import { type Defect, defectsOf, type Play } from '../defect.js';
import { objects, replaced } from '../mutations/bodies.js';
import { accepted, createdId, followedBy, ignored, pauses, removes } from '../mutations/effects.js';
import { captureOf, refusingStopped } from '../mutations/looking.js';
import { about } from '../mutations/requests.js';
import { errorResponse } from '../mutations/responses.js';
import { wrongMethod } from '../mutations/routes.js';
import {
  captureIds,
  moveRequest,
  type Placed,
  tablesOf,
  tablesShown,
} from '../mutations/tables.js';

/** Moves every table to the first capture: the opposite of what is asked. */
const crowded: Play = (operationId) => async (call, server) => {
  const response = await server.send(call.request);
  if (call.operationId !== operationId || response.status >= 300) return response;
  const [capture = ''] = await captureIds(server);
  for (const { table } of await tablesOf(server, call.changefeedId)) {
    await server.send(moveRequest(call.changefeedId, { table, capture }));
  }
  return response;
};

const same = (one: unknown, other: unknown) => String(one) === String(other);

const isSame = (one: JsonValue, other: JsonValue | undefined) => String(one) === String(other);

/** Gives the right response and rebalances the changefeed that was created last. */
const ofLastCreated: Play = (operationId) => {
  let last = '';
  return async (call, server) => {
    if (call.operationId === operationId && last !== '' && last !== call.changefeedId) {
      const response = await server.rehearse(call.request);
      if (accepted(response)) await server.send(about(last, call));
      return response;
    }
    const response = await server.send(call.request);
    if (accepted(response) && createdId(call) !== '') last = createdId(call);
    return response;
  };
};

/** Until the next move, processors show the tables that they had before. */
const processorsAsBefore: Play = (operationId) => {
  const before = new Map<string, readonly Placed[]>();
  return async (call, server) => {
    const isOurs = call.operationId === operationId;
    const placed = isOurs ? await tablesOf(server, call.changefeedId) : [];
    const response = await server.send(call.request);
    if (isOurs && accepted(response)) before.set(call.changefeedId, placed);
    if (call.operationId === 'moveTable') before.delete(call.changefeedId);
    const then = before.get(call.changefeedId);
    if (then === undefined || call.operationId !== 'getProcessor') return response;
    const own = then.filter(({ capture }) => capture === captureOf(call));
    const tables = own.map(({ table }) => table);
    return objects(replaced('table_ids', tables))(response, call);
  };
};

export const rebalanceDefects: readonly Defect[] = [
  ...defectsOf('rebalanceTables', [
    [
      'refused requests',
      'is not there',
      (operationId) => async (call, server) =>
        call.operationId === operationId
          ? { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' }
          : server.send(call.request),
    ],
    [
      'refused requests',
      'knows no scheduler',
      (operationId) => async (call, server) => {
        const response = await server.send(call.request);
        if (call.operationId !== operationId || response.status !== 202) return response;
        return errorResponse(500, 'CDC:ErrSchedulerRequestFailed', 'scheduler request failed');
      },
    ],
    ['settling', 'spreads nothing', ignored],
    ['settling', 'puts all tables on one capture', crowded],
    ['settling', 'loses a table', tablesShown((tables) => tables.slice(1))],
    [
      'settling',
      'shows a table on every capture',
      tablesShown((tables, _capture, before) => {
        const [first] = before;
        const isHere = first === undefined || tables.some((one) => same(one, first.table));
        return isHere ? [...tables] : [...tables, first.table];
      }),
    ],
    ['settling', 'pauses the changefeed', followedBy(pauses)],
    ['settling', 'removes the changefeed', followedBy(removes)],
    [
      'routing',
      'answers a GET with 405',
      wrongMethod((response) => ({ ...response, status: 405 })),
    ],
    [
      'settling',
      'puts all tables on the capture of the first one',
      (operationId) => async (call, server) => {
        const response = await server.send(call.request);
        if (call.operationId !== operationId || !accepted(response)) return response;
        const placed = await tablesOf(server, call.changefeedId);
        const [{ capture } = { capture: '' }] = placed;
        for (const { table } of placed) {
          await server.send(moveRequest(call.changefeedId, { table, capture }));
        }
        return response;
      },
    ],
    ['leaks', 'acts on the changefeed that was created last', ofLastCreated],
    [
      'settling',
      'loses the table that was first',
      tablesShown((tables, _, before) => tables.filter((one) => !isSame(one, before[0]?.table))),
    ],
    ['refused requests', 'refuses a changefeed that is stopped', refusingStopped],
    ['consistency', 'leaves the processors with the tables that they had', processorsAsBefore],
  ]),
];
