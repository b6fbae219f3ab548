// Changes of a stopped changefeed: what must be refused, and what must show.
import { stringifyJson } from '../../../codec/index.js';
import type { Discovered } from '../../state/discovered.js';
import { effects } from '../effects.js';
import { expectations as expect } from '../expectations.js';
import type { Expected } from '../expected.js';
import { path, type Step } from '../step.js';
import { farTso, greatestTso, withTso } from './create-refusals.js';
import { mainStart, update, write } from './test-changefeed-steps.js';

/** Different values, so that a refused update does not make the next one an update without changes. */
const targets = [farTso + 2n, farTso + 4n, farTso + 6n] as const;

const role = 'main';

/** The effect of an update of the target. */
const newTarget =
  (target: bigint): Step['effect'] =>
  ({ testChangefeeds }) =>
    effects.updated(testChangefeeds.idOf(role), 'target_ts', target);

/** The effect of an update of the sink, to the one with this name. */
const newSink =
  (name: string): Step['effect'] =>
  ({ testChangefeeds }) =>
    effects.updated(
      testChangefeeds.idOf(role),
      'sink_uri',
      testChangefeeds.settingsOf(name).sink_uri,
    );

/** An update whose body is sent as it stands. */
const rawUpdate = (
  name: string,
  expected: Expected,
  bodyOf: (discovered: Discovered) => string,
  effect?: Step['effect'],
) =>
  write(
    'updateChangefeed',
    name,
    expected,
    (discovered) => ({
      ...path(discovered.testChangefeeds.idOf(role)),
      rawBody: bodyOf(discovered),
    }),
    { role, needsProgress: true, ...(effect && { effect }) },
  );

export const updates: readonly Step[] = [
  update('refuses an update without changes', 'main', expect.updateOfNothing, () => ({
    filter_rules: undefined,
  })),
  update('refuses a target before the start', 'main', expect.updateTargetBeforeStart, () => ({
    target_ts: 1n,
  })),
  update(
    'refuses a target at the start',
    'main',
    expect.updateTargetBeforeStart,
    withTso((tso) => ({ target_ts: mainStart(tso) })),
  ),
  update(
    'refuses a start',
    'main',
    expect.updateStartTs,
    withTso((tso) => ({ start_ts: tso })),
  ),
  update('refuses a filter rule that cannot be read', 'main', expect.updateBadFilterRule, () => ({
    filter_rules: ['no-dot'],
  })),
  ...(
    [
      ['a TSO of 2^64', '{"target_ts":18446744073709551616}'],
      ['a TSO with a fraction', '{"target_ts":1.0}'],
      ['a body that ends too early', '{"target_ts":'],
      ['an empty body', ''],
    ] as const
  ).map(([name, body]) => rawUpdate(`refuses ${name}`, expect.unreadableUpdate, () => body)),
  update(
    'stores a new target_ts exactly',
    'main',
    expect.accepted,
    () => ({ target_ts: greatestTso }),
    newTarget(greatestTso),
  ),
  update(
    'accepts a new sink_uri and keeps the target',
    'main',
    expect.accepted,
    ({ testChangefeeds }) => ({
      sink_uri: testChangefeeds.settingsOf('another sink').sink_uri,
      target_ts: greatestTso,
    }),
    newSink('another sink'),
  ),
  update(
    'ignores another ID in the body',
    'main',
    expect.updateIgnoring,
    ({ testChangefeeds }) => ({
      changefeed_id: testChangefeeds.idOf('stopped'),
      target_ts: targets[0],
    }),
    newTarget(targets[0]),
  ),
  update(
    'ignores a start',
    'main',
    expect.updateIgnoring,
    withTso((tso) => ({ start_ts: tso, target_ts: targets[1] })),
    newTarget(targets[1]),
  ),
  rawUpdate(
    'ignores unknown fields, and text after the body',
    expect.accepted,
    ({ testChangefeeds }) => {
      const body = {
        filter_rules: testChangefeeds.filterRules,
        no_such_setting: [1],
        target_ts: targets[2],
      };
      return `${stringifyJson(body)} and more`;
    },
    newTarget(targets[2]),
  ),
  update(
    'accepts a new sink_uri',
    'main',
    expect.accepted,
    ({ testChangefeeds }) => ({ sink_uri: testChangefeeds.settingsOf('a new sink').sink_uri }),
    newSink('a new sink'),
  ),
  update(
    'accepts settings that v1 does not show',
    'main',
    expect.accepted,
    () => ({ mounter_worker_num: 32, ignore_txn_start_ts: [9007199254740995n] }),
    ({ testChangefeeds }) => effects.updatedUnseen(testChangefeeds.idOf(role)),
  ),
];
