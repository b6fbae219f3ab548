// What handlers of the new architecture get, beside what all handlers get.
import type { Answer } from '../../edge/answer.js';
import type { Call, Context } from '../handlers/types.js';
import type { Lock } from './lock.js';
import type { NextTraits } from './releases.js';

export interface NextContext extends Context {
  readonly traits: NextTraits;
  /** The one that all operations on changefeeds take. */
  readonly lock: Lock;
}

export type NextHandler = (context: NextContext, call: Call) => Answer | Promise<Answer>;
