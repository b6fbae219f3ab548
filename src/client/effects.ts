// When an accepted operation has taken effect, as data (server-behaviour/state-machine.md#requested-transitions).

/** What a changefeed must show after an operation. */
export interface Effect {
  /** Completes "the changefeed ...": `is stopped`. */
  readonly words: string;
  /** The states of which it must have one; none: it must not be found. */
  readonly states: readonly string[];
  /** States that also show the effect: the sink was in trouble since, or the target was reached. */
  readonly laterStates?: readonly string[];
  /** States from which the effect no longer comes. */
  readonly finalStates?: readonly string[];
  /** Its checkpoint must be beyond its start. */
  readonly hasAdvanced?: true;
  /** Before the effect shows, the changefeed may not be found although there is an owner. */
  readonly mayBeMissing?: true;
  /** The request may be sent again after an election: a new owner may not know the requests to its predecessor. */
  readonly isRepeatable?: true;
}

export const effects = {
  /**
   * A pause before the checkpoint has moved ends servers of v8.0 to v8.5.7
   * (server-behaviour/running-servers.md#pause-after-create-kills-v8-5-7).
   */
  created: {
    words: 'runs and has advanced',
    states: ['normal', 'warning'],
    laterStates: ['finished'],
    finalStates: ['failed', 'stopped'],
    hasAdvanced: true,
    mayBeMissing: true,
  },
  paused: {
    words: 'is stopped',
    states: ['stopped'],
    finalStates: ['failed', 'finished'],
    isRepeatable: true,
  },
  resumed: {
    words: 'is normal',
    states: ['normal'],
    laterStates: ['warning', 'finished'],
    isRepeatable: true,
  },
  removed: { words: 'is gone', states: [], mayBeMissing: true, isRepeatable: true },
  updated: { words: 'shows the update', states: ['stopped', 'failed'] },
  moved: { words: 'has the table there', states: ['normal', 'warning'] },
} as const satisfies Record<string, Effect>;

/** Milliseconds after which an owner has shown what it does, in every release: four of its ticks. */
export const shownAfter = 800;

/** The consecutive times that a changefeed must not be found while there is one owner, before it counts as removed. */
export const missingReads = 3;
