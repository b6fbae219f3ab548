// Each rule between answers finds what breaks it, and nothing where the facts allow it.
import { expect, test } from 'vitest';
import { formatFinding } from '../../../../src/contract/finding/finding.js';
import type { JsonObject } from '../../../../src/contract/generated-files.js';
import { readRelease } from '../../../../src/contract/release-range.js';
import { rules } from '../../../../src/contract/rules/index.js';
import type { Filter } from '../../../../src/contract/scenario/steps/read.js';
import type { Survey } from '../../../../src/contract/state/snapshot.js';

const tso = 426921294362574849n;
const time = '2021-08-10 14:04:54.242';
const item = (id: string, more: object = {}): JsonObject => ({
  upstream_id: 7n,
  namespace: 'default',
  id,
  state: 'normal',
  checkpoint_tso: tso,
  checkpoint_time: time,
  error: null,
  ...more,
});
const detail = (id: string, more: object = {}): JsonObject => ({
  ...item(id),
  start_ts: tso - 1n,
  resolved_ts: tso + 1n,
  target_ts: 0n,
  sink_uri: 'blackhole:',
  task_status: [{ capture_id: 'c1', table_ids: [1, 2] }],
  ...more,
});
/** Of a changefeed that does not run. */
const idle = { resolved_ts: 0n, task_status: null };

const lists = (
  all: readonly JsonObject[],
  others: readonly (readonly [Filter, readonly JsonObject[]])[] = [],
) => new Map<Filter, readonly JsonObject[]>([['all', all], ...others]);

const sound: Survey = {
  status: { id: 'c1', is_owner: true, cluster_id: 'default' },
  statuses: [
    { id: 'c1', pid: 1, version: 'v8.5.7', git_hash: 'f' },
    { id: 'c1', pid: 1, version: 'v8.5.7', git_hash: 'f' },
  ],
  captures: [
    { id: 'c1', is_owner: true, address: 'a:1', cluster_id: 'default' },
    { id: 'c2', is_owner: false, address: 'a:2', cluster_id: 'default' },
  ],
  processors: [{ namespace: 'default', changefeed_id: 'a', capture_id: 'c1' }],
  lists: lists(
    [item('a'), item('b', { state: 'finished' })],
    [
      [undefined, [item('a')]],
      ['normal', [item('a')]],
      ['finished', [item('b', { state: 'finished' })]],
      ['stopped', []],
      ['no-such-state', []],
    ],
  ),
  last: undefined,
  details: new Map([['a', detail('a')]]),
  processorDetails: new Map([['a c1', { table_ids: [2, 1] }]]),
};

function check(
  change: Partial<Survey>,
  release = '8.5.7',
  generation: 'classic' | 'newarch' = 'classic',
) {
  const kind = { generation, release: readRelease(release) } as const;
  return rules.flatMap((rule) => rule.check({ ...sound, ...change }, kind)).map(formatFinding);
}

test('answers that agree give no finding', () => {
  expect(check({})).toEqual([]);
});

test('two owners, or none, are found', () => {
  const captures = (sound.captures ?? []).map((one) => ({ ...one, is_owner: true }));
  expect(check({ captures })).toContain(
    'listCaptures consistency: expected exactly one owner, received 2 among 2 captures',
  );
  expect(check({ captures: [] })[0]).toContain('exactly one owner, received 0');
});

test('captures of the same address are found', () => {
  const captures = (sound.captures ?? []).map((one) => ({ ...one, address: 'a:1' }));
  expect(check({ captures })).toEqual([
    'listCaptures consistency: expected captures that differ in address, received a:1 twice',
  ]);
});

test('a status that contradicts the captures is found', () => {
  expect(check({ status: { id: 'c9', is_owner: true } })[0]).toContain(
    'c9, which getServerStatus names',
  );
  expect(check({ status: { id: 'c1', is_owner: false } })[0]).toContain('is_owner of c1');
  expect(check({ status: { id: 'c1', is_owner: true, cluster_id: 'x' } })[0]).toContain(
    'one cluster_id',
  );
});

test.each([
  ['8.5.7', 'classic', 1],
  ['6.1.7', 'classic', 0],
  ['8.5.7', 'newarch', 0],
] as const)('v%s %s: a list that is not sorted gives %i finding', (release, generation, count) => {
  const unsorted = { lists: lists([item('b'), item('a')]) };
  expect(
    check(unsorted, release, generation).filter((line) => line.includes('sorted')),
  ).toHaveLength(count);
});

test('a changefeed that is listed twice is found', () => {
  expect(check({ lists: lists([item('a'), item('a')]) }).join()).toContain('each changefeed once');
});

