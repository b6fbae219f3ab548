// The `ticdc-openapi sandbox` command.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { UsageError } from '../../src/cli/command.js';
import { run } from '../../src/cli/sandbox.js';

const command = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url));

test.each([
  [['--nope'], "sandbox: Unknown option '--nope'"],
  [['--port', 'x'], 'sandbox: expected --port to be a number from 0 to 65535, got "x"'],
  [['--captures', '101'], 'sandbox: expected --captures to be a number from 0 to 100, got "101"'],
  [['--state', 'full'], 'sandbox: expected --state to be documented or empty, got "full"'],
  [['--port', '0', '--captures', '0'], 'sandbox: Expected 1 to 100 captures, got 0'],
  [
    ['--port', '0', '--fault', 'sunshine'],
    'sandbox: Expected "kind" to be one of not-ready, not-initialized, pd-unreachable, pd-frozen, gc-not-held, owner-lost, latency (milliseconds), connection-reset, sink-unreachable, stuck-checkpoint (changefeedId), auth (users), with its field; got {"kind":"sunshine"}',
  ],
  [['--port', '0', '--release', 'x'], 'sandbox: Expected a release such as 8.5.7, got "x"'],
  [
    ['--port', '0', '--generation', 'newarch', '--release', '8.1.2'],
    'sandbox: The sandbox does not play release "8.1.2" of the new architecture (generation "newarch"). Choose 8.5.5, 8.5.6 or 8.5.7.',
  ],
])('%j is not understood', async (argv, message) => {
  await expect(run(argv)).rejects.toThrow(new UsageError(message));
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'it prints one URL a line, serves, and ends with 0 on %s',
  async (signal) => {
    const argv = ['--port', '0', '--captures', '2', '--tables', 'a.b,c.d', '--release', 'v6.5.12'];
    const child = spawn(process.execPath, ['--import', 'tsx', command, 'sandbox', ...argv]);
    let talk = '';
    child.stderr.on('data', (chunk) => {
      talk += chunk;
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const urls = [(await lines.next()).value, (await lines.next()).value];
    const statuses = await Promise.all(
      urls.map(async (url) => (await fetch(`${url}/api/v1/status`)).json()),
    );
    expect(statuses.map(({ version }) => version)).toEqual(['v6.5.12', 'v6.5.12']);
    expect(statuses.map(({ is_owner }) => is_owner)).toEqual([true, false]);
    child.kill(signal);
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    expect(talk).toContain(`Try: curl ${urls[0]}/api/v1/changefeeds\n`);
  },
);
