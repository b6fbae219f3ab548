// A sandbox inside of a test run: with fake timers, and closed while requests wait.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.js';
import { send } from './http.js';

afterEach(() => {
  vi.useRealTimers();
});

test('the wall clock goes on while the timers of a test are fake', async () => {
  vi.useFakeTimers();
  const sandbox = await startSandbox({ port: 0 });
  onTestFinished(() => sandbox.close());
  const body = JSON.stringify({ changefeed_id: 'a', sink_uri: 'blackhole://' });
  expect((await send(sandbox.url, 'POST', '/api/v1/changefeeds', body)).status).toBe(202);
}, 5_000);

test.each([{ kind: 'latency', milliseconds: 60_000 }, { kind: 'pd-frozen' }])(
  'a closed sandbox with the fault %j keeps no process alive',
  async (fault) => {
    const program = `
      import { once } from 'node:events';
      import { get } from 'node:http';
      import { startSandbox } from '${new URL('../../src/sandbox/index.ts', import.meta.url)}';
      const sandbox = await startSandbox({ port: 0, faults: [${JSON.stringify(fault)}] });
      const request = get(sandbox.url + '/api/v1/changefeeds');
      setTimeout(() => sandbox.close(), 200);
      const [error] = await once(request, 'error');
      console.log(error.code);
    `;
    const argv = ['--import', 'tsx', '--input-type=module', '--eval', program];
    const run = promisify(execFile)(process.execPath, argv, { timeout: 10_000 });
    expect((await run).stdout).toBe('ECONNRESET\n');
  },
  20_000,
);
