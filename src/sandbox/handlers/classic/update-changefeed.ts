// PUT /changefeeds/{changefeed_id}.
import { checkUpdate, readUpdate } from '../../../http/refusals/classic/update-changefeed.js';
import { refuse } from '../../../http/refusals/refusal.js';
import { emptyResponse } from '../../../http/response.js';
import { isUnreachable } from '../../faults.js';
import type { Handler } from '../common/types.js';
import { checkUpdatable } from '../common/update-checks.js';
import { pathChangefeed, reading } from './checks.js';

export const updateChangefeed: Handler = (context, call) => {
  const { traits, faults } = context;
  const access = { ...reading, authenticated: true };
  const { id, state, config } = pathChangefeed(context, call, access);
  checkUpdatable(traits, state);
  const given = readUpdate(call.body, context.bodySchema);

  if (given.target_ts !== 0n && given.target_ts <= config.start_ts) {
    const text = `can not update target-ts:${given.target_ts} less than start-ts:${config.start_ts}`;
    throw refuse('CDC:ErrChangefeedUpdateRefused', text);
  }
  const isUnreachableNow = (address: string) => isUnreachable(faults, address);
  context.cluster.update(id, checkUpdate(traits, config, given, isUnreachableNow));
  return emptyResponse(202);
};
