// Operations on tables in the new architecture: a rebalance does nothing, a move waits until it is done
// (server-behaviour/new-architecture.md#rebalance, server-behaviour/new-architecture.md#move-table).
import { readBody, unreadableBody } from '../../../http/refusals/body.js';
import { checkId } from '../../../http/refusals/ids.js';
import { parseInt64 } from '../../../http/refusals/newarch/go-integers.js';
import { type Refusal, refuse, refuseWithoutCode } from '../../../http/refusals/refusal.js';
import { compactResponse, emptyResponse } from '../../../http/response.js';
import type { Changefeed } from '../../model/types.js';
import type { Context, Handler } from '../common/types.js';
import { isReady } from './checks.js';

export const rebalanceTables: Handler = () => emptyResponse(202);

export const moveTable: Handler = async (context, call) => {
  const body = readBody(call.body, context.bodySchema, 'invalid api parameter');
  // Servers append the values of the body to the query, and use the first value of each parameter.
  const { query } = call;
  const tableId = parseInt64(query.get('tableID') ?? String(body.table_id ?? 0n));
  const captureId = query.get('targetNodeID') ?? String(body.capture_id ?? '');
  const { changefeed_id: id = '' } = call.parameters;
  checkId('changefeed_id', id);

  const changefeed = maintained(context, id);
  if (context.quirks && changefeed.maintainer !== context.capture.id) throw consumedBody;
  const tables = [...changefeed.tables.values()].flat();
  if (tableId === 0n) {
    throw refuseMove('CDC:ErrTableNotSupportMove', 'table is not supported to move', tableId);
  }
  if (!tables.includes(tableId)) {
    throw refuseMove('CDC:ErrTableIsNotFounded', 'table is not found', tableId);
  }
  if (context.cluster.capture(captureId) === undefined) {
    const extra = `%!(EXTRA string=targetNode, node.ID=${captureId})`;
    throw refuse('CDC:ErrNodeIsNotFound', `node is not found${extra}`);
  }
  if (changefeed.moving.includes(tableId)) {
    throw refuse('CDC:ErrOperatorIsNil', 'operator created failed');
  }
  await moved(context, id, tableId, captureId);
  return compactResponse(202, {});
};

/** Returns the changefeed if it has a maintainer. @throws {Refusal} otherwise, whatever the reason, as servers do. */
function maintained({ cluster }: Context, id: string): Changefeed {
  const changefeed = isReady(cluster) ? cluster.changefeed(id) : undefined;
  if (changefeed?.maintainer !== undefined) return changefeed;
  throw refuseWithoutCode(`Can't not find maintainer for changefeed: ${id}`);
}

/** Servers forward a body that they have already read to the maintainer's node: a bug. */
const consumedBody = unreadableBody('invalid api parameter', 'EOF');

function refuseMove(code: string, text: string, tableId: bigint): Refusal {
  return refuse(code, `${text}%!(EXTRA string=tableID, int64=${tableId})`);
}

/** Hands the move to the maintainer and waits until the table is on the capture. @throws {Refusal} after `moveTimeout`. */
async function moved(
  { cluster, traits, wait }: Context,
  id: string,
  tableId: bigint,
  captureId: string,
): Promise<void> {
  const isMoved = () => cluster.changefeed(id)?.tables.get(captureId)?.includes(tableId) === true;
  if (isMoved()) return;
  cluster.enqueue('move-table', id, { tableId, captureId });
  const { moveTimeout = 0, rules } = traits;
  const { ownerTick } = rules;
  for (let waited = 0; waited < moveTimeout; waited += ownerTick) {
    await wait(ownerTick);
    if (isMoved()) return;
  }
  throw refuse('CDC:ErrTimeout', 'timeout');
}
