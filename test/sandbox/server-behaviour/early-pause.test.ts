// A pause right after a create ends the process of v8.0 to v8.5.7 (server-behaviour/running-servers.md#pause-after-create-kills-v8-5-7).
import { afterEach, expect, test } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/index.js';

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

async function start(options: SandboxOptions) {
  sandbox = await startSandbox({
    port: 0,
    clock: 'virtual',
    captures: 3,
    quirks: true,
    ...options,
  });
  return sandbox;
}

const create = (url: string) =>
  fetch(`${url}/api/v1/changefeeds`, {
    method: 'POST',
    body: '{"changefeed_id":"new","sink_uri":"blackhole://"}',
  });
const pause = (url: string) =>
  fetch(`${url}/api/v1/changefeeds/new/pause`, { method: 'POST' }).then(({ status }) => status);
const isOpen = (url: string) =>
  fetch(`${url}/api/v1/status`).then(
    () => true,
    () => false,
  );

test.each(['ticks', 'none'] as const)(
  'the port of the owner is closed, and another capture becomes the owner (latency %s)',
  async (latency) => {
    const { urls, cluster } = await start({ release: '8.5.7', latency });
    const [first = '', second = ''] = urls;
    expect((await create(first)).status).toBe(202);
    // At once the owner does not know it yet.
    if (latency === 'none') cluster.advance(60);
    await expect(pause(first)).rejects.toThrow('fetch failed');
    expect(await Promise.all(urls.map(isOpen))).toEqual([false, true, true]);
    // Its lease ends after ten seconds; a new process with another ID runs by then.
    cluster.advance(15_000);
    const captures: { address: string; is_owner: boolean }[] = await (
      await fetch(`${second}/api/v1/captures`)
    ).json();
    expect(captures.map(({ address }) => `http://${address}`).toSorted()).toEqual(urls.toSorted());
    expect(captures.filter(({ is_owner }) => is_owner)).toHaveLength(1);
    const detail = await fetch(`${second}/api/v1/changefeeds/new`);
    expect(await detail.json()).toMatchObject({ state: 'normal' });
  },
);

test('the process runs again after a reset', async () => {
  const { url, cluster } = await start({ release: '8.0.0' });
  await create(url);
  await expect(pause(url)).rejects.toThrow('fetch failed');
  cluster.reset();
  await expect.poll(() => isOpen(url)).toBe(true);
  expect((await create(url)).status).toBe(202);
});

test.each([
  ['a release before v8.0', { release: '7.5.7' }],
  ['a sandbox without quirks', { release: '8.5.7', quirks: false }],
] as const)('%s accepts the pause', async (_, options) => {
  const { url } = await start(options);
  await create(url);
  expect(await pause(url)).toBe(202);
});

test('a pause of a changefeed that has advanced is accepted', async () => {
  const { url, cluster } = await start({ release: '8.5.7' });
  await create(url);
  cluster.advance(3_000);
  expect(await pause(url)).toBe(202);
});
