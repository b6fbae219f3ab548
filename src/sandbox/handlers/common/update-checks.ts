// The checks of `updateChangefeed` that both architectures share.
import { Refusal } from '../../../http/refusals/refusal.js';
import type { ChangefeedState } from '../../model/types.js';
import type { Traits } from '../../traits/index.js';
import { updateRefused } from './errors.js';

/** @throws {Refusal} unless the changefeed is in a state in which the release updates it. */
export function checkUpdatable({ updateStates }: Traits, state: ChangefeedState): void {
  if (state === 'stopped') return;
  if (state === 'failed' && updateStates === 'stopped or failed') return;
  throw updateRefused(`can only update changefeed config when it is ${updateStates}`);
}

/** Runs a check. Its refusal becomes the reason for which the update is refused. */
export function checkForUpdate(check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof Refusal ? updateRefused(error.error.message) : error;
  }
}
