// Pause, resume and removal (server-behaviour/new-architecture.md#pause, server-behaviour/new-architecture.md#resume,
// server-behaviour/new-architecture.md#delete).
import { expect, test } from 'vitest';
import { errorText } from '../../support.js';
import { compact, sink_uri, useNewarch } from './support.js';

const { advance, create, get, post, remove, sandbox, stateOf } = useNewarch();

const now = () => sandbox().cluster.now();
const done = compact(202, '{}');
const day = 24 * 3_600_000;

/** Brings the running changefeed `a` into a state. */
async function bringTo(state: string) {
  const soon = (BigInt(now()) + 1_000n) << 18n;
  const target = state === 'finished' ? `"target_ts":${soon},` : '';
  await post('/changefeeds', `{${target}"changefeed_id":"a","sink_uri":"${sink_uri}"}`);
  advance(5_000);
  const code = { failed: 'CDC:ErrChangefeedUnretryable', warning: 'CDC:ErrMySQLTxnError' }[state];
  if (code !== undefined) sandbox().cluster.fail('a', { code, message: 'x' });
  if (state === 'stopped') await post('/changefeeds/a/pause');
  advance(1_000);
  expect(await stateOf('a')).toBe(state);
}

const states = ['normal', 'warning', 'failed', 'stopped', 'finished'];

test.each(states)(
  'server-behaviour/new-architecture.md#pause, pause makes %s stopped, which shows when it is answered',
  async (state) => {
    await bringTo(state);
    const before = now();
    expect(await post('/changefeeds/a/pause', 'any body')).toMatchObject(done);
    expect(now() - before).toBe(1_000);
    expect(await stateOf('a')).toBe('stopped');
  },
);

test.each([
  ['normal', 'normal'],
  ['warning', 'warning'],
  ['failed', 'normal'],
  ['stopped', 'normal'],
  ['finished', 'normal'],
])(
  'server-behaviour/new-architecture.md#resume, resume makes %s %s at once',
  async (state, after) => {
    await bringTo(state);
    const before = now();
    expect(await post('/changefeeds/a/resume')).toMatchObject(done);
    expect(now()).toBe(before);
    expect(await stateOf('a')).toBe(after);
  },
);

test('server-behaviour/new-architecture.md#resume, a finished changefeed finishes again', async () => {
  await bringTo('finished');
  await post('/changefeeds/a/resume');
  advance(2_000);
  expect(await stateOf('a')).toBe('finished');
});

test.each(states)(
  'server-behaviour/new-architecture.md#delete, delete removes %s, which shows when it is answered',
  async (state) => {
    await bringTo(state);
    const before = now();
    expect(await remove('/changefeeds/a')).toMatchObject(done);
    expect(now() - before).toBe(1_000);
    expect(await stateOf('a')).toBe('unknown');
    expect(await remove('/changefeeds/a')).toMatchObject(compact(202, 'null'));
    expect(now() - before).toBe(1_000);
  },
);

test('server-behaviour/new-architecture.md#resume, overwrite_checkpoint_ts moves the checkpoint, also back', async () => {
  await bringTo('stopped');
  const earlier = (BigInt(now()) - 60_000n) << 18n;
  await post('/changefeeds/a/resume', `{"overwrite_checkpoint_ts":${earlier + 1n}}`);
  expect((await get('/changefeeds/a')).text).toContain(`"checkpoint_ts":${earlier + 1n},`);
});

test('server-behaviour/new-architecture.md#resume, overwrite_checkpoint_ts of a running changefeed is ignored', async () => {
  await bringTo('normal');
  const earlier = (BigInt(now()) - 60_000n) << 18n;
  const before = (await get('/changefeeds/a')).text;
  expect(
    await post('/changefeeds/a/resume', `{"overwrite_checkpoint_ts":${earlier}}`),
  ).toMatchObject(done);
  expect((await get('/changefeeds/a')).text).toBe(before);
});

test.each(['normal', 'stopped'])(
  'server-behaviour/new-architecture.md#resume, a checkpoint in the future or before the safepoint is refused in state %s',
  async (state) => {
    await bringTo(state);
    const ahead = await post(
      '/changefeeds/a/resume',
      '{"overwrite_checkpoint_ts":18446744073709551615}',
    );
    const [tso = ''] = /(?<=current tso )\d+/.exec(ahead.text) ?? [];
    expect(Number(BigInt(tso) >> 18n)).toBe(now());
    expect(ahead).toMatchObject({
      status: 400,
      text: errorText(
        'CDC:ErrAPIInvalidParam',
        `invalid checkpoint-ts 18446744073709551615, larger than current tso ${tso}`,
      ),
    });
    const safepoint = BigInt(now() - 600_000) << 18n;
    expect(await post('/changefeeds/a/resume', '{"overwrite_checkpoint_ts":1}')).toMatchObject({
      status: 400,
      text: errorText(
        'CDC:ErrStartTsBeforeGC',
        `fail to create or maintain changefeed because start-ts 1 is earlier than or equal to GC safepoint at ${safepoint}`,
      ),
    });
  },
);

test('server-behaviour/new-architecture.md#resume, a stopped changefeed holds back garbage collection for a day', async () => {
  await bringTo('stopped');
  advance(day - 60_000);
  expect(await post('/changefeeds/a/resume')).toMatchObject(done);
  await post('/changefeeds/a/pause');
  advance(day + 60_000);
  expect((await post('/changefeeds/a/resume')).text).toContain('CDC:ErrStartTsBeforeGC');
});

test.each([
  ['{', 'unexpected end of JSON input'],
  [' ', 'unexpected end of JSON input'],
  ['{}{}', "invalid character '{' after top-level value"],
  ['[]', 'json: cannot unmarshal array into Go value of type v2.ResumeChangefeedConfig'],
])('server-behaviour/new-architecture.md#resume, the body %j is refused', async (body, problem) => {
  const response = await post('/changefeeds/none/resume', body);
  expect(response).toMatchObject({ status: 400, type: 'application/json; charset=utf-8' });
  expect(response.text).toBe(
    errorText('CDC:ErrAPIInvalidParam', `invalid api parameter: ${problem}`),
  );
});

test.each(['{}', 'null', '{"pd_addrs":["x"],"other":1}', '{"overwrite_checkpoint_ts":0}'])(
  'server-behaviour/new-architecture.md#resume, the body %s is as good as none',
  async (body) => {
    await bringTo('stopped');
    expect(await post('/changefeeds/a/resume', body)).toMatchObject(done);
  },
);

test('server-behaviour/new-architecture.md#resume, resume connects to a database', async () => {
  await create('a', { sink_uri: 'mysql://u:p@h:3306/' });
  sandbox().cluster.fault({ kind: 'sink-unreachable' });
  expect((await post('/changefeeds/a/resume')).text).toContain('CDC:ErrMySQLConnectionError');
});
