// State of the handlers, in addition to the model: log levels, removed changefeeds, drain calls, and the order of unsorted lists.
import type { RandomState } from './model/random.js';

export interface HandlerState {
  /** Log levels by capture ID, in lower case. Without an entry the level is `info`. */
  readonly logLevels: Map<string, string>;
  /** Removed changefeeds, the oldest first. */
  readonly deleted: Deletion[];
  /** Number of calls of `drainCapture` by the ID of the capture that handled them, where servers only count the calls. */
  readonly drains: Map<string, number>;
  /** Decides the order of lists that servers do not sort (new architecture). */
  readonly order: RandomState;
}

export interface Deletion {
  readonly id: string;
  readonly sinkUri: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export function createHandlerState(seed: number): HandlerState {
  return { logLevels: new Map(), deleted: [], drains: new Map(), order: { random: seed | 0 } };
}
