// Tests the contract suite: it passes on a conforming server and fails on servers that violate the contract.
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.js';
import { extent } from '../fixtures/extent.js';
import * as control from './control-servers.js';

/** Each run of the suite starts Vitest; `check-control-servers.test.ts` checks the same servers without it. */
const testWhole = extent(test.skip, test);

interface Run {
  readonly code: number | null;
  readonly output: string;
}

const root = new URL('../..', import.meta.url);

/** Runs `npm run test:contract` against a URL, read-only. */
function runSuite(url: string): Promise<Run> {
  const { TICDC_ALLOW_WRITES, TICDC_ALLOW_DISRUPTIVE, ...environment } = process.env;
  const suite = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'contract', '--reporter', 'verbose'],
    { cwd: root, env: { ...environment, TICDC_URL: url, NO_COLOR: '1' } },
  );
  let output = '';
  for (const stream of [suite.stdout, suite.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  return new Promise((done) => suite.once('close', (code) => done({ code, output })));
}

async function against(respond: control.Responder) {
  const server = await control.serve(respond);
  try {
    return await runSuite(server.url);
  } finally {
    await server.close();
  }
}

test('a conforming server passes and receives only GET', async () => {
  const sandbox = await startSandbox({ port: 0, state: 'documented' });
  try {
    const { code, output } = await runSuite(sandbox.url);
    expect(output).toContain('Contract tests against TICDC_URL: http://127.0.0.1:');
    expect(output).toContain('7 operations verified, 0 not observed, 10 skipped');
    expect(code).toBe(0);
    expect(new Set(sandbox.cluster.journal.map(({ method }) => method))).toEqual(new Set(['GET']));
  } finally {
    await sandbox.close();
  }
});

testWhole('503 to everything fails', async () => {
  const { code, output } = await against(control.notReady);
  expect(code).toBe(1);
  expect(output).toContain('getServerStatus status-code: expected status 200, received 503');
  expect(output).toMatch(/× .*every operation that was exercised succeeded at least once/);
});

testWhole('404 to everything fails: not a TiCDC server', async () => {
  const { code, output } = await against(control.unknownRoute);
  expect(code).toBe(1);
  expect(output).toContain('does not look like TiCDC: GET /api/v1/status responds with 404');
});

testWhole('an HTML page with 200 fails: not a TiCDC server', async () => {
  const { code, output } = await against(control.proxyPage);
  expect(code).toBe(1);
  expect(output).toContain(
    'does not look like TiCDC: GET /api/v1/status responds with 200, text/html',
  );
});

testWhole('empty lists everywhere fail', async () => {
  const { code, output } = await against(control.empty);
  expect(code).toBe(1);
  expect(output).toContain('listCaptures consistency: expected exactly one owner, received 0');
});

testWhole('rounded integers fail', async () => {
  const { code, output } = await against(control.rounding);
  expect(code).toBe(1);
  expect(output).toMatch(/× .*no 64-bit integer was rounded on its way/);
});

test('a closed port fails with a clear message and without a fallback to other servers', async () => {
  const { code, output } = await runSuite('http://127.0.0.1:1');
  expect(code).toBe(1);
  expect(output).toContain('nothing listens there (connection refused)');
  expect(output).not.toContain('operations verified');
});

testWhole('an empty TICDC_URL is an error', async () => {
  const { code, output } = await runSuite('');
  expect(code).toBe(1);
  expect(output).toContain('TICDC_URL: expected http:// or https://');
});
