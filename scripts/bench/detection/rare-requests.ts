// The end of the fixed script: requests that are seldom sent.
import { details, get, leader, move, post, put, remove, second, wait } from './steps.js';
import type { Step } from './traffic.js';

const rareReads: readonly Step[] = [
  ...['{"log_level":"INFO"}', '{}', '{"log_level":"info","more":1}', '{"log_level":"warning"}'].map(
    (body) => post('/log', body),
  ),
  get('/changefeeds?state=STOPPED'),
  get('/changefeeds?state=stopped&state=failed'),
  ...details('x'.repeat(65)),
];

const late = ['late', 'late-capitals', 'late-scheme', 'late-two-values', 'late-copy'];

const lateCreate = (id: string, sink: string) =>
  `{"changefeed_id":"${id}","sink_uri":"${sink}","filter_rules":["test.*"],"target_ts":${2n ** 62n + 100_001n}}`;

const rareCreates: readonly Step[] = [
  post('/changefeeds', lateCreate('late', 'blackhole://root:hunter2@late/?sasl-password=hunter2')),
  post('/changefeeds', '{"CHANGEFEED_ID":"late-capitals","SINK_URI":"blackhole://late/"}'),
  post('/changefeeds', lateCreate('late-scheme', 'BLACKHOLE://late/')),
  post('/changefeeds', `${lateCreate('late-two-values', 'blackhole://late/')}{}`),
  post('/changefeeds', lateCreate('late-copy', 'blackhole://root:hunter2@late/')),
  wait(5_000),
  ...details(...late),
];

const rareMoves: readonly Step[] = [
  move('unknown', 63, 'late'),
  move(second, 2 ** 32, 'late'),
  post('/changefeeds/late/tables/move_table', `{"target_capture_id":"${second}","table_id":63}`),
  post('/changefeeds/late/tables/move_table', `{"capture_id":"${second}"}`),
  ...details('late'),
];

const pausedLate: readonly Step[] = [
  post('/changefeeds/late/resume'),
  wait(5_000),
  ...details('late'),
  ...['late', 'late-copy'].map((id) => post(`/changefeeds/${id}/pause`)),
  wait(5_000),
  get('/health'),
  get('/processors'),
  move(second, 63, 'late'),
  post('/changefeeds/late/tables/rebalance_table'),
  put('/changefeeds/late', `{"changefeed_id":"late-copy","target_ts":${2n ** 61n}}`),
  put('/changefeeds/late', '{"start_ts":1,"mounter_worker_num":34}'),
  put('/changefeeds/late', `{"sink_uri":"blackhole://later/","target_ts":${2n ** 62n}}`),
  wait(1_000),
  ...details('late', 'late-copy'),
];

const resignations: readonly Step[] = [1, 2].flatMap(() => [
  post('/owner/resign'),
  wait(10_000),
  ...leader,
  wait(1_000),
  get('/changefeeds?state=all'),
  ...details('late'),
]);

const lateEnd: readonly Step[] = [
  ...[1, 2].flatMap(() => [
    post('/changefeeds/late/resume'),
    wait(5_000),
    ...details('late'),
    post('/changefeeds/late/pause'),
    wait(5_000),
  ]),
  remove('/changefeeds/late'),
  wait(5_000),
  ...details('late', 'late-scheme'),
  post('/changefeeds', lateCreate('late', 'blackhole://late/')),
];

/** Paths with a slash too many. */
const slashes: readonly Step[] = [
  post('/log/', '{"log_level":"info"}'),
  post('/changefeeds/', '{'),
  put('/changefeeds/late-copy/', '{'),
  ...['pause', 'tables/rebalance_table', 'tables/move_table'].map((job) =>
    post(`/changefeeds/late-copy/${job}/`),
  ),
  put('/captures/drain/', '{'),
  remove('/changefeeds/late-copy/'),
  post('/owner/resign/'),
];

export const rareRequests: readonly Step[] = [
  ...rareReads,
  ...rareCreates,
  ...rareMoves,
  ...pausedLate,
  ...resignations,
  ...lateEnd,
  ...slashes,
];
