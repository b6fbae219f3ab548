// Options, faults, snapshots, the journal and the control API with the new architecture.
import { expect, test } from 'vitest';
import { startSandbox } from '../../../../src/sandbox/index.js';
import { loseOwner } from '../../lose-owner.js';
import { exchange } from '../../support.js';
import { sink_uri, useNewarch } from './support.js';

const { advance, captures, create, get, post, put, sandbox, stateOf } = useNewarch({
  captures: 2,
  control: true,
});
const old = useNewarch({ release: '8.5.5' });

test.each(['8.5.4', '8.5.8', '8.1.2', '9.0.0', '8.5.10', 'x', ''])(
  'release %j of the new architecture is refused',
  async (release) => {
    await expect(startSandbox({ port: 0, generation: 'newarch', release })).rejects.toThrow(
      `The sandbox does not play release "${release}" of the new architecture (generation "newarch"). Choose 8.5.5, 8.5.6 or 8.5.7.`,
    );
  },
);

test.each(['8.5.5', 'v8.5.6', '8.5.7', undefined])('release %s is played', async (release) => {
  const started = await startSandbox({ port: 0, generation: 'newarch', release });
  const { text } = await exchange(`${started.url}/api/v1/status`, {});
  await started.close();
  expect(JSON.parse(text).version).toBe(`v${(release ?? '8.5.7').replace('v', '')}`);
});

test('snapshot, restore and reset', async () => {
  await create('a');
  const snapshot = sandbox().cluster.snapshot();
  const before = (await get('/changefeeds/a')).text;
  await post('/changefeeds/a/pause');
  await create('b');
  sandbox().cluster.restore(structuredClone(snapshot));
  expect((await get('/changefeeds/a')).text).toBe(before);
  expect(await stateOf('b')).toBe('unknown');
  sandbox().cluster.reset();
  expect((await get('/changefeeds')).text).toBe('[]');
});

test('the order of lists and the count of drains are part of the state', async () => {
  const orders = async () => {
    const texts: string[] = [];
    for (let call = 0; call < 20; call += 1) texts.push((await get('/captures')).text);
    return texts;
  };
  const snapshot = sandbox().cluster.snapshot();
  const first = await orders();
  sandbox().cluster.restore(snapshot);
  expect(await orders()).toEqual(first);

  for (let call = 0; call < 9; call += 1) await old.put('/captures/drain', {});
  const nine = old.sandbox().cluster.snapshot();
  expect((await old.put('/captures/drain', {})).text).toContain('10');
  old.sandbox().cluster.restore(nine);
  expect((await old.put('/captures/drain', {})).text).toContain('10');
});

test('the fault owner-lost makes another capture the coordinator', async () => {
  await create('a');
  await loseOwner(sandbox().cluster);
  expect((await get('/changefeeds')).text).toContain('election: no leader');
  advance(5_000);
  const [, second] = sandbox().urls;
  const [owner] = (await captures()).filter(({ is_owner }) => is_owner);
  expect(owner?.address).toBe(new URL(second ?? '').host);
  expect(await stateOf('a')).toBe('normal');
});

test('the fault stuck-checkpoint holds the checkpoint', async () => {
  await create('a');
  const end = sandbox().cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'a' });
  const before = (await get('/changefeeds/a')).text;
  advance(5_000);
  expect((await get('/changefeeds/a')).text).toBe(before);
  end();
  advance(5_000);
  expect((await get('/changefeeds/a')).text).not.toBe(before);
});

test('the control API drives a changefeed into an error', async () => {
  await create('a');
  const body = '{"changefeedId":"a","code":"CDC:ErrChangefeedUnretryable","message":"x"}';
  await exchange(`${sandbox().controlUrl}/fail`, { method: 'POST', body });
  advance(1_000);
  expect(await stateOf('a')).toBe('failed');
});

test('the journal holds what was answered, without secrets', async () => {
  await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'kafka://u:pa55@h/t' });
  await put('/captures/drain', { capture_id: 'x' });
  const { journal } = sandbox().cluster;
  expect(journal.map(({ method, path, status }) => [method, path, status])).toEqual([
    ['POST', '/api/v1/changefeeds', 500],
    ['PUT', '/api/v1/captures/drain', 400],
  ]);
  expect(JSON.stringify(journal)).not.toContain('pa55');
});

test('the same seed gives the same responses', async () => {
  const responses = async (seed: number) => {
    const started = await startSandbox({ port: 0, generation: 'newarch', seed, clock: 'virtual' });
    const body = JSON.stringify({ sink_uri });
    const { text } = await exchange(`${started.url}/api/v1/changefeeds`, { method: 'POST', body });
    await started.close();
    return text;
  };
  expect(await responses(3)).toBe(await responses(3));
  expect(await responses(3)).not.toBe(await responses(4));
});
