// Makes the steps on test changefeeds.

import type { GivenSettings } from '../../rules/created-settings.js';
import type { Discovered } from '../../state/discovered.js';
import type { Role } from '../../state/test-changefeeds.js';
import { type Effect, effects } from '../effects.js';
import { expectations as expect } from '../expectations.js';
import { NotObserved, type RequestInput } from '../request-input.js';
import { path, type Step, stepMaker } from '../step.js';
import { farTso } from './create-refusals.js';

/** How far the target of the changefeed that ends lies after its start. */
const targetAfter = 3n;

type Job = 'pauseChangefeed' | 'resumeChangefeed' | 'removeChangefeed';

export const write = stepMaker({ need: 'write' });
export const essential = { essential: true } as const;

/** Where the main changefeed starts, after a recent TSO. */
export const mainStart = (tso: bigint) => (tso - 2n) | 1n;

/**
 * Settings of the main changefeed. The sink has a password of no worth, so that masking can be seen. Start and target are odd, so
 * that no double holds them; the start is just before one that the server has chosen itself.
 */
export function mainSettings({ testChangefeeds, tso }: Discovered) {
  const settings = testChangefeeds.settingsOf('main');
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

/** A change that has the same code however often it is refused because the first request was carried out. */
const takenCodes = [
  'CDC:ErrChangeFeedAlreadyExists',
  'DFLOW:ErrMetaOpFailed',
  'CDC:ErrMetaOpFailed',
] as const;

/** Creates a changefeed. Its detail must show the settings that were given. */
export function create(
  role: Role,
  name: string,
  request: (discovered: Discovered) => RequestInput | NotObserved,
  effect: Step['effect'] = (discovered) =>
    effects.created(discovered.testChangefeeds.idOf(role), givenTo(role, discovered)),
): Step {
  return write('createChangefeed', name, expect.accepted, request, {
    role,
    ...essential,
    creates: ({ testChangefeeds }) => testChangefeeds.idOf(role),
    doneCodes: takenCodes,
    effect,
  });
}

function givenTo(role: Role, discovered: Discovered): GivenSettings {
  return role === 'main'
    ? mainSettings(discovered)
    : { sink_uri: discovered.testChangefeeds.settingsOf(role).sink_uri };
}

/** What the changefeed that ends is given; undefined while no recent TSO is discovered. */
export function endingSettings({ testChangefeeds, tso }: Discovered): GivenSettings | undefined {
  if (tso === undefined) return undefined;
  const { sink_uri } = testChangefeeds.settingsOf('ending');
  return { sink_uri, start_ts: tso, target_ts: tso + targetAfter };
}

/** What each job needs beside its effect. */
const jobs: Readonly<Record<Job, Partial<Step>>> = {
  pauseChangefeed: { needsProgress: true, readsAssignment: true },
  resumeChangefeed: { needsProgress: true },
  removeChangefeed: { doneCodes: ['CDC:ErrChangeFeedNotExists'] },
};

export function job(
  operationId: Job,
  role: Role,
  name: string,
  effect: (id: string) => Effect,
  expected: Step['expect'] = expect.accepted,
): Step {
  return write(
    operationId,
    name,
    expected,
    ({ testChangefeeds }) => path(testChangefeeds.idOf(role)),
    {
      ...jobs[operationId],
      role,
      effect: ({ testChangefeeds }) => effect(testChangefeeds.idOf(role)),
    },
  );
}

/**
 * Every update names the filter rules: the new architecture forgets what an update leaves out
 * (server-behaviour/new-architecture.md#update).
 */
export function update(
  name: string,
  role: Role,
  expected: Step['expect'],
  change: (discovered: Discovered) => Readonly<Record<string, unknown>> | NotObserved,
  effect?: Step['effect'],
): Step {
  return write(
    'updateChangefeed',
    name,
    expected,
    (discovered) => {
      const changed = change(discovered);
      if (changed instanceof NotObserved) return changed;
      const body = { filter_rules: discovered.testChangefeeds.filterRules, ...changed };
      return { ...path(discovered.testChangefeeds.idOf(role)), body };
    },
    { role, needsProgress: true, ...(effect && { effect }) },
  );
}
