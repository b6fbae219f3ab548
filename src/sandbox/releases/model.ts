// How changefeeds and the owner behave, by release (facts 4), and the rules of the model that follow.
import type { ModelRules } from '../cluster/types.js';
import type { Steps, ValuesOf } from './steps.js';

export const model = {
  stateModel: [
    ['5.2', 'error'],
    ['6.5.4, 7.1.2, 7.3', 'warning'],
  ],
  ownerTick: [
    ['5.2', 200],
    ['6.4', 50],
  ],
  resolvedTsOfStopped: [
    ['5.2', 'stored'],
    ['6.5.4, 7.1.1, 7.2', 'seen'],
    ['6.5.12, 7.5.6, 7.6', 'zero'],
  ],
  campaign: [
    ['5.2', { interval: 20_000, burst: 2 }],
    ['6.2', { interval: 1_000, burst: 1 }],
  ],
  /** Minutes after which retries of the old state model end. */
  retriesEnd: [
    ['5.2', 90],
    ['6.2', undefined],
    ['6.5.3', 90],
    ['6.6', undefined],
    ['7.1', 90],
  ],
  /** Whether `CDC:ErrGCTTLExceeded` is among the errors that make a changefeed `failed` at once. */
  gcTtlIsFatal: [
    ['5.2', true],
    ['6.5.3', false],
    ['6.5.4', true],
    ['7.1', false],
    ['7.1.1', true],
    ['7.2', false],
    ['7.3', true],
  ],
  unretryable: [
    ['5.2', 'retried'],
    ['6.2', 'error'],
    ['6.5.3', 'error, then failed'],
    ['6.5.4', 'failed'],
    ['6.6', 'error'],
    ['7.1', 'error, then failed'],
    ['7.1.2', 'failed'],
    ['7.2', 'error, then failed'],
    ['7.3', 'failed'],
  ],
  keepsScheduler: [
    ['5.2', false],
    ['6.1', true],
    ['6.2', false],
  ],
  asks: [
    ['5.2', 'etcd'],
    ['5.3', 'owner'],
  ],
} as const satisfies Readonly<Record<string, Steps>>;

const minute = 60_000;

export function rulesOf(values: ValuesOf<typeof model>): ModelRules {
  const { stateModel, retriesEnd } = values;
  const retry =
    stateModel === 'warning'
      ? { first: 10_000, longest: 10 * minute, givesUpAfter: 30 * minute }
      : {
          first: 10_000,
          longest: 30 * minute,
          givesUpAfter: retriesEnd === undefined ? undefined : retriesEnd * minute,
        };
  const fastFailCodes = ['CDC:ErrStartTsBeforeGC', 'CDC:ErrSnapshotLostByGC'];
  if (values.gcTtlIsFatal) fastFailCodes.push('CDC:ErrGCTTLExceeded');
  return { ...values, fastFailCodes, retry };
}
