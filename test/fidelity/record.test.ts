// `npm run record`: what it sends, what it leaves, and what it refuses.
import { expect, onTestFinished, test } from 'vitest';
import { play } from '../../scripts/record/play.js';
import { maskResponse, record } from '../../scripts/record/record.js';
import { readRecording } from '../../scripts/record/recording.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { differences } from './compare.js';

const { entries: script } = readRecording('classic-8.5.7');

async function start() {
  const sandbox = await startSandbox({ port: 0, clock: 'virtual', captures: 2 });
  onTestFinished(() => sandbox.close());
  return {
    sandbox,
    target: { url: sandbox.url, pass: (time: number) => sandbox.cluster.advance(time) },
  };
}

test('it records the safe requests, and leaves no changefeed and no other change', async () => {
  const { sandbox, target } = await start();
  const { release, generation, entries } = await record(target, script);
  expect([release, generation]).toEqual(['8.5.7', 'classic']);
  expect(entries.length).toBeGreaterThan(200);
  const sent = sandbox.cluster.journal.filter(({ method }) => method !== 'GET');
  const risky = sent.filter(
    ({ path, body }) => /\/log$|resign$|drain$/.test(path) || /mysql:|kafka:|tidb:/.test(body),
  );
  expect(risky.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  const list = await fetch(`${sandbox.url}/api/v1/changefeeds?state=all`);
  expect(await list.text()).toBe('[]');

  const { target: other } = await start();
  const real = new Map(entries.map(({ name, response }) => [name, response]));
  const different: string[] = [];
  for await (const { name, response } of play(other, entries)) {
    const one = real.get(name);
    if (one === undefined || differences(one, maskResponse(response)).length > 0) {
      different.push(name);
    }
  }
  expect(different, 'a second server like it responds alike').toEqual([]);
});

test('it stops if its changefeed does not advance, before a pause could end the server', async () => {
  const { sandbox, target } = await start();
  sandbox.cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'lc' });
  await expect(record(target, script)).rejects.toThrow(
    'Expected the checkpoint of changefeed lc to pass its start_ts within 30 seconds',
  );
  const { journal } = sandbox.cluster;
  expect(journal.filter(({ path }) => path.endsWith('/lc/pause'))).toEqual([]);
  const list = await fetch(`${sandbox.url}/api/v1/changefeeds?state=all`);
  expect(await list.text()).toBe('[]');
});

test('it refuses a server that has changefeeds', async () => {
  const { sandbox, target } = await start();
  const body = '{"changefeed_id":"orders","sink_uri":"blackhole://"}';
  await fetch(`${sandbox.url}/api/v1/changefeeds`, { method: 'POST', body });
  await expect(record(target, script)).rejects.toThrow('Expected a server without changefeeds');
});
