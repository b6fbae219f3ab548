// Facts 1.15: one processor.
import { expect, test } from 'vitest';
import { expectAnswer, json, refused, releases, told, useReleases } from './releases.js';
import { captureIds, createBoth, type Sandbox } from './two-changefeeds.js';

const at = useReleases([...releases, '6.5.4', '8.2.0']);

const unknownCapture = (id: string) =>
  refused('CDC:ErrCaptureNotExist', `capture not exists, ${id}`);

test('facts 1.15, v5.2.4: no task status is 400', async () => {
  const sandbox = at('5.2.4');
  await createBoth(sandbox);
  const [id = ''] = await captureIds(sandbox);
  const missing = (capture: string, changefeed: string) =>
    refused(
      'CDC:ErrTaskStatusNotExists',
      `task status not exists, key: /tidb/cdc/task/status/${capture}/${changefeed}`,
    );
  expectAnswer(await sandbox.get('/processors/b/nope'), missing('nope', 'b'));
  expectAnswer(await sandbox.get(`/processors/a/${id}`), missing(id, 'a'));
  expect((await sandbox.get(`/processors/b/${id}`)).status).toBe(200);
});

test.each([
  ['5.3.4', 'key: nope'],
  ['5.4.3', 'key: nope'],
  ['6.0.0', 'nope'],
])('facts 1.15, v5.3.1–v6.0 unknown changefeed: 400 in %s', async (release, id) => {
  const sandbox = at(release);
  const [capture] = await captureIds(sandbox);
  const wanted = refused('CDC:ErrChangeFeedNotExists', `changefeed not exists, ${id}`);
  expectAnswer(await sandbox.get(`/processors/nope/${capture}`), wanted);
});

test.each([
  ['5.3.4', 'key: '],
  ['5.4.3', 'key: '],
  ['6.0.0', ''],
])(
  'facts 1.15, v5.3.1–v6.0 unknown capture: 400, for a stopped changefeed too, in %s',
  async (release, key) => {
    const sandbox = at(release);
    await createBoth(sandbox);
    const [id] = await captureIds(sandbox);
    expectAnswer(await sandbox.get('/processors/b/nope'), unknownCapture(`${key}nope`));
    expectAnswer(await sandbox.get(`/processors/a/${id}`), unknownCapture(`${key}${id}`));
  },
);

test.each(['6.1.7', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'facts 1.15, v6.1.0+ unknown capture: 400 in %s',
  async (release) => {
    await at(release).create('a');
    expectAnswer(await at(release).get('/processors/a/nope'), unknownCapture('nope'));
  },
);

test.each(['8.2.0', '8.5.7'])(
  'facts 1.15, v6.1.0+ no table of this feed: null where the capture has those of another, in %s',
  async (release) => {
    const sandbox = at(release);
    await sandbox.create('b', { sink_uri: 'blackhole://b/' });
    await sandbox.post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://a/' });
    sandbox.advance(100);
    const [id] = await captureIds(sandbox);
    const answer = await sandbox.get(`/processors/a/${id}`);
    expectAnswer(answer, { status: 200, type: json, text: '{\n    "table_ids": null\n}' });
  },
);

test.each(['6.1.7', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'facts 1.15, without quirks: a changefeed that does not run has no processors, whoever else does, in %s',
  async (release) => {
    const sandbox = at(release);
    await createBoth(sandbox);
    for (const id of await captureIds(sandbox)) {
      expectAnswer(await sandbox.get(`/processors/a/${id}`), unknownCapture(id));
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
  return { answer: told(await get(`/processors/a/${id}`)), id };
}

/** The two documents of a stopped changefeed that v6.1 keeps the scheduler of. */
async function expectStale(release: string, other: 'with b' | 'alone') {
  const { answer } = await detailOfStopped(release, other);
  expect([answer.status, answer.type]).toEqual([200, json]);
  const second = abnormal('stopped', '');
  expect(answer.text.endsWith(`}${second}`)).toBe(true);
  const stale = JSON.parse(answer.text.slice(0, -second.length));
  expect(Object.keys(stale)).toEqual([
    'checkpoint_ts',
    'resolved_ts',
    'table_ids',
    'count',
    'error',
  ]);
}

test.each(['6.1.1', '6.1.7'])(
  'facts 1.15, not running, no other feed v6.1.1–6.1.7: with quirks stale, and unknown once the owner is another, in %s',
  async (release) => {
    await expectStale(release, 'alone');
    const { post, get, advance } = withBugs(release);
    await post('/owner/resign');
    advance(60_000);
    const [id = ''] = await captureIds(withBugs(release));
    expectAnswer(await get(`/processors/a/${id}`), unknownCapture(id));
  },
);

test.each(['6.2.0', '6.4.0', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.2.0', '8.5.7'])(
  'facts 1.15, not running, no other feed v6.2.0–v8.5: with quirks an unknown capture in %s',
  async (release) => {
    const { answer, id } = await detailOfStopped(release, 'alone');
    expect(answer).toEqual(unknownCapture(id));
  },
);

test.each(['6.1.1', '6.1.7'])(
  'facts 1.15, not running, another feed v6.1.1–6.1.7: with quirks stale, and unknown once the owner is another, in %s',
  async (release) => {
    await expectStale(release, 'with b');
    const { post, get, advance } = withBugs(release);
    await post('/owner/resign');
    advance(60_000);
    const [id = ''] = await captureIds(withBugs(release));
    expectAnswer(
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
  'facts 1.15, not running, another feed v6.2.0–v8.1: with quirks an unknown changefeed in %s',
  async (release, id) => {
    const { answer } = await detailOfStopped(release, 'with b');
    expect(answer).toEqual(refused('CDC:ErrChangeFeedNotExists', `changefeed not exists, ${id}`));
  },
);

test.each(['8.2.0', '8.5.7'])(
  'facts 1.15, not running, another feed v8.2–v8.5: with quirks two documents in one answer of %s',
  async (release) => {
    const { answer } = await detailOfStopped(release, 'with b');
    const text = `{\n    "table_ids": null\n}${abnormal('stopped')}`;
    expect(answer).toEqual({ status: 200, type: json, text });
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
  return { normal, answer: await sandbox.get(`/processors/a/${id}`) };
}

test.each(['6.5.4', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.2.0', '8.5.7'])(
  'facts 1.15, warning v6.5.4+, v7.1.2+, v7.3–v8.5: with quirks the object and the error in one answer of %s',
  async (release) => {
    const { answer } = await detailOfWarning(release, withBugs(release));
    expect([answer.status, answer.type]).toEqual([200, json]);
    expect(answer.text.endsWith(`}${abnormal('warning')}`)).toBe(true);
    expect(answer.text.startsWith('{\n    "table_ids": [')).toBe(true);
  },
);

test.each(['6.5.4', '8.5.7'])(
  'facts 1.15, without quirks: one that warns is answered like a normal one in %s',
  async (release) => {
    const { answer } = await detailOfWarning(release, at(release));
    expect([answer.status, Object.keys(JSON.parse(answer.text))]).toEqual([200, ['table_ids']]);
  },
);

test('facts 1.15, second document: indented like the first, nothing in between', async () => {
  const { answer } = await detailOfStopped('8.5.7', 'with b');
  expect(answer.text).toBe(`{
    "table_ids": null
}{
    "error_msg": "[CDC:ErrAPIInvalidParam]invalid api parameter: changefeed in abnormal state: stopped, can't get processors of an abnormal changefeed",
    "error_code": "CDC:ErrAPIInvalidParam"
}`);
});
