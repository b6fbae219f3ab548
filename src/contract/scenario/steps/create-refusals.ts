// What must be refused when a changefeed is created. If a server took one all the same, it could touch nothing.
import { stringifyJson } from '../../../codec/index.js';
import type { Discovered } from '../../state/discovered.js';
import { type HarmlessSettings, refusedName } from '../../state/test-changefeeds.js';
import { endsForFarStart } from '../dangers.js';
import { expectations as expect } from '../expectations.js';
import type { Expected } from '../expected.js';
import { NotObserved } from '../request-input.js';
import { type Step, stepMaker } from '../step.js';
import { malformedId, overlongId } from './read.js';

/** Far beyond any TSO of today. Its digits are odd, and a double cannot hold them. */
export const farTso = 9223372036854775783n;
/** The largest prime of 64 bits. */
export const greatestTso = 18446744073709551557n;

type Settings = Readonly<Record<string, unknown>>;

const write = stepMaker({ need: 'write' });

const createsRefused: Partial<Step> = {
  creates: ({ testChangefeeds }) => testChangefeeds.idOf(refusedName),
};

/** A create whose body the server must refuse, made from the settings of a test changefeed. */
const refusedBody = (
  name: string,
  expected: Expected,
  bodyOf: (settings: HarmlessSettings) => string,
) =>
  write(
    'createChangefeed',
    name,
    expected,
    ({ testChangefeeds }) => ({ rawBody: bodyOf(testChangefeeds.settingsOf(refusedName)) }),
    createsRefused,
  );

/** A create that the server must refuse for some of its settings. */
const refusal = (
  name: string,
  expected: Expected,
  change: (discovered: Discovered) => Settings | NotObserved,
) =>
  write(
    'createChangefeed',
    name,
    expected,
    (discovered) => {
      const changed = change(discovered);
      if (changed instanceof NotObserved) return changed;
      return { body: { ...discovered.testChangefeeds.settingsOf(refusedName), ...changed } };
    },
    createsRefused,
  );

/** Settings that need a recent TSO. */
export const withTso = (make: (tso: bigint) => Settings) => (discovered: Discovered) =>
  discovered.tso === undefined ? new NotObserved('no recent TSO is known') : make(discovered.tso);

/** Bodies that are no JSON, or hold something else than the type of a field. The text stands for the whole value of the field. */
const unreadableValues: readonly (readonly [name: string, field: string, literal: string])[] = [
  ['a TSO with a fraction', 'start_ts', '1.0'],
  ['a TSO with an exponent', 'start_ts', '1e3'],
  ['a TSO in quotes', 'start_ts', '"1"'],
  ['a negative TSO', 'target_ts', '-1'],
  ['a TSO of 2^64', 'target_ts', '18446744073709551616'],
  ['a TSO of 2^64 in a list', 'ignore_txn_start_ts', '[18446744073709551616]'],
  ['a number for a text', 'sink_uri', '1'],
  ['a text for a list', 'filter_rules', '"a.*"'],
  ['a text for true or false', 'force_replicate', '"true"'],
  ['a fraction for a whole number', 'mounter_worker_num', '1.5'],
  ['a list for an object', 'sink_config', '[]'],
];

const unreadable: readonly Step[] = [
  ...unreadableValues.map(([name, field, literal]) =>
    refusedBody(`refuses ${name}`, expect.unreadableBody, (settings) => {
      const others = Object.entries(settings).filter(([key]) => key !== field);
      const written = stringifyJson(Object.fromEntries(others));
      return written.replace(/\}$/, `,"${field}":${literal}}`);
    }),
  ),
  ...(
    [
      ['a body that ends too early', '{"changefeed_id":'],
      ['an empty body', ''],
      ['a list as the body', '[]'],
    ] as const
  ).map(([name, body]) => refusedBody(`refuses ${name}`, expect.unreadableBody, () => body)),
];

export const createRefusals: readonly Step[] = [
  refusal('refuses a request without changefeed_id', expect.missingId, () => ({
    changefeed_id: undefined,
  })),
  refusal('refuses an empty changefeed_id', expect.missingId, () => ({ changefeed_id: '' })),
  refusal('refuses a malformed ID', expect.malformedNewId, () => ({ changefeed_id: malformedId })),
  refusedBody(
    'ignores text after the body, and refuses the request in the body',
    expect.malformedNewId,
    (settings) => `${stringifyJson({ ...settings, changefeed_id: malformedId })}{}`,
  ),
  write(
    'createChangefeed',
    'refuses the ID of a stopped changefeed',
    expect.duplicate,
    ({ testChangefeeds }) => {
      const { sink_uri } = testChangefeeds.settingsOf('refuses the ID of a stopped changefeed');
      return { body: { ...testChangefeeds.settingsOf('stopped'), sink_uri } };
    },
    { role: 'stopped', creates: ({ testChangefeeds }) => testChangefeeds.idOf('stopped') },
  ),
  refusal('refuses an ID that is too long', expect.malformedNewId, () => ({
    changefeed_id: overlongId,
  })),
  refusal('refuses a request without sink_uri', expect.missingSink, () => ({
    sink_uri: undefined,
  })),
  refusal('refuses a sink of an unknown scheme', expect.unknownScheme, ({ testChangefeeds }) => ({
    sink_uri: `no-such-scheme://${testChangefeeds.unknownId}/`,
  })),
  refusal('refuses a filter rule that cannot be read', expect.badFilterRule, () => ({
    filter_rules: ['no-dot'],
  })),
  refusal('refuses an invalid time zone', expect.badTimezone, () => ({
    timezone: 'No/Such_Zone',
  })),
  refusal('refuses to start before the GC safepoint', expect.startBeforeGc, () => ({
    start_ts: 1n,
  })),
  {
    ...refusal('refuses to start in the future', expect.startInFuture, () => ({
      start_ts: farTso,
    })),
    ends: endsForFarStart,
  },
  refusal(
    'refuses a target before the start',
    expect.targetBeforeStart,
    withTso((tso) => ({ start_ts: tso, target_ts: tso - 1n })),
  ),
  refusal(
    'refuses a target at the start',
    expect.targetBeforeStart,
    withTso((tso) => ({ start_ts: tso, target_ts: tso })),
  ),
  refusal(
    'refuses a target before the start that the server chooses',
    expect.targetBeforeStart,
    withTso((tso) => ({ target_ts: tso })),
  ),
  ...unreadable,
];
