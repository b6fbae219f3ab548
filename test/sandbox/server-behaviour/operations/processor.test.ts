// server-behaviour/cluster.md#processor: one processor.
import { expect, test } from 'vitest';
import { expectResponse, json, refused, releases, told, useReleases } from '../releases.js';
import { captureIds, createBoth, type Sandbox } from '../two-changefeeds.js';

const at = useReleases([...releases, '6.5.4', '8.2.0']);

const unknownCapture = (id: string) =>
  refused('CDC:ErrCaptureNotExist', `capture not exists, ${id}`);

test('server-behaviour/cluster.md#processor-v5-2-4: no task status is 400', async () => {
  const sandbox = at('5.2.4');
  await createBoth(sandbox);
  const [id = ''] = await captureIds(sandbox);
  const missing = (capture: string, changefeed: string) =>
    refused(
      'CDC:ErrTaskStatusNotExists',
      `task status not exists, key: /tidb/cdc/task/status/${capture}/${changefeed}`,
    );
  expectResponse(await sandbox.get('/processors/b/nope'), missing('nope', 'b'));
  expectResponse(await sandbox.get(`/processors/a/${id}`), missing(id, 'a'));
  expect((await sandbox.get(`/processors/b/${id}`)).status).toBe(200);
});

test.each([
  ['5.3.4', 'key: nope'],
  ['5.4.3', 'key: nope'],
  ['6.0.0', 'nope'],
])('server-behaviour/cluster.md#processor-unknown-changefeed: 400 in %s', async (release, id) => {
  const sandbox = at(release);
  const [capture] = await captureIds(sandbox);
  const wanted = refused('CDC:ErrChangeFeedNotExists', `changefeed not exists, ${id}`);
  expectResponse(await sandbox.get(`/processors/nope/${capture}`), wanted);
});

test.each([
  ['5.3.4', 'key: '],
  ['5.4.3', 'key: '],
  ['6.0.0', ''],
])(
  'server-behaviour/cluster.md#processor-unknown-capture: 400, for a stopped changefeed too, in %s',
  async (release, key) => {
    const sandbox = at(release);
    await createBoth(sandbox);
    const [id] = await captureIds(sandbox);
    expectResponse(await sandbox.get('/processors/b/nope'), unknownCapture(`${key}nope`));
    expectResponse(await sandbox.get(`/processors/a/${id}`), unknownCapture(`${key}${id}`));
  },
);

