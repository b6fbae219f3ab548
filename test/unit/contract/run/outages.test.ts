// Runs that meet an outage around TiCDC: what the servers then show is no finding.
import { expect, test } from 'vitest';
import { type Report, runChecks } from '../../../../src/contract/index.js';
import type { TransportRequest } from '../../../../src/contract/run/transport/transport.js';
import type { Sandbox } from '../../../../src/sandbox/index.js';
import { findingsOf, withSandbox } from './support.js';

const send = (sandbox: Sandbox, path: string, body = '') =>
  fetch(`${sandbox.url}/api/v1/changefeeds${path}`, { method: 'POST', body });

/** Runs the checks while PD cannot be reached from the request at which `starts` holds until the third one after it. */
function runThroughOutage(
  release: string,
  starts: (request: TransportRequest) => boolean,
  check: (sandbox: Sandbox, run: () => Promise<Report>) => Promise<void>,
) {
  let cluster: Sandbox['cluster'] | undefined;
  let end: (() => void) | undefined;
  let left = 3;
  return withSandbox(
    ({ sandbox, options }) => {
      cluster = sandbox.cluster;
      return check(sandbox, () => runChecks({ ...options, mode: 'writes' }));
    },
    {
      release,
      between: (request, pass) => {
        if (end !== undefined) left -= 1;
        else if (starts(request)) end = cluster?.fault({ kind: 'pd-unreachable' });
        if (left === 0) {
          cluster?.advance(10_000);
          end?.();
        }
        return pass(request);
      },
    },
  );
}

test.each(['6.1.7', '8.5.7'])(
  'an outage of PD, after which the captures have new IDs, gives no finding: v%s (server-behaviour/running-servers.md#new-capture-id-after-pd-outage)',
  (release) => {
    let count = 0;
    const isHundredth = () => ++count === 100;
    return runThroughOutage(release, isHundredth, async (sandbox, run) => {
      const before = await (await fetch(`${sandbox.url}/api/v1/status`)).json();
      const report = await run();
      const after = await (await fetch(`${sandbox.url}/api/v1/status`)).json();
      expect([after.pid === before.pid, after.id === before.id]).toEqual([true, false]);
      expect(findingsOf(report)).toEqual([]);
    });
  },
);

test.each([
  ['6.1.7', 1],
  ['6.1.7', 12],
  ['8.5.7', 1],
  ['8.5.7', 12],
])(
  'an outage of PD gives no finding: v%s, create %i (server-behaviour/changefeeds.md#create-pd-unreachable)',
  (release, create) => {
    let creates = 0;
    const isNthCreate = ({ method, url }: TransportRequest) =>
      method === 'POST' && url.endsWith('/changefeeds') && ++creates === create;
    return runThroughOutage(release, isNthCreate, async (_, run) => {
      expect(findingsOf(await run())).toEqual([]);
    });
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
