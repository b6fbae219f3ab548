// Runs that meet an outage around TiCDC: what the servers then show is no finding.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import type { Sandbox } from '../../../../src/sandbox/index.js';
import { findingsOf, withSandbox } from './support.js';

const send = (sandbox: Sandbox, path: string, body = '') =>
  fetch(`${sandbox.url}/api/v1/changefeeds${path}`, { method: 'POST', body });

test.each(['6.1.7', '8.5.7'])(
  'an outage of PD, after which the captures have new IDs, gives no finding: v%s (server-behaviour/running-servers.md#new-capture-id-after-pd-outage)',
  async (release) => {
    let count = 0;
    let end: (() => void) | undefined;
    let cluster: Sandbox['cluster'] | undefined;
    await withSandbox(
      async ({ sandbox, options }) => {
        cluster = sandbox.cluster;
        const before = await (await fetch(`${sandbox.url}/api/v1/status`)).json();
        const report = await runChecks({ ...options, mode: 'writes' });
        const after = await (await fetch(`${sandbox.url}/api/v1/status`)).json();
        expect([after.pid === before.pid, after.id === before.id]).toEqual([true, false]);
        expect(findingsOf(report)).toEqual([]);
      },
      {
        release,
        between: (request, pass) => {
          count += 1;
          if (count === 100) end = cluster?.fault({ kind: 'pd-unreachable' });
          if (count === 103) {
            cluster?.advance(10_000);
            end?.();
          }
          return pass(request);
        },
      },
    );
  },
);

test.each(['6.1.7', '8.5.7'])(
  'a stopped changefeed that garbage collection makes fail is no finding: v%s (server-behaviour/state-machine.md#stopped-fails-by-gc)',
  (release) =>
    withSandbox(
      async ({ sandbox, options }) => {
        await send(sandbox, '', '{"changefeed_id":"orders","sink_uri":"blackhole://"}');
        sandbox.cluster.advance(3_000);
        await send(sandbox, '/orders/pause');
        sandbox.cluster.advance(597_000);
        sandbox.cluster.fault({ kind: 'gc-not-held' });
        const report = await runChecks({ ...options, mode: 'writes' });
        const detail = await fetch(`${sandbox.url}/api/v1/changefeeds/orders`);
        expect((await detail.json()).state).toBe('failed');
        expect(findingsOf(report)).toEqual([]);
      },
      { release },
    ),
);
