// How changefeeds and the owner behave, by release (server-behaviour/state-machine.md#requested-transitions,
// server-behaviour/new-architecture.md#state-machine), and the rules of the model that follow from it.

import type { RefusalTraits } from '../../http/refusals/traits.js';
import type { TraitRow, ValuesOf } from '../../http/release-table.js';
import type { ModelRules } from '../model/types.js';

export const model = {
  stateModel: [
    ['>=5.2.0', 'error'],
    ['>=6.5.4 <6.6.0 || >=7.1.2 <7.2.0 || >=7.3.0', 'warning'],
    ['newarch', 'newarch'],
  ],
  ownerTick: [
    ['>=5.2.0', 200],
    ['>=6.4.0', 50],
  ],
  /** Seen on v6.1.7, v8.5.7 and the new architecture; other releases are like the one with the same ticks of the owner. */
  progress: [
    ['>=5.2.0', { startUp: 1_000, checkpointLag: 1_000, resolvedLag: 600, reportInterval: 1 }],
    ['>=6.4.0', { startUp: 250, checkpointLag: 150, resolvedLag: 0, reportInterval: 1 }],
    ['newarch', { startUp: 1_500, checkpointLag: 300, resolvedLag: 300, reportInterval: 1_000 }],
  ],
  /** See server-behaviour/running-servers.md#tso-steps. */
  firstCounterMax: [
    ['>=5.2.0', 9],
    ['newarch', 14],
  ],
  resolvedTsOfStopped: [
    ['>=5.2.0', 'stored'],
    ['>=6.5.4 <6.6.0 || >=7.1.1', 'seen'],
    ['>=6.5.12 <6.6.0 || >=7.5.6', 'zero'],
  ],
  /** Owner ticks from a resignation until its owner stops (server-behaviour/state-machine.md#election-times-v8-5-7). */
  resignTicks: [
    ['>=5.2.0', 1],
    ['>=6.4.0', 3],
    ['newarch', 0],
  ],
  /**
   * Whether the state of a new changefeed is unset for a tick. No release that was run has shown it, so none of their eras does
   * (server-behaviour/values.md#unset-never-seen).
   */
  unsetState: 'classic >=7.1.2 <7.2.0',
  campaign: [
    ['>=5.2.0', { interval: 20_000, burst: 2 }],
    ['>=6.2.0', { interval: 1_000, burst: 1 }],
  ],
  /** Minutes after which retries of the state model `error` end. */
  retriesEnd: [
    ['>=5.2.0', 90],
    ['>=6.2.0', undefined],
    ['>=6.5.3', 90],
    ['>=6.6.0', undefined],
    ['>=7.1.0', 90],
  ],
  /** Whether `CDC:ErrGCTTLExceeded` is among the errors that make a changefeed `failed` at once. */
  gcTtlIsFatal: '<6.5.3 || >=6.5.4 <7.1.0 || >=7.1.1 <7.2.0 || >=7.3.0',
  /**
   * Whether a coordinator that is elected after a drain schedules nothing until the drained capture has been restarted. Only with quirks
   * (server-behaviour/new-architecture.md#drain-then-resign-defect).
   */
  drainStopsScheduling: 'newarch >=8.5.7',
  unretryable: [
    ['>=5.2.0', 'retried'],
    ['>=6.2.0', 'error'],
    ['>=6.5.3', 'error, then failed'],
    ['>=6.5.4', 'failed'],
    ['>=6.6.0', 'error'],
    ['>=7.1.0', 'error, then failed'],
    ['>=7.1.2', 'failed'],
    ['>=7.2.0', 'error, then failed'],
    ['>=7.3.0', 'failed'],
  ],
  keepsScheduler: '>=6.1.0 <6.2.0',
  querySource: [
    ['>=5.2.0', 'etcd'],
    ['>=5.3.0', 'owner'],
  ],
} as const satisfies Readonly<Record<string, TraitRow>>;

const minute = 60_000;

export function rulesOf(
  values: ValuesOf<typeof model>,
  { ruleWithoutTable }: Pick<RefusalTraits, 'ruleWithoutTable'>,
): ModelRules {
  const { stateModel, retriesEnd } = values;
  const retry =
    stateModel === 'error'
      ? {
          first: 10_000,
          longest: 30 * minute,
          givesUpAfter: retriesEnd === undefined ? undefined : retriesEnd * minute,
        }
      : { first: 10_000, longest: 10 * minute, givesUpAfter: 30 * minute };
  const fastFailCodes = ['CDC:ErrStartTsBeforeGC', 'CDC:ErrSnapshotLostByGC'];
  if (values.gcTtlIsFatal) fastFailCodes.push('CDC:ErrGCTTLExceeded');
  return { ...values, ruleWithoutTable, fastFailCodes, retry };
}
