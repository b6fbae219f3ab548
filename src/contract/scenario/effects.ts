// When an accepted operation has taken effect, as data.
import type { JsonObject } from '../generated-files.js';

/** What must show of a changefeed. */
export interface SettlingRule {
  /** In words: `the state is stopped`. */
  readonly words: string;
  readonly changefeedId: string;
  /** Of the detail; undefined: the server does not know the changefeed. */
  readonly detail: (detail: JsonObject | undefined) => boolean;
  /** Of its entry in the list of all states; undefined: it is not there. */
  readonly listed: (item: JsonObject | undefined) => boolean;
  /** The states in which it must be from then on; none: it must be gone. */
  readonly states: readonly string[];
  /** Nothing changes: looked at once, after the owner has had its time to do something. */
  readonly stays?: true;
  /** The field that the operation changes. */
  readonly changes?: string;
  /** What v1 shows may be nothing of the effect, so that `accepted` is all there is to say. */
  readonly hidden?: true;
}

const running = ['normal', 'warning'];

/** A state of several. */
function inState(words: string, changefeedId: string, states: readonly string[]): SettlingRule {
  const holds = (shown: JsonObject | undefined) => states.includes(String(shown?.state));
  return { words, changefeedId, detail: holds, listed: holds, states };
}

export const settling = {
  created: (id: string) => inState('it is readable, listed, and running', id, running),
  paused: (id: string) => inState('the state is stopped', id, ['stopped']),
  /** A sink that takes everything gives no reason for another state (facts 4.1). */
  resumed: (id: string) => inState('the state is normal', id, ['normal']),
  finished: (id: string) => inState('the state is finished', id, ['finished']),
  removed: (id: string): SettlingRule => ({
    words: 'it is unknown, and listed no more',
    changefeedId: id,
    detail: (detail) => detail === undefined,
    listed: (item) => item === undefined,
    states: [],
  }),
  /** A field of the detail shows what an update has set, and the changefeed stays stopped. */
  updated: (id: string, field: string, value: bigint | string): SettlingRule => ({
    ...inState(`${field} is the new one, and the state stays stopped`, id, ['stopped']),
    detail: (detail) => detail?.[field] === value && detail.state === 'stopped',
    changes: field,
  }),
  /** An update of what v1 does not show. */
  updatedUnseen: (id: string): SettlingRule => ({
    ...inState('the state stays stopped', id, ['stopped']),
    stays: true,
    hidden: true,
  }),
  stays: (id: string, state: 'running' | 'stopped' | 'finished'): SettlingRule => ({
    ...inState(`the state stays ${state}`, id, state === 'running' ? running : [state]),
    stays: true,
  }),
} as const;
