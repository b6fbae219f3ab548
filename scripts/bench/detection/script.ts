// A fixed script of requests. A defect counts only if it changes a response of this script.
import { rareRequests } from './rare-requests.js';
import {
  details,
  get,
  leader,
  move,
  owner,
  post,
  put,
  remove,
  second,
  third,
  wait,
} from './steps.js';
import type { Step } from './traffic.js';

const states = [
  '',
  '?state=',
  ...['all', 'normal', 'stopped', 'failed', 'finished', 'warning', 'error', 'none'].map(
    (state) => `?state=${state}`,
  ),
];

const lists = states.map((filter) => get(`/changefeeds${filter}`));

const processorsOf = (id: string) =>
  [owner, second, third].map((capture) => get(`/processors/${id}/${capture}`));

const reads: readonly Step[] = [
  get('/status'),
  get('/health'),
  get('/captures'),
  ...lists,
  ...details(
    'test1',
    'test2',
    'orders-to-mysql',
    'paused-one',
    'failed-one',
    'finished-one',
    'troubled-one',
  ),
  ...details('test1', 'unknown', 'a_b'),
  get('/processors'),
  ...processorsOf('test1'),
  get(`/processors/unknown/${owner}`),
  get('/processors/test1/unknown'),
  get('/processors/paused-one/unknown'),
];

const routes: readonly Step[] = [
  ...[
    '/status/',
    '/health/',
    '/captures/',
    '/changefeeds/',
    '/changefeeds/test1/',
    '/processors/',
    `/processors/test1/${owner}/`,
  ].map(get),
  ...[
    '/log',
    '/owner/resign',
    '/captures/drain',
    '/changefeeds/test1/pause',
    '/changefeeds/test1/resume',
    '/changefeeds/test1/tables/move_table',
    '/changefeeds/test1/tables/rebalance_table',
  ].map(get),
  post('/changefeeds/test1/resume/'),
  put('/changefeeds', '{}'),
  get('/unknown'),
  get('/Status'),
  get('/STATUS'),
  get('//status'),
  { method: 'HEAD', target: '/api/v1/status' },
  { method: 'OPTIONS', target: '/api/v1/status' },
];

const logs: readonly Step[] = [
  '{"log_level":"debug"}',
  '{"log_level":"info"}',
  '{"log_level":"loud"}',
  '{"log_level":1}',
  '{',
].map((body) => post('/log', body));

/** A TSO within the last ten minutes of the sandbox's time, so that it is later than the GC safepoint. */
const startTs = 426921294362574849n;

const create = (id: string, rules: string, more = '') =>
  post(
    '/changefeeds',
    `{"changefeed_id":"${id}","sink_uri":"blackhole://${id}/","filter_rules":["${rules}"]${more}}`,
  );

const targetTs = startTs + (3_600_000n << 18n) + 3n;

const creates: readonly Step[] = [
  post('/changefeeds', '{'),
  create('a_b', 'nothing.*'),
  create('test1', 'nothing.*'),
  post('/changefeeds', '{"changefeed_id":"play-x","sink_uri":"foo://bar/"}'),
  create('play-x', 'nothing.*', `,"start_ts":${startTs},"target_ts":${startTs - 1n}`),
  ...[
    `,"start_ts":${startTs + (864_000_000n << 18n)}`,
    `,"start_ts":${startTs},"target_ts":${startTs}`,
    ',"timezone":"Nowhere/Town"',
  ].map((more) => create('play-x', 'nothing.*', more)),
  create('play-x', '['),
  create('paused-one', 'nothing.*'),
  create('x'.repeat(129), 'nothing.*'),
  create('play-one', 'nothing.*', `,"start_ts":${startTs},"target_ts":${targetTs}`),
  create('play-two', 'test.*'),
  create('play-six', 'test.*'),
  wait(1_000),
  get('/changefeeds'),
  ...details('play-one', 'play-two', 'play-six'),
  wait(30_000),
  get('/changefeeds'),
  ...details('play-one', 'play-two', 'play-six'),
  get('/processors'),
];

const look: readonly Step[] = [get('/changefeeds?state=all'), ...details('play-one', 'play-two')];
const settle: readonly Step[] = [wait(1_000), ...look, wait(1_000), ...look, wait(30_000), ...look];

/** Longer than any effect is late. */
const twoMinutes = 125_000;

const newTarget = targetTs + 2n;

const life: readonly Step[] = [
  put('/changefeeds/play-one', `{"target_ts":${newTarget}}`),
  post('/changefeeds/play-one/pause'),
  ...settle,
  post('/changefeeds/play-one/pause'),
  post('/changefeeds/play-two/pause'),
  wait(1_000),
  put('/changefeeds/play-one', '{'),
  put('/changefeeds/play-one', '{"mounter_worker_num":16}'),
  put('/changefeeds/play-one', '{"target_ts":1}'),
  put('/changefeeds/play-one', `{"target_ts":${startTs}}`),
  put('/changefeeds/play-one', '{"mounter_worker_num":32}'),
  put('/changefeeds/unknown', '{"mounter_worker_num":32}'),
  ...settle,
  put('/changefeeds/play-one', `{"target_ts":${newTarget}}`),
  ...settle,
  wait(twoMinutes),
  ...look,
  post('/changefeeds/play-one/resume'),
  ...settle,
  post('/changefeeds/play-two/resume'),
  ...settle,
  ...['pause', 'resume', 'tables/rebalance_table'].map((job) =>
    post(`/changefeeds/unknown/${job}`),
  ),
];

const placement: readonly Step[] = [
  ...details('play-two', 'play-six'),
  ...processorsOf('play-two'),
];

const tables: readonly Step[] = [
  post('/changefeeds/play-two/tables/move_table', '{'),
  post('/changefeeds/play-two/tables/move_table', '{"table_id":63}'),
  move(second, 63, 'unknown'),
  ...placement,
  ...[third, second, third]
    .flatMap((capture) => [63, 65].map((table) => [move(capture, table), wait(500), ...placement]))
    .flat(),
  ...[63, 65, 69, 71].map((table) => move(third, table, 'play-six')),
  wait(twoMinutes),
  ...placement,
  post('/changefeeds/play-two/tables/rebalance_table'),
  wait(500),
  ...placement,
  wait(30_000),
  ...placement,
  get('/changefeeds?state=all'),
];

const drains: readonly Step[] = [
  ...['{', '{"capture_id":"unknown"}', `{"capture_id":"${owner}"}`].map((body) =>
    put('/captures/drain', body),
  ),
  ...[0, 200, 30_000].flatMap((pause) => [
    put('/captures/drain', `{"capture_id":"${third}"}`),
    wait(pause),
  ]),
  ...placement,
];

const removals: readonly Step[] = [
  remove('/changefeeds/play-two'),
  ...look,
  get('/processors'),
  wait(1_000),
  ...look,
  remove('/changefeeds/play-two'),
  remove('/changefeeds/unknown'),
  wait(30_000),
  ...look,
  remove('/changefeeds/play-one'),
  remove('/changefeeds/play-six'),
  wait(1_000),
  ...look,
];

const election: readonly Step[] = [
  post('/owner/resign'),
  ...leader,
  ...[50, 50, 200, 2_000, 30_000, twoMinutes].flatMap((pause) => [wait(pause), ...leader]),
];

export const script: readonly Step[] = [
  ...reads,
  ...routes,
  ...logs,
  ...creates,
  ...life,
  ...tables,
  ...drains,
  ...removals,
  ...election,
  ...rareRequests,
];
