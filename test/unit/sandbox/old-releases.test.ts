// Where older releases differ, over HTTP.
import { describe, expect, test } from 'vitest';
import { errorText, useSandbox } from './support.js';

const keysOf = (text: string) => Object.keys(JSON.parse(text));
const sink_uri = 'blackhole://';

describe('6.5.12', () => {
  const { create, post, put, remove, advance, sandbox } = useSandbox({ release: '6.5.12' });

  test('update is allowed only when stopped', async () => {
    await create('a');
    const answer = await put('/changefeeds/a', {});
    const text = 'changefeed update error: can only update changefeed config when it is stopped';
    expect(answer.text).toBe(errorText('CDC:ErrChangefeedUpdateRefused', text));
    sandbox().cluster.fail('a', { code: 'CDC:ErrGCTTLExceeded', message: 'too old' });
    advance(1_000);
    expect((await put('/changefeeds/a', { mounter_worker_num: 3 })).text).toBe(answer.text);
  });

  test('same ID or same sink deleted less than 30 s ago', async () => {
    await create('a');
    await remove('/changefeeds/a');
    const same = await post('/changefeeds', { changefeed_id: 'a', sink_uri });
    expect(same.status).toBe(500);
    expect(same.text).toMatch(
      /\[CDC:ErrInternalServerError\]internal server error%!\(EXTRA string=changefeed with same ID was just removed, please wait [\d.]+s\)/,
    );
    const other = await post('/changefeeds', { changefeed_id: 'b', sink_uri });
    expect(other.text).toContain('changefeed with same sink URI was just removed');
    const elsewhere = { changefeed_id: 'b', sink_uri: 'blackhole://a1/' };
    expect((await post('/changefeeds', elsewhere)).status).toBe(202);
    advance(30_000);
    expect((await post('/changefeeds', { changefeed_id: 'a', sink_uri })).status).toBe(202);
  });

  test('start_ts in the future is taken', async () => {
    const body = '{"changefeed_id":"a","sink_uri":"blackhole://","start_ts":18446744073709551615}';
    expect((await post('/changefeeds', body)).status).toBe(202);
  });

  test('an anonymous struct in the error of move_table', async () => {
    await create('a');
    const answer = await post('/changefeeds/a/tables/move_table', '{"capture_id":1}');
    expect(answer.text).toContain('into Go struct field .capture_id of type string');
  });
});

describe('7.5.7', () => {
  const { create, post, send, get, advance } = useSandbox({ release: '7.5.7' });
  const missing = (id: string) =>
    errorText('CDC:ErrChangeFeedNotExists', `changefeed not exists, default/${id}`);

  test('a changefeed is looked up before its ID is checked, but not to delete it', async () => {
    expect((await post('/changefeeds/a_b/pause')).text).toBe(missing('a_b'));
    expect((await post('/changefeeds//pause')).text).toBe(missing(''));
    expect((await send('DELETE', '/changefeeds/a_b')).text).toBe(
      errorText('CDC:ErrAPIInvalidParam', 'invalid changefeed_id: a_b'),
    );
  });

  test('processors are listed for every changefeed, stopped ones too', async () => {
    await create('a');
    await post('/changefeeds/a/pause');
    advance(1_000);
    expect(JSON.parse((await get('/processors')).text)).toHaveLength(3);
  });
});

describe('8.1.2', () => {
  const { post, sandbox } = useSandbox({ release: '8.1.2' });

  test('a changefeed is looked up before credentials are checked', async () => {
    sandbox().cluster.fault({ kind: 'auth', users: {} });
    expect((await post('/changefeeds/a/pause')).status).toBe(400);
    expect((await post('/changefeeds', {})).status).toBe(401);
  });
});

describe('6.1.7', () => {
  const { create, get, post, remove, advance, sandbox } = useSandbox({ release: '6.1.7' });

  test('processors of a stopped changefeed stay listed as long as the owner lives', async () => {
    await create('a');
    const listed = JSON.parse((await get('/processors')).text);
    expect(listed).toHaveLength(3);
    await post('/changefeeds/a/pause');
    advance(1_000);
    expect(JSON.parse((await get('/processors')).text)).toEqual(listed);
    sandbox().cluster.fault({ kind: 'owner-lost' });
    advance(60_000);
    expect((await get('/processors')).text).toBe('[]');
  });

  test('wrapped errors have no code', async () => {
    const body = { changefeed_id: 'a', sink_uri, filter_rules: ['a[.b'] };
    const answer = await post('/changefeeds', body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({
      error_msg: expect.stringMatching(/^\[CDC:ErrFilterRuleInvalid\]filter rule is invalid: /),
      error_code: '',
    });
  });

  test('existence is told in Go struct form, and delete does not wait', async () => {
    await create('a');
    expect((await remove('/changefeeds/a')).status).toBe(202);
    expect((await get('/changefeeds/a')).status).toBe(200);
    expect((await get('/changefeeds/b')).text).toBe(
      errorText('CDC:ErrChangeFeedNotExists', 'changefeed not exists, {default b}'),
    );
  });
});

describe('5.2.4', () => {
  const { create, get, post } = useSandbox({ release: '5.2.4' });

  test('texts of existence, duplicates and causes', async () => {
    await create('a');
    const missing = 'changefeed not exists, key: /tidb/cdc';
    expect((await get('/changefeeds/b')).text).toContain(`${missing}/changefeed/info/b`);
    expect((await post('/changefeeds/b/pause')).text).toContain(`${missing}/job/b`);
    expect((await post('/changefeeds', { changefeed_id: 'a', sink_uri })).text).toContain(
      'changefeed already exists, key: a',
    );
    const filtered = { changefeed_id: 'b', sink_uri, filter_rules: ['a[.b'] };
    const { error_msg, error_code } = JSON.parse((await post('/changefeeds', filtered)).text);
    expect(error_msg).toMatch(/^\[CDC:ErrFilterRuleInvalid\](.*): \1$/);
    expect(error_code).toBe('');
  });

  test('a processor detail has positions', async () => {
    await create('a');
    const [{ id }] = JSON.parse((await get('/captures')).text);
    expect(keysOf((await get(`/processors/a/${id}`)).text)).toEqual([
      'checkpoint_ts',
      'resolved_ts',
      'table_ids',
      'error',
    ]);
    expect((await get('/processors/a/nope')).text).toContain(
      'task status not exists, key: /tidb/cdc/task/status/nope/a',
    );
  });
});
