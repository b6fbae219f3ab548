// The checkpoint of a changefeed, which servers name differently.
import type { ChangefeedDetail } from '../../../generated/types.js';

/** Returns the checkpoint: `checkpoint_tso` of classic servers, `checkpoint_ts` of the new architecture. */
export function checkpointOf(changefeed: ChangefeedDetail): bigint {
  const { checkpoint_tso, checkpoint_ts }: { checkpoint_tso?: bigint; checkpoint_ts?: unknown } =
    changefeed;
  // At this position the codec gives a number if it is safe.
  return checkpoint_tso ?? BigInt(String(checkpoint_ts ?? 0));
}

/** Returns whether the checkpoint is beyond the start. */
export const isAdvanced = (changefeed: ChangefeedDetail) =>
  checkpointOf(changefeed) > changefeed.start_ts;
