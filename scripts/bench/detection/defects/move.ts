// Defects of moving tables.

import type { JsonValue } from '../../../../src/codec/index.js';
import { type Defect, defectsOf, type Play } from '../defect.js';
import { earlierCheckpoint, textOf } from '../mutations/bodies.js';
import {
  accepted,
  delayed,
  followedBy,
  ignored,
  leaking,
  pauses,
  shownAfter,
} from '../mutations/effects.js';
import {
  asked,
  bindError,
  refusing,
  refusingStopped,
  whole,
  withBody,
} from '../mutations/looking.js';
import { bodyText, changedRequest } from '../mutations/requests.js';
import { errorResponse } from '../mutations/responses.js';
import {
  captureIds,
  moveOf,
  moveRequest,
  showTables,
  tablesOf,
  tablesShown,
} from '../mutations/tables.js';

/** Moves to a capture that nobody named. */
const toAnother = changedRequest(async (request, call, server) => {
  const { capture, table } = moveOf(call);
  const others = (await captureIds(server)).filter((id) => id !== capture);
  const [other] = others;
  if (other === undefined || others.length === 0) return request;
  return { ...request, body: moveRequest(call.changefeedId, { table, capture: other }).body };
});

const allTables: Play = (operationId) => async (call, server) => {
  const response = await server.send(call.request);
  if (call.operationId !== operationId || response.status >= 300) return response;
  const { capture } = moveOf(call);
  for (const { table } of await tablesOf(server, call.changefeedId)) {
    await server.send(moveRequest(call.changefeedId, { table, capture }));
  }
  return response;
};

const same = (one: unknown, other: unknown) => String(one) === String(other);

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

export const moveDefects: readonly Defect[] = [
  ...defectsOf('moveTable', [
    [
      'refused requests',
      'asks for target_capture_id',
      changedRequest(bodyText((all) => all.replace('"capture_id"', '"target_capture_id"'))),
    ],
    ['settling', 'moves nothing', ignored],
    ['settling', 'moves two minutes late', delayed(120_000)],
    ['settling', 'moves to another capture', toAnother],
    ['settling', 'moves all tables', allTables],
    [
      'settling',
      'loses the table',
      tablesShown((tables, _capture, _before, { table }) =>
        tables.filter((one) => !same(one, table)),
      ),
    ],
    [
      'settling',
      'leaves the table where it was as well',
      tablesShown((tables, capture, before, { table }) => {
        const wasHere = before.some((one) => same(one.table, table) && one.capture === capture);
        const isHere = tables.some((one) => same(one, table));
        return wasHere && !isHere ? [...tables, table] : [...tables];
      }),
    ],
    ['settling', 'pauses the changefeed', followedBy(pauses)],
    ['leaks', 'moves the table in other changefeeds too', leaking('too')],
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
];
