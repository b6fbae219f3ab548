// What handlers of the new architecture get, beside what all handlers get.
import type { Answer } from '../../edge/answer.js';
import type { Call, Context } from '../handlers/types.js';
import type { Lock } from './lock.js';
import type { NewarchTraits } from './releases.js';

export interface NewarchContext extends Context {
  readonly traits: NewarchTraits;
  /** The one that all operations on changefeeds take. */
  readonly lock: Lock;
}

export type NewarchHandler = (context: NewarchContext, call: Call) => Answer | Promise<Answer>;