test('a detail whose state is not the listed one is found, unless it changed meanwhile', () => {
  const details = new Map([['a', detail('a', { ...idle, state: 'stopped' })]]);
  expect(check({ details })).toEqual([
    'getChangefeed consistency: expected state of a as listed, normal, received stopped',
  ]);
  expect(check({ details, last: [item('a', { state: 'stopped' })] })).toEqual([]);
});

test('v6.5.4 to v6.5.12 list as warning what is pending', () => {
  const change = {
    lists: lists(
      [item('a', { state: 'warning' })],
      [
        ['warning', []],
        ['pending', [item('a', { state: 'warning' })]],
      ],
    ),
    details: new Map([['a', detail('a', { ...idle, state: 'pending' })]]),
  };
  expect(check(change, '6.5.12')).toEqual([]);
  expect(check(change, '7.5.7').length).toBeGreaterThan(0);
});

test.each([
  ['normal', [], 'a, state normal, in the list with state=normal, received it is not there'],
  [
    'stopped',
    [item('a')],
    'no a in the list with state=stopped, received it is there, state normal',
  ],
  [undefined, [item('a'), item('b', { state: 'finished' })], 'no b in the list without state'],
  [undefined, [], 'a, state normal, in the list without state'],
  ['no-such-state', [item('a')], 'no changefeed in the list with state=no-such-state, received a'],
] as const)('state=%s: a wrong list is found', (filter, list, finding) => {
  const wrong = new Map([...sound.lists, [filter, list]]);
  expect(check({ lists: wrong }).join('\n')).toContain(finding);
});

test('processors of unknown changefeeds and captures are found', () => {
  const processors = [{ changefeed_id: 'x', capture_id: 'y' }];
  const found = check({ processors });
  expect(found[0]).toContain('a known changefeed, received x');
  expect(found[1]).toContain('a known capture, received y');
});

test('a processor with other tables than its changefeed shows is found', () => {
  const processorDetails = new Map([['a c1', { table_ids: [1] }]]);
  expect(check({ processorDetails })[0]).toContain(
    'as the changefeed shows them, 1, 2, received 1',
  );
});

test('a running changefeed without its processors in the list is found', () => {
  expect(check({ processors: [] })).toEqual([
    'listProcessors consistency: expected every processor that there is, received none of a on c1',
  ]);
  const stopped = new Map([['a', detail('a', { state: 'stopped' })]]);
  expect(check({ processors: [], details: stopped })).not.toContainEqual(
    expect.stringContaining('every processor'),
  );
});

test('facts 1.14: v7.3 to v8.1 list every changefeed with every capture', () => {
  const all = ['a', 'b'].flatMap((changefeed_id) =>
    ['c1', 'c2'].map((capture_id) => ({ namespace: 'default', changefeed_id, capture_id })),
  );
  expect(check({ processors: all }, '7.5.7')).toEqual([]);
  expect(check({ processors: all.slice(0, 3) }, '7.5.7')).toEqual([
    'listProcessors consistency: expected every processor that there is, received none of b on c2',
  ]);
  expect(check({ processors: all.slice(0, 3), last: [item('a')] }, '7.5.7')).toEqual([]);
});

test('facts C.14: the new architecture lists no processor', () => {
  expect(check({}, '8.5.7', 'newarch')).toContain(
    'listProcessors consistency: expected an empty list, received 1 processors',
  );
});

test('a table in two places is found', () => {
  const task_status = [
    { capture_id: 'c1', table_ids: [1, 2] },
    { capture_id: 'c2', table_ids: [2] },
  ];
  expect(check({ details: new Map([['a', detail('a', { task_status })]]) })[0]).toContain(
    'each table of a once',
  );
});

test('a checkpoint_time that no time zone explains is found', () => {
  const checkpoint_time = '2021-08-10 14:04:54.243';
  expect(check({ details: new Map([['a', detail('a', { checkpoint_time })]]) })[0]).toContain(
    `received ${checkpoint_time} for ${tso}`,
  );
});

test('the zero times of changefeeds without a checkpoint are no finding', () => {
  const zero = { checkpoint_tso: 0n, checkpoint_time: '0001-01-01 00:00:00.000' };
  expect(check({ lists: lists([item('a', zero)]), details: new Map() })).toEqual([]);
});

test('a checkpoint before the start, or after the resolved TSO, is found', () => {
  const early = new Map([['a', detail('a', { start_ts: tso + 1n })]]);
  const ahead = new Map([['a', detail('a', { resolved_ts: tso - 1n })]]);
  expect(check({ details: early })[0]).toContain('from start_ts');
  expect(check({ details: ahead })[0]).toContain('resolved_ts of a not before its checkpoint');
  const stopped = new Map([['a', detail('a', { resolved_ts: 0n })]]);
  expect(check({ details: stopped })).toEqual([]);
});

