// Changes of a stopped changefeed: what must be refused, and what must show.
import { stringifyJson } from '../../../codec/index.js';
import { settling } from '../effects.js';
import { expectations as expect } from '../expectations.js';
import { path, type Step } from '../step.js';
import { farTso, greatestTso } from './create-refusals.js';
import { mainStart, update, withTso, write } from './test-changefeed-steps.js';

/** All different, so that an update that was refused does not make the next one a change of nothing. */
const targets = [farTso + 2n, farTso + 4n, farTso + 6n] as const;

/** The effect of an update of the target. */
const newTarget = (target: bigint): Pick<Step, 'settles'> => ({
  settles: ({ own }) => settling.updated(own.idOf('main'), 'target_ts', target),
});

/** The effect of an update of the sink, to the one with this name. */
const newSink = (name: string): Pick<Step, 'settles'> => ({
  settles: ({ own }) =>
    settling.updated(own.idOf('main'), 'sink_uri', own.settingsOf(name).sink_uri),
});

export const updates: readonly Step[] = [
  update(
    'refuses a change of nothing',
    'main',
    expect.updateOfNothing,
    () => ({ filter_rules: undefined }),
    { onDemand: true },
  ),
  update(
    'refuses a target before the start',
    'main',
    expect.updateTargetBeforeStart,
    () => ({ target_ts: 1n }),
    { onDemand: true },
  ),
  update(
    'refuses a target at the start',
    'main',
    expect.updateTargetBeforeStart,
    withTso((tso) => ({ target_ts: mainStart(tso) })),
    { onDemand: true },
  ),
  update(
    'refuses a start',
    'main',
    expect.updateStartTs,
    withTso((tso) => ({ start_ts: tso })),
    { onDemand: true },
  ),
  update(
    'refuses a filter rule that cannot be read',
    'main',
    expect.updateBadFilterRule,
    () => ({ filter_rules: ['no-dot'] }),
    { onDemand: true },
  ),
  ...(
    [
      ['a TSO of 2^64', '{"target_ts":18446744073709551616}'],
      ['a TSO with a fraction', '{"target_ts":1.0}'],
      ['a body that ends too early', '{"target_ts":'],
      ['an empty body', ''],
    ] as const
  ).map(
    ([name, rawBody]): Step => ({
      ...write,
      operationId: 'updateChangefeed',
      name: `refuses ${name}`,
      role: 'main',
      expect: expect.unreadableUpdate,
      request: ({ own }) => ({ ...path(own.idOf('main')), rawBody }),
    }),
  ),
  update(
    'takes a new target_ts digit for digit',
    'main',
    expect.accepted,
    () => ({ target_ts: greatestTso }),
    newTarget(greatestTso),
  ),
  update(
    'takes a new sink_uri beside a target that stays',
    'main',
    expect.accepted,
    ({ own }) => ({
      sink_uri: own.settingsOf('another sink').sink_uri,
      target_ts: greatestTso,
    }),
    newSink('another sink'),
  ),
  update(
    'ignores another ID in the body',
    'main',
    expect.updateIgnoring,
    ({ own }) => ({ changefeed_id: own.idOf('stopped'), target_ts: targets[0] }),
    newTarget(targets[0]),
  ),
  update(
    'ignores a start',
    'main',
    expect.updateIgnoring,
    withTso((tso) => ({ start_ts: tso, target_ts: targets[1] })),
    newTarget(targets[1]),
  ),
  {
    ...write,
    operationId: 'updateChangefeed',
    name: 'ignores unknown fields, and text after the body',
    role: 'main',
    expect: expect.accepted,
    request: ({ own }) => {
      const body = { filter_rules: own.filterRules, no_such_setting: [1], target_ts: targets[2] };
      return { ...path(own.idOf('main')), rawBody: `${stringifyJson(body)} and more` };
    },
    ...newTarget(targets[2]),
  },
  update(
    'takes a new sink_uri',
    'main',
    expect.accepted,
    ({ own }) => ({ sink_uri: own.settingsOf('a new sink').sink_uri }),
    newSink('a new sink'),
  ),
  update(
    'takes settings that v1 does not show',
    'main',
    expect.accepted,
    () => ({ mounter_worker_num: 32, ignore_txn_start_ts: [9007199254740995n] }),
    { settles: ({ own }) => settling.updatedUnseen(own.idOf('main')) },
  ),
];
