// The contract suite is itself tested: it passes on a server that keeps the contract and fails on each that does not.
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import * as control from './control-servers.js';

interface Run {
  readonly code: number | null;
  readonly output: string;
}

const root = new URL('../..', import.meta.url);

/** `npm run test:contract` against a URL, with nothing else allowed. */
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

async function against(answering: control.Answering) {
  const server = await control.serve(answering);
  try {
    return { ...(await runSuite(server.url)), methods: server.methods };
  } finally {
    await server.close();
  }
}

test('a server that keeps the contract passes, and is sent nothing but GET', async () => {
  const { code, output, methods } = await against(control.conforming);
  expect(output).toContain(
    'Contract tests against the live server of TICDC_URL: http://127.0.0.1:',
  );
  expect(output).toMatch(/not sent: it writes; set TICDC_ALLOW_WRITES=1/);
  expect(output).toContain('Succeeded: 7 of 17 operations.');
  expect(code).toBe(0);
  expect(new Set(methods)).toEqual(new Set(['GET']));
});

test('503 to everything fails', async () => {
  const { code, output } = await against(control.notReady);
  expect(code).toBe(1);
  expect(output).toContain('getServerStatus status-code: expected status 200, received 503');
  expect(output).toMatch(/× .*every operation that was exercised succeeded at least once/);
});

test('404 to everything fails', async () => {
  const { code, output } = await against(control.unknownRoute);
  expect(code).toBe(1);
  expect(output).toContain('expected status 200, received 404');
});

test('an HTML page with 200 fails', async () => {
  const { code, output } = await against(control.proxyPage);
  expect(code).toBe(1);
  expect(output).toContain('content-type: expected application/json, received text/html');
});

test('empty lists everywhere fail, and what could not be observed is said', async () => {
  const { code, output } = await against(control.empty);
  expect(code).toBe(1);
  expect(output).toContain('not observed: the server has no changefeed');
  expect(output).toContain('listCaptures consistency: expected exactly one owner, received 0');
});

test('rounded integers fail', async () => {
  const { code, output } = await against(control.rounding);
  expect(code).toBe(1);
  expect(output).toMatch(/× .*no 64-bit integer was rounded on its way/);
});

test('a dead port fails with a clear message and never falls back to the mock', async () => {
  const { code, output } = await runSuite('http://127.0.0.1:1');
  expect(code).toBe(1);
  expect(output).toContain('No server answers at http://127.0.0.1:1');
  expect(output).not.toContain('the mock, started for this run');
});

test('an empty TICDC_URL is not taken for an unset one', async () => {
  const { code, output } = await runSuite('');
  expect(code).toBe(1);
  expect(output).toContain('TICDC_URL is not an http or https URL');
});
