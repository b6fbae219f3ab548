// Held-out defects of moving a table and of rebalancing.
import type { JsonValue } from '../../../../src/codec/index.js';
import { earlierCheckpoint, objects, replaced, textOf } from '../bodies.js';
import { type Defect, defectsOf, type Play } from '../defect.js';
import { accepted, createdId, shownAfter } from '../effects.js';
import { about, changedRequest } from '../requests.js';
import { errorResponse } from '../responses.js';
import {
  captureIds,
  moveOf,
  moveRequest,
  type Placed,
  showTables,
  tablesOf,
  tablesShown,
} from '../tables.js';
import {
  asked,
  bindError,
  captureOf,
  refusing,
  refusingStopped,
  whole,
  withBody,
} from './shared.js';

const isSame = (one: JsonValue, other: JsonValue | undefined) => String(one) === String(other);

const lostToUnknown: Play = (operationId) => {
  const lost = new Map<string, JsonValue>();
  return async (call, server) => {
    const response = await server.send(call.request);
    if (call.operationId === operationId && accepted(response)) {
      const { table, capture } = moveOf(call);
      if (!(await captureIds(server)).includes(capture)) lost.set(call.changefeedId, table);
    }
    const table = lost.get(call.changefeedId);
    if (table === undefined) return response;
    return showTables(response, call, call.changefeedId, (tables) =>
      tables.filter((one) => !isSame(one, table)),
    );
  };
};

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

export const tableDefects: readonly Defect[] = [
  ...defectsOf('moveTable', [
    [
      'settling',
      'leaves the table on its old capture as well',
      tablesShown((tables, capture, before, { table }) => {
        const from = before.find((one) => isSame(one.table, table))?.capture;
        const isGone = from === capture && !tables.some((one) => isSame(one, table));
        return isGone ? [...tables, table] : [...tables];
      }),
    ],
    [
      'settling',
      'goes to the capture after the one that is named',
      changedRequest(async (request, call, server) => {
        const ids = (await captureIds(server)).toSorted();
        const at = ids.indexOf(moveOf(call).capture);
        const next = ids[(at + 1) % ids.length] ?? '';
        return at < 0 ? request : withBody(request, { ...asked(call), capture_id: next });
      }),
    ],
    ['settling', 'to an unknown capture loses the table', lostToUnknown],
    [
      'refused requests',
      'refuses table IDs beyond 32 bits',
      refusing(
        (call) => whole(asked(call).table_id) > 2_147_483_647n,
        () =>
          bindError(
            'json: cannot unmarshal number into Go struct field MoveTableReq.table_id of type int32',
          ),
      ),
    ],
    [
      'accepted refusals',
      'takes target_capture_id as well',
      changedRequest((request, call) => {
        const { target_capture_id: id, ...rest } = asked(call);
        if (id === undefined || rest.capture_id !== undefined) return request;
        return withBody(request, { ...rest, capture_id: id });
      }),
    ],
    ['refused requests', 'refuses a changefeed that is stopped', refusingStopped],
    [
      'refused requests',
      'refuses a body without a table',
      refusing(
        (call) => asked(call).table_id === undefined && textOf(asked(call).capture_id) !== '',
        () => errorResponse(400, 'CDC:ErrAPIInvalidParam', 'invalid table_id: 0'),
      ),
    ],
    [
      'refused requests',
      'refuses a capture that is not there',
      refusing(
        async (call, server) =>
          !(await captureIds(server)).includes(moveOf(call).capture) &&
          accepted(await server.rehearse(call.request)),
        (call) =>
          errorResponse(
            400,
            'CDC:ErrCaptureNotExist',
            `capture not exists, ${moveOf(call).capture}`,
          ),
      ),
    ],
    ['settling', 'takes the checkpoint a minute back', shownAfter(earlierCheckpoint(60_000))],
  ]),

  ...defectsOf('rebalanceTables', [
    [
      'settling',
      'puts all tables on one capture',
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
      'loses a table',
      tablesShown((tables, _, before) => tables.filter((one) => !isSame(one, before[0]?.table))),
    ],
    ['refused requests', 'refuses a changefeed that is stopped', refusingStopped],
    ['consistency', 'leaves the processors with the tables that they had', processorsAsBefore],
  ]),
];
