// Checks that operations of the classic servers share.

import { changefeedNotExists } from '../../../http/refusals/changefeed-errors.js';
import { checkId } from '../../../http/refusals/ids.js';
import type { Changefeed } from '../../model/types.js';
import { checkCredentials } from '../common/credentials.js';
import type { Call, Context } from '../common/types.js';

/** How an operation reaches its changefeed. */
export interface Access {
  /** The path in etcd where v5.2 looks for the changefeed. */
  readonly etcdPath: 'changefeed/info' | 'job';
  readonly authenticated: boolean;
}

/** Operations that read a changefeed. */
export const reading: Access = { etcdPath: 'changefeed/info', authenticated: false };

/**
 * Returns the changefeed that the path names. Checks ID, credentials and existence in the order of the release.
 *
 * @throws {Refusal} if a check fails.
 */
export function pathChangefeed(context: Context, call: Call, access: Access): Changefeed {
  const { changefeed_id: id = '' } = call.parameters;
  const find = () => {
    const changefeed = context.cluster.changefeed(id);
    if (changefeed === undefined) throw changefeedNotExists(context.traits, id, access.etcdPath);
    return changefeed;
  };
  if (context.traits.lookupFirst) find();
  if (access.authenticated) checkCredentials(context, call);
  checkId('changefeed_id', id);
  return find();
}
