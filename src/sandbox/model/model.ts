// The data that all parts of the model use: the state, and the constants of a cluster.
import { pushDue } from './due.js';
import type { Feed, State } from './state.js';
import type { ChangefeedConfig, ModelRules } from './types.js';

export interface Model {
  state: State;
  readonly rules: ModelRules;
  /** `host:port` by the index of the port. */
  addresses: readonly string[];
  /** IDs of the upstream tables that the changefeed replicates. */
  readonly tablesOf: (config: ChangefeedConfig) => readonly bigint[];
}

/** Returns `host:port` of a capture, by its index in the state. */
export function addressOf({ state, addresses }: Model, index: number): string {
  return addresses[state.captures[index]?.port ?? index] ?? '';
}

/** Requests an owner tick at or after `time`. */
export function requestTick({ state }: Model, feed: Feed, time: number): void {
  if (time >= feed.due) return;
  feed.due = time;
  pushDue(state.due, { time, id: feed.id });
  // Entries of removed changefeeds may be far in the future, and must not accumulate.
  if (state.due.length > 2 * state.feeds.size + 64) compact(state);
}

function compact(state: State): void {
  const heap: State['due'] = [];
  for (const { id, due } of state.feeds.values()) {
    if (due !== Number.POSITIVE_INFINITY) pushDue(heap, { time: due, id });
  }
  state.due = heap;
}
