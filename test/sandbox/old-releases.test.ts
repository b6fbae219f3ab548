// The fields of older releases, over HTTP.
import { describe, expect, test } from 'vitest';
import { useSandbox } from './support.js';

const keysOf = (text: string) => Object.keys(JSON.parse(text));

describe('6.5.12', () => {
  const { create, get, advance, sandbox } = useSandbox({ release: '6.5.12' });

  test('list and detail have the fields of the release', async () => {
    await create('a');
    expect(Object.keys(JSON.parse((await get('/changefeeds')).text)[0])).toEqual([
      'upstream_id',
      'namespace',
      'id',
      'state',
      'checkpoint_tso',
      'checkpoint_time',
      'error',
    ]);
    const { text } = await get('/changefeeds/a');
    const detail = JSON.parse(text);
    expect(detail.creator_version).toBe('v6.5.12');
    expect(detail.sink_uri).toBe('blackhole:');
    expect(detail.task_status).toHaveLength(3);
    expect(Object.keys(detail.task_status[0])).toEqual([
      'capture_id',
      'table_ids',
      'table_operations',
    ]);
    expect(text).toContain('"table_operations": null');
  });

  test('the list shows a pending changefeed as warning, though the filter does not', async () => {
    await create('a');
    sandbox().cluster.fail('a', { code: 'CDC:ErrX', message: 'broken' });
    advance(1_000);
    expect((await get('/changefeeds')).text).toContain('"state": "warning"');
    expect((await get('/changefeeds?state=warning')).text).toBe('[]');
    expect((await get('/changefeeds?state=pending')).text).toContain('"state": "warning"');
  });
});

describe('6.1.7', () => {
  const { create, get, put } = useSandbox({ release: '6.1.7' });

  test('no upstream_id, no liveness, no drain', async () => {
    await create('a');
    expect(keysOf((await get('/changefeeds/a')).text).slice(0, 2)).toEqual(['namespace', 'id']);
    expect(keysOf((await get('/status')).text)).toEqual([
      'version',
      'git_hash',
      'id',
      'pid',
      'is_owner',
    ]);
    expect((await put('/captures/drain', {})).status).toBe(404);
  });
});

describe('5.2.4', () => {
  const { create, get } = useSandbox({ release: '5.2.4' });

  test('a detail as in the document', async () => {
    await create('a');
    const { text } = await get('/changefeeds/a');
    expect(keysOf(text)).toEqual([
      'id',
      'sink_uri',
      'create_time',
      'start_ts',
      'target_ts',
      'checkpoint_tso',
      'checkpoint_time',
      'sort_engine',
      'state',
      'error',
      'error_history',
      'creator_version',
      'task_status',
    ]);
    expect(text).toContain('"sink_uri": "blackhole://"');
    expect(text).toContain('"table_operations": {}');
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