test.each(['6.1.7', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/cluster.md#processor-unknown-capture-since-v6-1-0: 400 in %s',
  async (release) => {
    await at(release).create('a');
    expectResponse(await at(release).get('/processors/a/nope'), unknownCapture('nope'));
  },
);

test.each(['8.2.0', '8.5.7'])(
  'server-behaviour/cluster.md#processor-no-table: null where the capture has those of another, in %s',
  async (release) => {
    const sandbox = at(release);
    await sandbox.create('b', { sink_uri: 'blackhole://b/' });
    await sandbox.post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://a/' });
    sandbox.advance(100);
    const [id] = await captureIds(sandbox);
    const response = await sandbox.get(`/processors/a/${id}`);
    expectResponse(response, { status: 200, type: json, text: '{\n    "table_ids": null\n}' });
  },
);

test.each(['6.1.7', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/cluster.md#processor-abnormal-without-defect: a changefeed that does not run has no processors, whoever else does, in %s',
  async (release) => {
    const sandbox = at(release);
    await createBoth(sandbox);
    for (const id of await captureIds(sandbox)) {
      expectResponse(await sandbox.get(`/processors/a/${id}`), unknownCapture(id));
    }
  },
);

const withBugs = useReleases(
  [
    '6.1.0',
    '6.1.1',
    '6.1.7',
    '6.2.0',
    '6.4.0',
    '6.5.4',
    '6.5.12',
    '7.1.6',
    '7.5.7',
    '8.1.2',
    '8.2.0',
    '8.5.7',
  ],
  { quirks: true },
);

const abnormal = (state: string, code = 'CDC:ErrAPIInvalidParam') =>
  refused(
    'CDC:ErrAPIInvalidParam',
    `invalid api parameter: changefeed in abnormal state: ${state}, can't get processors of an abnormal changefeed`,
  ).text.replace('"error_code": "CDC:ErrAPIInvalidParam"', `"error_code": "${code}"`);

/** Puts the stopped changefeed `a` there, with the running `b` if wanted, and asks for a processor of `a`. */
async function detailOfStopped(release: string, other: 'with b' | 'alone') {
  const sandbox = withBugs(release);
  const { create, post, get, advance } = sandbox;
  if (other === 'with b') await create('b', { sink_uri: 'blackhole://b/' });
  await create('a');
  await post('/changefeeds/a/pause');
  advance(2_000);
  const [id = ''] = await captureIds(sandbox);
  return { response: told(await get(`/processors/a/${id}`)), id };
}

/** The two documents of a stopped changefeed that v6.1 keeps the scheduler of. */
async function expectStale(release: string, other: 'with b' | 'alone') {
  const { response } = await detailOfStopped(release, other);
  expect([response.status, response.type]).toEqual([200, json]);
  const second = abnormal('stopped', '');
  expect(response.text.endsWith(`}${second}`)).toBe(true);
  const stale = JSON.parse(response.text.slice(0, -second.length));
  expect(Object.keys(stale)).toEqual([
    'checkpoint_ts',
    'resolved_ts',
    'table_ids',
    'count',
    'error',
  ]);
}

test.each(['6.1.1', '6.1.7'])(
  'server-behaviour/cluster.md#processor-abnormal-alone-v6-1: with quirks stale, and unknown once the owner is another, in %s',
  async (release) => {
    await expectStale(release, 'alone');
    const { post, get, advance } = withBugs(release);
    await post('/owner/resign');
    advance(60_000);
    const [id = ''] = await captureIds(withBugs(release));
    expectResponse(await get(`/processors/a/${id}`), unknownCapture(id));
  },
);

test.each(['6.2.0', '6.4.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.2.0', '8.5.7'])(
  'server-behaviour/cluster.md#processor-abnormal-alone-since-v6-2: with quirks an unknown capture in %s',
  async (release) => {
    const { response, id } = await detailOfStopped(release, 'alone');
    expect(response).toEqual(unknownCapture(id));
  },
);

test.each(['6.1.1', '6.1.7'])(
  'server-behaviour/cluster.md#processor-abnormal-other-v6-1: with quirks stale, and unknown once the owner is another, in %s',
  async (release) => {
    await expectStale(release, 'with b');
    const { post, get, advance } = withBugs(release);
    await post('/owner/resign');
    advance(60_000);
    const [id = ''] = await captureIds(withBugs(release));
    expectResponse(
      await get(`/processors/a/${id}`),
      refused('CDC:ErrChangeFeedNotExists', 'changefeed not exists, {default a}'),
    );
  },
);

test.each([
  ['6.2.0', '{default a}'],
  ['6.4.0', '{default a}'],
  ['6.5.12', 'default/a'],
  ['7.1.6', 'default/a'],
  ['7.5.7', 'default/a'],
  ['8.1.2', 'default/a'],
])(
  'server-behaviour/cluster.md#processor-abnormal-other-v6-2-to-v8-1: with quirks an unknown changefeed in %s',
  async (release, id) => {
    const { response } = await detailOfStopped(release, 'with b');
    expect(response).toEqual(refused('CDC:ErrChangeFeedNotExists', `changefeed not exists, ${id}`));
  },
);

test.each(['8.2.0', '8.5.7'])(
  'server-behaviour/cluster.md#processor-abnormal-other-since-v8-2: with quirks two documents in one response of %s',
  async (release) => {
    const { response } = await detailOfStopped(release, 'with b');
    const text = `{\n    "table_ids": null\n}${abnormal('stopped')}`;
    expect(response).toEqual({ status: 200, type: json, text });
  },
);

/** A processor of a changefeed in `warning`, and of one of the same captures when it was normal. */
async function detailOfWarning(release: string, sandbox: Sandbox) {
  await sandbox.create('a');
  const [id = ''] = await captureIds(sandbox);
  const normal = (await sandbox.get(`/processors/a/${id}`)).text;
  const { cluster } = sandbox.sandbox();
  cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'a' });
  cluster.fail('a', { code: 'CDC:ErrX', message: 'broken' });
  sandbox.advance(12_000);
  const [{ state }] = JSON.parse((await sandbox.get('/changefeeds?state=warning')).text);
  expect([release, state]).toEqual([release, 'warning']);
  return { normal, response: await sandbox.get(`/processors/a/${id}`) };
}

test.each(['6.5.4', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.2.0', '8.5.7'])(
  'server-behaviour/cluster.md#processor-warning: with quirks the object and the error in one response of %s',
  async (release) => {
    const { response } = await detailOfWarning(release, withBugs(release));
    expect([response.status, response.type]).toEqual([200, json]);
    expect(response.text.endsWith(`}${abnormal('warning')}`)).toBe(true);
    expect(response.text.startsWith('{\n    "table_ids": [')).toBe(true);
  },
);

test.each(['6.5.4', '8.5.7'])(
  'server-behaviour/cluster.md#processor-abnormal-without-defect: one that warns is answered like a normal one in %s',
  async (release) => {
    const { response } = await detailOfWarning(release, at(release));
    expect([response.status, Object.keys(JSON.parse(response.text))]).toEqual([200, ['table_ids']]);
  },
);

test('server-behaviour/cluster.md#processor-second-document: indented like the first, nothing in between', async () => {
  const { response } = await detailOfStopped('8.5.7', 'with b');
  expect(response.text).toBe(`{
    "table_ids": null
}{
    "error_msg": "[CDC:ErrAPIInvalidParam]invalid api parameter: changefeed in abnormal state: stopped, can't get processors of an abnormal changefeed",
    "error_code": "CDC:ErrAPIInvalidParam"
}`);
});
