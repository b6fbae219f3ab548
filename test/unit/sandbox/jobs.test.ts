// Pause, resume, delete, rebalance, move a table, drain, processors, at v8.5.7.
import { expect, test } from 'vitest';
import { errorText, useSandbox } from './support.js';

const { create, get, post, put, remove, advance, sandbox } = useSandbox();
const json = 'application/json; charset=utf-8';

const stateOf = async (id: string) => JSON.parse((await get(`/changefeeds/${id}`)).text).state;
const captureIds = async (): Promise<string[]> =>
  JSON.parse((await get('/captures')).text).map(({ id }: { id: string }) => id);

test('pause and resume take effect after the answer, not before', async () => {
  await create('a');
  const answer = await post('/changefeeds/a/pause');
  expect(answer).toMatchObject({ status: 202, type: null, text: '' });
  expect(await stateOf('a')).toBe('normal');
  advance(1_000);
  expect(await stateOf('a')).toBe('stopped');
  expect((await post('/changefeeds/a/resume')).status).toBe(202);
  advance(1_000);
  expect(await stateOf('a')).toBe('normal');
});

test('what the state makes a no-op is still 202', async () => {
  await create('a');
  expect((await post('/changefeeds/a/resume')).status).toBe(202);
  await post('/changefeeds/a/pause');
  advance(1_000);
  expect((await post('/changefeeds/a/pause')).status).toBe(202);
});

test('delete waits until the changefeed is gone, a second one is 400', async () => {
  await create('a');
  expect(await remove('/changefeeds/a')).toMatchObject({ status: 202, type: null, text: '' });
  expect((await get('/changefeeds')).text).toBe('[]');
  const again = await remove('/changefeeds/a');
  expect(again.status).toBe(400);
  expect(again.text).toBe(
    errorText('CDC:ErrChangeFeedNotExists', 'changefeed not exists, default/a'),
  );
});

test('rebalance is 202', async () => {
  await create('a');
  const answer = await post('/changefeeds/a/tables/rebalance_table');
  expect(answer).toMatchObject({ status: 202, type: null, text: '' });
});

test.each(['{}', '{"target_capture_id":"a","table_id":1}', 'null'])(
  'move_table without a capture: %s',
  async (body) => {
    await create('a');
    const answer = await post('/changefeeds/a/tables/move_table', body);
    expect(answer).toMatchObject({ status: 400, type: json });
    expect(answer.text).toBe(errorText('CDC:ErrAPIInvalidParam', 'invalid capture_id: '));
  },
);

test('move_table names its Go struct', async () => {
  await create('a');
  const answer = await post('/changefeeds/a/tables/move_table', '{"capture_id":1}');
  expect(answer).toMatchObject({ status: 400, type: 'text/plain; charset=utf-8' });
  expect(answer.text).toBe(
    errorText(
      'CDC:ErrAPIInvalidParam',
      'invalid api parameter: json: cannot unmarshal number into Go struct field MoveTableReq.capture_id of type string',
    ),
  );
});

test('move_table takes captures and tables that are not there', async () => {
  await create('a');
  const body = '{"capture_id":"nope","table_id":9007199254740993}';
  expect((await post('/changefeeds/a/tables/move_table', body)).status).toBe(202);
});

test('move_table moves the table', async () => {
  await create('a');
  const tasks: { capture_id: string; table_ids?: number[] }[] = JSON.parse(
    (await get('/changefeeds/a')).text,
  ).task_status;
  const from = tasks.find(({ table_ids = [] }) => table_ids.length > 0);
  const to = tasks.find((task) => task !== from);
  const table = from?.table_ids?.[0];
  const body = { capture_id: to?.capture_id, table_id: table };
  await post('/changefeeds/a/tables/move_table', body);
  advance(5_000);
  const { text } = await get(`/processors/a/${to?.capture_id}`);
  expect(JSON.parse(text).table_ids).toContain(table);
});

test('processors: one for each running changefeed and capture', async () => {
  expect((await get('/processors')).text).toBe('[]');
  await create('a');
  const listed = JSON.parse((await get('/processors')).text);
  expect(listed).toHaveLength(3);
  expect(Object.keys(listed[0])).toEqual(['namespace', 'changefeed_id', 'capture_id']);
});

test('processor detail has the tables alone', async () => {
  await create('a');
  const tables = await Promise.all(
    (await captureIds()).map(async (id) => JSON.parse((await get(`/processors/a/${id}`)).text)),
  );
  expect(tables.map((body) => Object.keys(body))).toEqual(Array(3).fill(['table_ids']));
  expect(tables.flatMap(({ table_ids }) => table_ids)).toHaveLength(2);
});

test('processor detail of a changefeed that does not run is a clean 400', async () => {
  await create('a');
  await create('b');
  await post('/changefeeds/a/pause');
  advance(1_000);
  const [id] = await captureIds();
  const answer = await get(`/processors/a/${id}`);
  expect(answer).toMatchObject({ status: 400, type: json });
  expect(answer.text).toBe(errorText('CDC:ErrCaptureNotExist', `capture not exists, ${id}`));
});

test('processor detail of an unknown capture, and of a bad ID', async () => {
  await create('a');
  const unknown = await get('/processors/a/nope');
  expect(unknown.text).toBe(errorText('CDC:ErrCaptureNotExist', 'capture not exists, nope'));
  const bad = await get('/processors/a/a_b');
  expect(bad.text).toBe(errorText('CDC:ErrAPIInvalidParam', 'invalid capture_id: a_b'));
});

test('drain: bad JSON, unknown capture, the owner, success', async () => {
  await create('a');
  const [owner, second] = await captureIds();
  const bad = await put('/captures/drain', '{');
  expect(bad).toMatchObject({ status: 400, type: json });
  expect(bad.text).toBe(
    errorText('CDC:ErrAPIInvalidParam', 'invalid api parameter: unexpected EOF'),
  );
  const unknown = await put('/captures/drain', { capture_id: 'a_b' });
  expect(unknown.text).toBe(errorText('CDC:ErrCaptureNotExist', 'capture not exists, a_b'));
  const leader = await put('/captures/drain', { capture_id: owner });
  expect(leader.status).toBe(400);
  expect(leader.text).toBe(
    errorText('CDC:ErrSchedulerRequestFailed', 'scheduler request failed, cannot drain the owner'),
  );
  const answer = await put('/captures/drain', { capture_id: second });
  expect(answer).toMatchObject({ status: 202, type: json });
  expect(answer.text).toMatch(/^\{"current_table_count":\d+\}$/);
  advance(10_000);
  expect((await put('/captures/drain', { capture_id: second })).text).toBe(
    '{"current_table_count":0}',
  );
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

test('the filter takes any state', async () => {
  await create('a');
  expect(JSON.parse((await get('/changefeeds?state=all')).text)).toHaveLength(1);
  expect((await get('/changefeeds?state=stopped')).text).toBe('[]');
  expect((await get('/changefeeds?state=foo')).text).toBe('[]');
  expect(JSON.parse((await get('/changefeeds?state=')).text)).toHaveLength(1);
});
