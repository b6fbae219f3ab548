// What updating a changefeed takes and refuses, in the words of v8.5.7.
import { expect, test } from 'vitest';
import { errorText, useSandbox } from './support.js';

const { create, post, put, get, advance, sandbox } = useSandbox();

async function createStopped(more: object = {}) {
  await create('a', more);
  await post('/changefeeds/a/pause');
  advance(1_000);
}

const refused = (reason: string) =>
  errorText('CDC:ErrChangefeedUpdateRefused', `changefeed update error: ${reason}`);

test('state not allowed, before the body is looked at', async () => {
  await create('a');
  const answer = await put('/changefeeds/a', 'no JSON');
  expect(answer).toMatchObject({ status: 400, type: 'application/json; charset=utf-8' });
  expect(answer.text).toBe(
    refused('can only update changefeed config when it is stopped or failed'),
  );
});

test('a failed changefeed can be updated', async () => {
  await create('a');
  sandbox().cluster.fail('a', { code: 'CDC:ErrGCTTLExceeded', message: 'too old' });
  advance(1_000);
  expect(JSON.parse((await get('/changefeeds/a')).text).state).toBe('failed');
  expect((await put('/changefeeds/a', { mounter_worker_num: 32 })).status).toBe(202);
});

test('bad body: 400 as text, without a code', async () => {
  await createStopped();
  const answer = await put('/changefeeds/a', '{');
  expect(answer).toMatchObject({ status: 400, type: 'text/plain; charset=utf-8' });
  expect(answer.text).toBe(errorText('', 'unexpected EOF'));
});

test('target_ts not after start_ts', async () => {
  await createStopped();
  const answer = await put('/changefeeds/a', { target_ts: 1 });
  expect(answer.status).toBe(400);
  expect(answer.text).toMatch(
    /"\[CDC:ErrChangefeedUpdateRefused\]can not update target-ts:1 less than start-ts:\d{18}"/,
  );
});

test('bad filter', async () => {
  await createStopped();
  const answer = await put('/changefeeds/a', { filter_rules: ['a[.b'] });
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.text).error_msg).toMatch(
    /^\[CDC:ErrChangefeedUpdateRefused\]changefeed update error: \[CDC:ErrFilterRuleInvalid\]/,
  );
});

test('sink invalid', async () => {
  await createStopped();
  const answer = await put('/changefeeds/a', { sink_uri: 'foo://' });
  expect(answer.status).toBe(400);
  expect(answer.text).toBe(
    refused('[CDC:ErrSinkURIInvalid]the sink scheme (foo) is not supported'),
  );
});

test.each([
  '{}',
  'null',
  '{"start_ts":1}',
  '{"mounter_worker_num":16}',
  '{"mounter_worker_num":0,"sink_uri":"","filter_rules":[],"sink_config":null}',
])('nothing changed: %s', async (body) => {
  await createStopped();
  const answer = await put('/changefeeds/a', body);
  expect(answer.status).toBe(400);
  expect(answer.text).toBe(refused('changefeed config is the same with the old one, do nothing'));
});

test('202, the new settings show after the owner has seen them, the state stays', async () => {
  await createStopped();
  const answer = await put('/changefeeds/a', '{"target_ts":18446744073709551615}');
  expect(answer).toMatchObject({ status: 202, type: null, text: '' });
  advance(1_000);
  const { text } = await get('/changefeeds/a');
  expect(text).toContain('"target_ts": 18446744073709551615,');
  expect(text).toContain('"state": "stopped",');
});

test('an unknown changefeed is 400', async () => {
  const answer = await put('/changefeeds/nope', {});
  expect(answer.status).toBe(400);
  expect(answer.text).toBe(
    errorText('CDC:ErrChangeFeedNotExists', 'changefeed not exists, default/nope'),
  );
});