test('a changefeed that has reached its target and still runs is found', () => {
  const details = new Map([['a', detail('a', { target_ts: tso })]]);
  expect(check({ details })[0]).toContain('that a is finished');
});

test('a password in a sink URI is found where the release masks it, and not told', () => {
  const details = new Map([['a', detail('a', { sink_uri: 'mysql://root:geheim@db:3306/' })]]);
  expect(check({ details })).toEqual([
    'getChangefeed consistency: expected the password in sink_uri of a masked as xxxxx, received the password itself',
  ]);
  expect(check({ details }, '6.0.0').filter((line) => line.includes('password'))).toEqual([]);
});

test('a password that is masked otherwise is told apart from one that is not masked', () => {
  const details = new Map([['a', detail('a', { sink_uri: 'mysql://root:***@db:3306/' })]]);
  expect(check({ details })).toEqual([
    'getChangefeed consistency: expected the password in sink_uri of a masked as xxxxx, received another mask',
  ]);
});

test('one finding names the upstream that a list and the details disagree on', () => {
  const details = new Map([
    ['a', detail('a', { upstream_id: 8n })],
    ['b', detail('b', { ...idle, upstream_id: 8n, state: 'finished' })],
  ]);
  expect(check({ details })).toEqual([
    'getChangefeed consistency: expected upstream_id of each changefeed as the list has it, received a: 7 listed, 8 read; b: 7 listed, 8 read',
  ]);
});

test('what lists of changefeeds name as upstream is told with who has it', () => {
  const all = lists([item('a'), item('b', { upstream_id: 8n }), item('c', { upstream_id: 8n })]);
  expect(check({ lists: all, details: new Map(), processorDetails: new Map() })).toEqual([
    'listChangefeeds consistency: expected one upstream_id, received 7 of a; 8 of b, c',
  ]);
});

test('whose cluster_id is which is told', () => {
  expect(check({ status: { id: 'c1', is_owner: true, cluster_id: 'x' } })).toEqual([
    'listCaptures consistency: expected one cluster_id, received x of getServerStatus; default of capture c1, capture c2',
  ]);
});

test('a changefeed that the list of all states leaves out is no fault of the list that has it', () => {
  const without = new Map([...sound.lists, ['all', [item('a')]]] as const);
  expect(check({ lists: without })).toEqual([
    'listChangefeeds state-filter: expected b in the list with state=all as in the list with state=finished, received it is only in the latter, state finished',
  ]);
});

test('an error of a changefeed in state normal is found, but for the new architecture, which keeps it', () => {
  const error = { addr: '', code: 'CDC:ErrX', message: '' };
  const change = { lists: lists([item('a', { error })]) };
  expect(check(change)[0]).toContain('no error of a, which is normal');
  const details = new Map([['a', detail('a', { resolved_ts: tso })]]);
  expect(check({ ...change, details, processors: [] }, '8.5.7', 'newarch')).toEqual([]);
});

test('a resolved TSO that is not the checkpoint is found in the new architecture (facts C.5)', () => {
  const details = new Map([['a', detail('a', { resolved_ts: tso + 1n })]]);
  expect(check({ details, processors: [] }, '8.5.7', 'newarch')).toEqual([
    'getChangefeed consistency: expected resolved_ts of a as its checkpoint, 426921294362574849, received 426921294362574850',
  ]);
});

const stopped = (more: object = {}) => ({
  lists: lists([item('a', { state: 'stopped' })]),
  details: new Map([['a', detail('a', { ...idle, state: 'stopped', ...more })]]),
  processors: [],
  processorDetails: new Map(),
});

test('facts 1.5: tasks of a changefeed that has stopped are found', () => {
  const working = stopped({ task_status: [{ capture_id: 'c1' }] });
  expect(check(working)).toEqual([
    'getChangefeed consistency: expected no task_status of a, whose state is stopped, received that of 1 captures',
  ]);
  expect(check(working, '6.1.1')).toHaveLength(1);
  expect(check(working, '6.1.0')).toEqual([]);
  expect(check(stopped({ task_status: [] }), '6.1.7')).toEqual([]);
});

test.each([
  ['6.5.11', 0],
  ['6.5.12', 1],
  ['6.6.0', 0],
  ['7.5.5', 0],
  ['7.5.6', 1],
  ['7.6.0', 1],
  ['8.5.7', 1],
] as const)('facts 2.3: v%s: a resolved TSO after the stop gives %i finding', (release, count) => {
  const all = ['c1', 'c2'].map((capture_id) => ({ changefeed_id: 'a', capture_id }));
  const processors = release.startsWith('7') ? all : [];
  const found = check({ ...stopped({ resolved_ts: tso }), processors }, release);
  expect(found.filter((line) => line.includes('expected resolved_ts 0 of a'))).toHaveLength(count);
});

