// The check of `updateChangefeed` that needs the cluster. Both architectures share it.
import { updateRefused } from '../../../http/refusals/changefeed-errors.js';
import type { ChangefeedState } from '../../model/types.js';
import type { Traits } from '../../traits/index.js';

/** @throws {Refusal} unless the changefeed is in a state in which the release updates it. */
export function checkUpdatable({ updateStates }: Traits, state: ChangefeedState): void {
  if (state === 'stopped') return;
  if (state === 'failed' && updateStates === 'stopped or failed') return;
  throw updateRefused(`can only update changefeed config when it is ${updateStates}`);
}
