// Pause and resume, processors, checkpoints and errors, at v8.5.7.
import { expect, test } from 'vitest';
import { useSandbox } from './support.js';

const { create, get, post, advance, sandbox } = useSandbox();

const stateOf = async (id: string) => JSON.parse((await get(`/changefeeds/${id}`)).text).state;
const captureIds = async (): Promise<string[]> =>
  JSON.parse((await get('/captures')).text).map(({ id }: { id: string }) => id);

test('pause and resume take effect after the response, not before', async () => {
  await create('a');
  const response = await post('/changefeeds/a/pause');
  expect(response).toMatchObject({ status: 202, type: null, text: '' });
  expect(await stateOf('a')).toBe('normal');
  advance(1_000);
  expect(await stateOf('a')).toBe('stopped');
  expect((await post('/changefeeds/a/resume')).status).toBe(202);
  advance(1_000);
  expect(await stateOf('a')).toBe('normal');
});

test('processor detail has the tables alone', async () => {
  await create('a');
  const tables = await Promise.all(
    (await captureIds()).map(async (id) => JSON.parse((await get(`/processors/a/${id}`)).text)),
  );
  expect(tables.map((body) => Object.keys(body))).toEqual(Array(3).fill(['table_ids']));
  expect(tables.flatMap(({ table_ids }) => table_ids)).toHaveLength(2);
});

test('a checkpoint that is stuck stays, and goes on afterwards', async () => {
  await create('a');
  const checkpoint = async () =>
    /"checkpoint_tso": (\d+)/.exec((await get('/changefeeds/a')).text)?.[1];
  const end = sandbox().cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'a' });
  advance(1_000);
  const before = await checkpoint();
  advance(10_000);
  expect(await checkpoint()).toBe(before);
  end();
  advance(10_000);
  expect(await checkpoint()).not.toBe(before);
});

test('an error makes a changefeed pending, with its text in the list, then warning and normal', async () => {
  await create('a');
  sandbox().cluster.fail('a', { code: 'CDC:ErrX', message: 'broken <here>' });
  advance(1_000);
  const { text } = await get('/changefeeds');
  expect(text).toContain('"state": "pending"');
  expect(text).toMatch(
    /"error": \{\n {12}"time": "\d{4}-[\d-]+T[\d:.]+\+08:00",\n {12}"addr": "127\.0\.0\.1:\d+",\n {12}"code": "CDC:ErrX",\n {12}"message": "broken \\u003chere\\u003e"\n {8}\}/,
  );
  advance(60_000);
  expect((await get('/changefeeds')).text).toMatch(/"state": "normal",[\s\S]*"error": null/);
});
