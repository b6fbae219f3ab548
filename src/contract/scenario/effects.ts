// When an accepted operation has taken effect, as data: the rules by which a caller waits, and what else a check looks at.
import { type Effect as WaitedFor, effects as waitedFor } from '../../client/effects.js';
import type { JsonObject } from '../../shared/json.js';
import type { GivenSettings } from '../rules/created-settings.js';

/** What an operation must bring about, how long it may take, and what else belongs to it. */
export interface Effect extends Pick<WaitedFor, 'words' | 'mayBeMissing' | 'isRepeatable'> {
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
  /** Classic releases that have carried it out when the response comes; the new architecture always has. */
  readonly immediate?: string;
  /** What must become of the captures that work on the changefeed. */
  readonly assignment?: 'none' | 'as-before';
  /** Classic releases in which that can be observed, if not all. */
  readonly assignmentReleases?: string;
}

const running = waitedFor.created.states;

type Shown = Pick<WaitedFor, 'words' | 'states' | 'mayBeMissing' | 'isRepeatable'>;

/** The changefeed is in one of several states; without any it is gone. */
function shows({ words, states, mayBeMissing, isRepeatable }: Shown, changefeedId: string): Effect {
  const holds = (shown: JsonObject | undefined) =>
    shown === undefined ? states.length === 0 : states.includes(String(shown.state));
  return {
    words,
    changefeedId,
    detail: holds,
    listed: holds,
    states,
    ...(mayBeMissing && { mayBeMissing }),
    ...(isRepeatable && { isRepeatable }),
  };
}

/**
 * Releases that list processors of running changefeeds only, so that a stopped one must have none (server-behaviour/cluster.md#processors).
 */
const listsOnlyRunning = '<6.1.0 || >=6.2.0 <7.3.0 || >=8.2.0';

export const effects = {
  created: (id: string, given?: GivenSettings): Effect => ({
    ...shows({ ...waitedFor.created, words: 'is readable, listed and running' }, id),
    ...(given !== undefined && { given }),
  }),
  finished: (id: string, given?: GivenSettings): Effect => ({
    ...shows({ words: 'is finished', states: ['finished'], mayBeMissing: true }, id),
    ...(given !== undefined && { given }),
  }),
  paused: (id: string): Effect => ({
    ...shows(waitedFor.paused, id),
    assignment: 'none',
    assignmentReleases: listsOnlyRunning,
  }),
  /** A sink that accepts everything gives no reason for another state (server-behaviour/state-machine.md#requested-transitions). */
  resumed: (id: string): Effect => ({
    ...shows(waitedFor.resumed, id),
    assignment: 'as-before',
  }),
  removed: (id: string): Effect => ({
    ...shows({ ...waitedFor.removed, words: 'is not found and not listed' }, id),
    // server-behaviour/state-machine.md#visibility, C.10.
    immediate: '>=6.2.0',
    assignment: 'none',
  }),
  /** A field of the detail shows what an update has set, and the changefeed stays stopped. */
  updated: (id: string, field: string, value: bigint | string): Effect => ({
    ...shows({ words: `shows the new ${field} and stays stopped`, states: ['stopped'] }, id),
    detail: (detail) => detail?.[field] === value && detail.state === 'stopped',
    changes: field,
  }),
  /** An update of settings that v1 does not show. */
  updatedUnseen: (id: string): Effect => ({
    ...shows({ words: 'stays stopped', states: ['stopped'] }, id),
    stays: true,
    hidden: true,
  }),
  unchanged: (id: string, state: 'running' | 'stopped' | 'finished'): Effect => ({
    ...shows(
      {
        words: `stays ${state}`,
        states: state === 'running' ? running : [state],
        isRepeatable: true,
      },
      id,
    ),
    stays: true,
  }),
} as const;
