// The state machines of changefeeds, one per state model.
import type { Model } from './model.js';
import type { Feed, Written } from './state.js';
import type { ChangefeedState, ModelRules } from './types.js';

export type StateEvent =
  | 'pause'
  | 'resume'
  | 'finish'
  | 'error'
  | 'fatal'
  | 'lose'
  | 'retry'
  | 'warn'
  | 'recover';

/** The states in which an event has an effect, and the state after it. */
type Transitions = Readonly<
  Record<StateEvent, { readonly from: readonly ChangefeedState[]; readonly to: ChangefeedState }>
>;

/**
 * The state machines of TiCDC (`cdc/owner/feed_state_manager.go`; server-behaviour/new-architecture.md#state-machine for the new
 * architecture, where a retry restarts a changefeed that stays in `warning`). A removal has an effect in every state.
 */
export const transitions: Readonly<Record<ModelRules['stateModel'], Transitions>> = {
  error: {
    pause: { from: ['normal', 'error'], to: 'stopped' },
    resume: { from: ['failed', 'error', 'stopped', 'finished'], to: 'normal' },
    finish: { from: ['normal'], to: 'finished' },
    error: { from: ['normal'], to: 'error' },
    fatal: { from: ['normal', 'error'], to: 'failed' },
    lose: { from: ['normal', 'error', 'stopped'], to: 'failed' },
    retry: { from: ['error'], to: 'normal' },
    warn: { from: [], to: 'normal' },
    recover: { from: [], to: 'normal' },
  },
  warning: {
    pause: { from: ['normal', 'warning', 'pending'], to: 'stopped' },
    resume: { from: ['failed', 'stopped', 'finished'], to: 'normal' },
    finish: { from: ['normal', 'warning'], to: 'finished' },
    error: { from: ['normal', 'warning'], to: 'pending' },
    fatal: { from: ['normal', 'warning', 'pending'], to: 'failed' },
    lose: { from: ['normal', 'warning', 'pending', 'stopped'], to: 'failed' },
    retry: { from: ['pending'], to: 'warning' },
    warn: { from: ['normal', 'warning'], to: 'warning' },
    recover: { from: ['warning'], to: 'normal' },
  },
  newarch: {
    pause: { from: ['normal', 'warning', 'failed', 'stopped', 'finished'], to: 'stopped' },
    resume: { from: ['failed', 'stopped', 'finished'], to: 'normal' },
    finish: { from: ['normal', 'warning'], to: 'finished' },
    error: { from: ['normal', 'warning'], to: 'warning' },
    fatal: { from: ['normal', 'warning'], to: 'failed' },
    lose: { from: [], to: 'failed' },
    retry: { from: ['warning'], to: 'warning' },
    warn: { from: ['normal', 'warning'], to: 'warning' },
    recover: { from: ['warning'], to: 'normal' },
  },
};

/** Returns whether an event has an effect in the changefeed's state. */
export function hasEffect({ rules }: Model, feed: Feed, event: StateEvent): boolean {
  return transitions[rules.stateModel][event].from.includes(feed.state);
}

/** Stores the state after an event. Returns false if the event has no effect. */
export function change(
  model: Model,
  feed: Feed,
  event: StateEvent,
  met: Partial<Pick<Written, 'error' | 'warning'>> = {},
): boolean {
  if (!hasEffect(model, feed, event)) return false;
  const { to } = transitions[model.rules.stateModel][event];
  const { error, warning } = feed;
  feed.written = { error, warning, ...met, state: to };
  return true;
}