test.each([
  ['6.1.7', 0],
  ['6.2.0', 1],
  ['7.2.0', 1],
  ['7.3.0', 0],
  ['8.1.2', 0],
  ['8.2.0', 1],
] as const)(
  'facts 1.14: v%s: a listed processor after the stop gives %i finding',
  (release, count) => {
    const processors = [{ namespace: 'default', changefeed_id: 'a', capture_id: 'c1' }];
    const found = check({ ...stopped(), processors }, release);
    expect(found.filter((line) => line.includes('expected no processor of a'))).toHaveLength(count);
  },
);

test('a processor of a changefeed that runs again is no finding', () => {
  const processors = [{ namespace: 'default', changefeed_id: 'a', capture_id: 'c1' }];
  expect(check({ ...stopped(), processors, last: [item('a')] })).toEqual([]);
});

test('a processor of a changefeed of the same name in another namespace is no finding', () => {
  const processors = [{ namespace: 'other', changefeed_id: 'a', capture_id: 'c1' }];
  expect(check({ ...stopped(), processors })).toEqual([]);
});

test.each([
  ['6.4.0', 0],
  ['6.5.0', 1],
  ['8.5.7', 1],
] as const)('facts 2.4: v%s: null for the tables of a task gives %i finding', (release, count) => {
  const details = new Map([['a', detail('a', { task_status: [{ capture_id: 'c1' }] })]]);
  const processorDetails = new Map([['a c1', { table_ids: null }]]);
  expect(check({ details, processorDetails }, release)).toHaveLength(count);
  expect(check({ details, processorDetails: new Map([['a c2', { table_ids: null }]]) })).toEqual(
    [],
  );
});

const twice: readonly JsonObject[] = ['c1', 'c2'].map((capture_id) => ({
  namespace: 'default',
  changefeed_id: 'a',
  capture_id,
}));

test.each([
  ['6.4.0', 0],
  ['6.5.0', 1],
  ['7.2.0', 1],
  ['8.2.0', 1],
] as const)('v%s: a listed processor without a task gives %i finding', (release, count) => {
  expect(check({ processors: twice }, release)).toHaveLength(count);
});

test('a listed processor without a task is told with its capture', () => {
  expect(check({ processors: twice })).toEqual([
    'getChangefeed consistency: expected a task in task_status of a for each processor that is listed, received none of c2',
  ]);
  expect(check({ processors: twice, last: [item('a', { state: 'warning' })] })).toEqual([]);
});

test('a detail in another time zone than the list is found, where one capture answers both', () => {
  const checkpoint_time = '2021-08-10 15:04:54.242';
  const details = new Map([['a', detail('a', { checkpoint_time })]]);
  expect(check({ details })).toEqual([
    'getChangefeed consistency: expected checkpoint_time in the time zone of the list, received 9 hours from UTC, and 8 in the list',
  ]);
  expect(check({ details }, '5.2.4')).toEqual([]);
});

test('a change to summer time between list and detail is no finding', () => {
  const [winter, summer] = [1_610_258_400_000, 1_628_575_200_000].map((at) => BigInt(at) << 18n);
  const inWinter = { checkpoint_tso: winter, checkpoint_time: '2021-01-10 07:00:00.000' };
  const inSummer = {
    start_ts: summer,
    checkpoint_tso: summer,
    resolved_ts: summer,
    checkpoint_time: '2021-08-10 08:00:00.000',
  };
  const change = (more: object) => ({
    lists: lists([item('a', { ...inWinter, ...more })]),
    details: new Map([['a', detail('a', inSummer)]]),
  });
  expect(check(change({}))).toEqual([]);
  expect(check(change({ checkpoint_time: '2021-01-10 03:00:00.000' }))).not.toEqual([]);
});

test('a capture that is another process at the next look is found, and another capture is not', () => {
  const first = { id: 'c1', pid: 1, version: 'v8.5.7', git_hash: 'f' };
  expect(check({ statuses: [first, { ...first, pid: 2, git_hash: 'e' }] })).toEqual([
    'getServerStatus consistency: expected one pid of c1 from answer to answer, received 1, then 2',
    'getServerStatus consistency: expected one git_hash of c1 from answer to answer, received f, then e',
  ]);
  expect(check({ statuses: [first, { ...first, id: 'c2', pid: 2 }] })).toEqual([]);
});
