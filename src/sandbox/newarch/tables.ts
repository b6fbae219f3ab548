// Operations on tables in the new architecture: rebalance does nothing, a move waits for its end (facts C.11, C.12).
import { emptyAnswer, errorAnswer, invalidParameter, textType } from '../../edge/answer.js';
import type { Changefeed } from '../cluster/types.js';
import { checkId, readBody } from '../handlers/checks.js';
import { Refusal, refuse } from '../refusal.js';
import { isReady } from './checks.js';
import { parseInt64 } from './go-integers.js';
import { emptyObject, plainRefusal } from './refusals.js';
import type { NewarchContext, NewarchHandler } from './types.js';

export const rebalanceTables: NewarchHandler = () => emptyAnswer(202);

export const moveTable: NewarchHandler = async (context, call) => {
  const body = readBody(context, call, 'invalid api parameter');
  // The wrapper adds the body's values to the query, where the first ones count.
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
  if (!context.cluster.captures().some((capture) => capture.id === captureId)) {
    const extra = `%!(EXTRA string=targetNode, node.ID=${captureId})`;
    throw refuse('CDC:ErrNodeIsNotFound', `node is not found${extra}`);
  }
  if (changefeed.moving.includes(tableId)) {
    throw refuse('CDC:ErrOperatorIsNil', 'operator created failed');
  }
  await moved(context, id, tableId, captureId);
  return emptyObject(202);
};

/** Servers ask themselves for the changefeed, and take every problem for this one. */
function maintained({ cluster }: NewarchContext, id: string): Changefeed {
  const changefeed = isReady(cluster) ? cluster.changefeed(id) : undefined;
  if (changefeed?.maintainer !== undefined) return changefeed;
  throw plainRefusal(`Can't not find maintainer for changefeed: ${id}`);
}

/** What comes back when the maintainer's node has forwarded a body that was read before. */
const consumedBody = (() => {
  const error = invalidParameter('invalid api parameter: EOF');
  return new Refusal(error, errorAnswer(400, error, textType));
})();

function refuseMove(code: string, text: string, tableId: bigint): Refusal {
  return refuse(code, `${text}%!(EXTRA string=tableID, int64=${tableId})`);
}

/** Hands the move to the maintainer and waits until the table is where it is to be. */
async function moved(
  { cluster, traits, wait }: NewarchContext,
  id: string,
  tableId: bigint,
  captureId: string,
): Promise<void> {
  const isThere = () => cluster.changefeed(id)?.tables.get(captureId)?.includes(tableId) === true;
  if (isThere()) return;
  cluster.enqueue('move-table', id, { tableId, captureId });
  const { ownerTick } = traits.rules;
  for (let waited = 0; waited < traits.moveTimeout; waited += ownerTick) {
    await wait(ownerTick);
    if (isThere()) return;
  }
  throw refuse('CDC:ErrTimeout', 'timeout');
}
