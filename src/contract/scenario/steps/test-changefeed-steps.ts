// How steps on the run's own changefeeds are made.

import type { GivenSettings } from '../../rules/created-settings.js';
import type { Known } from '../../state/discovered.js';
import type { Role } from '../../state/test-changefeeds.js';
import { type SettlingRule, settling } from '../effects.js';
import { expectations as expect } from '../expectations.js';
import { NotObserved, type RequestInput } from '../request-input.js';
import { path, type Step } from '../step.js';
import { farTso } from './create-refusals.js';

/** How far the target of the changefeed that ends lies after its start. */
export const targetAfter = 3n;

type Job = 'pauseChangefeed' | 'resumeChangefeed' | 'removeChangefeed';

export const write = { need: 'write' } as const;
export const essential = { essential: true } as const;

/** Where the main changefeed starts, after a recent TSO. */
export const mainStart = (tso: bigint) => (tso - 2n) | 1n;

/**
 * Settings of the main changefeed. The sink has a password of no worth, so that masking can be seen. Start and target are odd, so
 * that no double holds them; the start is just before one that the server has chosen itself.
 */
export function mainSettings({ own, tso }: Known) {
  const settings = own.settingsOf('main');
  return {
    ...settings,
    sink_uri: `blackhole://checker:no-secret@${settings.changefeed_id}/`,
    ...(tso !== undefined && { start_ts: mainStart(tso) }),
    target_ts: farTso,
    ignore_txn_start_ts: [9007199254740993n],
    mounter_worker_num: 8,
    ignore_ineligible_table: true,
  };
}

export function create(
  role: Role,
  name: string,
  request: (known: Known) => RequestInput | NotObserved,
) {
  return {
    ...write,
    operationId: 'createChangefeed',
    name,
    role,
    ...essential,
    expect: expect.accepted,
    request,
    gives: (known: Known) => given(role, known),
    settles: ({ own }: Known) => settling.created(own.idOf(role)),
  } as const satisfies Step;
}

/** What the detail of a new changefeed must show. */
function given(role: Role, known: Known): GivenSettings {
  const { own, tso } = known;
  if (role === 'main') return mainSettings(known);
  const { sink_uri } = own.settingsOf(role);
  if (role !== 'ending' || tso === undefined) return { sink_uri };
  return { sink_uri, start_ts: tso, target_ts: tso + targetAfter };
}

export function job(
  operationId: Job,
  role: Role,
  name: string,
  settles: (id: string) => SettlingRule,
  expected: Step['expect'] = expect.accepted,
): Step {
  return {
    ...write,
    operationId,
    name,
    role,
    expect: expected,
    request: ({ own }) => path(own.idOf(role)),
    settles: ({ own }) => settles(own.idOf(role)),
  };
}

/** Every update names the filter rules: the new architecture forgets what an update leaves out (facts C.7). */
export function update(
  name: string,
  role: Role,
  expected: Step['expect'],
  change: (known: Known) => Readonly<Record<string, unknown>> | NotObserved,
  more: Partial<Step> = {},
): Step {
  return {
    ...write,
    operationId: 'updateChangefeed',
    name,
    role,
    expect: expected,
    request: (known) => {
      const changed = change(known);
      if (changed instanceof NotObserved) return changed;
      const body = { filter_rules: known.own.filterRules, ...changed };
      return { ...path(known.own.idOf(role)), body };
    },
    ...more,
  };
}

export const withTso =
  (make: (tso: bigint) => Readonly<Record<string, unknown>>) => (known: Known) =>
    known.tso === undefined ? new NotObserved('no recent TSO is known') : make(known.tso);
