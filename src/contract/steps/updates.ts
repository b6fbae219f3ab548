// Changes of a stopped changefeed: what must be refused, and what must show.
import { expectations as expect } from '../expectations.js';
import { settling } from '../settling-rules.js';
import { path, type Step } from '../step.js';
import { greatestTso } from './create-refusals.js';
import { update, withTso, write } from './own-steps.js';

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
    { settles: ({ own }) => settling.updated(own.idOf('main'), 'target_ts', greatestTso) },
  ),
  update(
    'takes a new sink_uri',
    'main',
    expect.accepted,
    ({ own }) => ({ sink_uri: own.settingsOf('a new sink').sink_uri }),
    {
      settles: ({ own }) =>
        settling.updated(own.idOf('main'), 'sink_uri', own.settingsOf('a new sink').sink_uri),
    },
  ),
  update(
    'takes settings that v1 does not show',
    'main',
    expect.accepted,
    () => ({ mounter_worker_num: 32, ignore_txn_start_ts: [9007199254740995n] }),
    { settles: ({ own }) => settling.updatedUnseen(own.idOf('main')) },
  ),
];
