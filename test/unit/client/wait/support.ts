// A client of a sandbox whose time moves only when the client waits.
import { onTestFinished } from 'vitest';
import { type ClientOptions, type Clock, createClient } from '../../../../src/client/index.js';
import { type SandboxOptions, startSandbox } from '../../../../src/sandbox/index.js';

export async function play(options: SandboxOptions = {}, ofClient: Partial<ClientOptions> = {}) {
  const sandbox = await startSandbox({
    port: 0,
    clock: 'virtual',
    latency: 'none',
    tables: ['shop.orders', 'shop.items'],
    ...options,
  });
  onTestFinished(() => sandbox.close());
  const clock: Clock = {
    now: () => sandbox.cluster.now(),
    async wait(milliseconds, signal) {
      signal?.throwIfAborted();
      sandbox.cluster.advance(Math.ceil(milliseconds));
    },
  };
  const client = createClient({ baseUrl: sandbox.urls, clock, ...ofClient });
  return { sandbox, clock, client, wait: { clock } };
}

/** The requests that the sandbox has seen, without those that only read. */
export function writesTo({ cluster }: Awaited<ReturnType<typeof startSandbox>>): string[] {
  return cluster.journal
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path, status }) => `${method} ${path.replace('/api/v1', '')} ${status}`);
}
