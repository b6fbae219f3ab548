// The life of a changefeed in the new architecture, from end to end, as a client sees it.
import { expect, test } from 'vitest';
import { useNewarch } from './support.js';

const { advance, get, post, put, remove, sandbox, stateOf } = useNewarch({ captures: 3 });

/** Digits of an integer in a response. */
const integer = (text: string, name: string) =>
  BigInt(new RegExp(`"${name}":(\\d+)`).exec(text)?.[1] ?? -1);

test('create, replicate, pause, update, resume, fail, resume, finish, remove', async () => {
  const created = await post('/changefeeds', {
    sink_uri: 'kafka://u:p@kafka:9092/orders?protocol=canal-json',
    filter_rules: ['db.t1'],
  });
  expect(created.status).toBe(202);
  const { id } = JSON.parse(created.text);
  const path = `/changefeeds/${id}`;

  advance(10_000);
  const running = await get(path);
  expect(running.text).toContain('"state":"normal"');
  expect(running.text).toContain('"maintainer_addr":');
  const time = Number(integer(running.text, 'checkpoint_ts') >> 18n);
  // The coordinator hears of progress once a second.
  expect(sandbox().cluster.now() - time).toBeGreaterThanOrEqual(300);
  expect(sandbox().cluster.now() - time).toBeLessThan(1_500);

  expect((await post(`${path}/pause`)).text).toBe('{}');
  expect(await stateOf(id)).toBe('stopped');
  const stopped = integer((await get(path)).text, 'checkpoint_ts');
  advance(60_000);
  expect(integer((await get(path)).text, 'checkpoint_ts')).toBe(stopped);

  const target = (BigInt(sandbox().cluster.now()) + 30_000n) << 18n;
  const updated = await put(path, `{"target_ts":${target + 7n},"filter_rules":["db.*"]}`);
  expect(integer(updated.text, 'target_ts')).toBe(target + 7n);
  expect(updated.text).toContain('"filter":{"rules":["db.*"]}');

  expect((await post(`${path}/resume`)).text).toBe('{}');
  expect(await stateOf(id)).toBe('normal');
  advance(5_000);
  expect(integer((await get(path)).text, 'checkpoint_ts')).toBeGreaterThan(stopped);

  sandbox().cluster.fail(id, { code: 'CDC:ErrChangefeedUnretryable', message: 'no such topic' });
  advance(1_000);
  expect(await stateOf(id)).toBe('failed');
  const failed = await get(path);
  expect(failed.text).toContain('"code":"CDC:ErrChangefeedUnretryable","message":"no such topic"');
  await post(`${path}/resume`);
  advance(1_000);
  expect((await get('/changefeeds')).text).toContain('"state":"normal"');
  expect((await get('/changefeeds')).text).toContain('"error":null');

  advance(60_000);
  expect(await stateOf(id)).toBe('finished');
  expect(integer((await get(path)).text, 'checkpoint_ts')).toBe(target + 7n);
  expect((await get('/changefeeds')).text).toBe('[]');

  expect((await remove(path)).text).toBe('{}');
  expect((await get(path)).status).toBe(400);
  expect((await get('/changefeeds?state=all')).text).toBe('[]');
});

test('with the wall clock time runs by itself', async () => {
  const { startSandbox } = await import('../../../../src/sandbox/index.js');
  const live = await startSandbox({
    port: 0,
    generation: 'newarch',
    captures: 2,
    tables: ['db.t1'],
  });
  const api = `${live.urls[1]}/api/v1`;
  const send = async (method: string, path: string, body?: string) =>
    (await fetch(`${api}${path}`, { method, ...(body !== undefined && { body }) })).text();
  await send('POST', '/changefeeds', '{"changefeed_id":"a","sink_uri":"blackhole://"}');
  const first = integer(await send('GET', '/changefeeds/a'), 'checkpoint_ts');
  const begin = performance.now();
  expect(await send('POST', '/changefeeds/a/pause')).toBe('{}');
  expect(performance.now() - begin).toBeGreaterThanOrEqual(990);
  expect(await send('POST', '/changefeeds/a/resume')).toBe('{}');
  await expect
    .poll(async () => integer(await send('GET', '/changefeeds/a'), 'checkpoint_ts') > first, {
      timeout: 5_000,
    })
    .toBe(true);
  await live.close();
});
