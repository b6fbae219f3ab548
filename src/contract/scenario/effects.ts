// When an accepted operation has taken effect, as data.
import type { JsonObject } from '../../shared/json.js';
import type { GivenSettings } from '../rules/created-settings.js';

/** What an operation must bring about, how long it may take, and what else belongs to it. */
export interface Effect {
  /** Completes "the changefeed ...": `is stopped`. */
  readonly words: string;
  readonly changefeedId: string;
  /** Whether the detail shows the effect; undefined: the changefeed is not found. */
  readonly detail: (detail: JsonObject | undefined) => boolean;
  /** Whether the entry in the list of all states shows it; undefined: it is not listed. */
  readonly listed: (item: JsonObject | undefined) => boolean;
  /** The states that the changefeed must keep from then on; none: it must stay removed. */
  readonly states: readonly string[];
  /** Nothing changes: it is read once, after the owner has had time to do something. */
  readonly stays?: true;
  /** The setting that the operation changes. */
  readonly changes?: string;
  /** v1 may show nothing of the effect. */
  readonly hidden?: true;
  /** The settings of a new changefeed, which nothing else depends on yet. */
  readonly given?: GivenSettings;
  /** Before the effect shows, the changefeed may not be found although there is an owner. */
  readonly mayBeMissing?: true;
  /** The request may be sent again after an election: a new owner may not know the requests to its predecessor. */
  readonly repeatable?: true;
  /** Classic releases that have carried it out when the response comes; the new architecture always has. */
  readonly immediate?: string;
  /** What must become of the captures that work on the changefeed. */
  readonly assignment?: 'none' | 'as-before';
  /** Classic releases in which that can be observed, if not all. */
  readonly assignmentReleases?: string;
}

const running = ['normal', 'warning'];

/** The changefeed is in one of several states. */
function inState(words: string, changefeedId: string, states: readonly string[]): Effect {
  const holds = (shown: JsonObject | undefined) => states.includes(String(shown?.state));
  return { words, changefeedId, detail: holds, listed: holds, states };
}

const repeatable = { repeatable: true } as const;

/**
 * Releases that list processors of running changefeeds only, so that a stopped one must have none (server-behaviour/cluster.md#processors).
 */
const listsOnlyRunning = '<6.1.0 || >=6.2.0 <7.3.0 || >=8.2.0';

export const effects = {
  created: (id: string, given?: GivenSettings): Effect => ({
    ...inState('is readable, listed and running', id, running),
    mayBeMissing: true,
    ...(given !== undefined && { given }),
  }),
  finished: (id: string, given?: GivenSettings): Effect => ({
    ...inState('is finished', id, ['finished']),
    mayBeMissing: true,
    ...(given !== undefined && { given }),
  }),
  paused: (id: string): Effect => ({
    ...inState('is stopped', id, ['stopped']),
    ...repeatable,
    assignment: 'none',
    assignmentReleases: listsOnlyRunning,
  }),
  /** A sink that accepts everything gives no reason for another state (server-behaviour/state-machine.md#requested-transitions). */
  resumed: (id: string): Effect => ({
    ...inState('is normal', id, ['normal']),
    ...repeatable,
    assignment: 'as-before',
  }),
  removed: (id: string): Effect => ({
    words: 'is not found and not listed',
    changefeedId: id,
    detail: (detail) => detail === undefined,
    listed: (item) => item === undefined,
    states: [],
    mayBeMissing: true,
    ...repeatable,
    // server-behaviour/state-machine.md#visibility, C.10.
    immediate: '>=6.2.0',
    assignment: 'none',
  }),
  /** A field of the detail shows what an update has set, and the changefeed stays stopped. */
  updated: (id: string, field: string, value: bigint | string): Effect => ({
    ...inState(`shows the new ${field} and stays stopped`, id, ['stopped']),
    detail: (detail) => detail?.[field] === value && detail.state === 'stopped',
    changes: field,
  }),
  /** An update of settings that v1 does not show. */
  updatedUnseen: (id: string): Effect => ({
    ...inState('stays stopped', id, ['stopped']),
    stays: true,
    hidden: true,
  }),
  unchanged: (id: string, state: 'running' | 'stopped' | 'finished'): Effect => ({
    ...inState(`stays ${state}`, id, state === 'running' ? running : [state]),
    ...repeatable,
    stays: true,
  }),
} as const;
