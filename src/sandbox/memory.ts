// What the sandbox remembers beside the model: log levels, which changefeeds were deleted of late, and what chance has done.

import type { RandomState } from './cluster/random.js';

export interface Memory {
  /** Log levels by capture ID, in lower case; `info` where there is none. */
  readonly logLevels: Map<string, string>;
  /** In the order of their deletion. */
  readonly deleted: Deletion[];
  /** Calls of `drainCapture` by the ID of the capture that handled them, where servers count no more than that. */
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

export function createMemory(seed: number): Memory {
  return { logLevels: new Map(), deleted: [], drains: new Map(), order: { random: seed | 0 } };
}
