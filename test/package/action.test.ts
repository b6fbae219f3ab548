// The composite action, with the packed package: its scripts run as on GitHub's runner.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.js';
import { runAction } from './composite-action.js';
import { type Installed, install } from './installed.js';

let installed: Installed;
let server: Awaited<ReturnType<typeof startSandbox>>;

beforeAll(async () => {
  installed = await install();
  server = await startSandbox({ port: 0, state: 'documented', latency: 'none' });
});
afterAll(async () => {
  await server?.close();
  installed?.remove();
});

test('a conforming server passes; the reports and the job summary are written', async () => {
  const { code, log, summary, outputs, folder } = await runAction({
    url: server.url,
    version: installed.tarball,
  });
  expect(log).toContain('Conforms to the contract');
  expect([code, outputs['exit-code']]).toEqual([0, '0']);
  expect(summary).toContain('Conforms to the contract');
  expect(JSON.parse(readFileSync(outputs.sarif ?? '', 'utf8')).version).toBe('2.1.0');
  expect(readFileSync(outputs.junit ?? '', 'utf8')).toContain('<testsuites');
  rmSync(folder, { recursive: true });
});

test('options stand one a line, and no part of them is read by the shell', async () => {
  const { code, log, folder } = await runAction({
    url: server.url,
    version: installed.tarball,
    options: '--only=nonsense $(touch broken); touch broken',
  });
  expect(code).toBe(2);
  expect(log).toContain('--only');
  expect(existsSync(`${folder}/broken`)).toBe(false);
  rmSync(folder, { recursive: true });
});

test('a server that is not there ends with 2, and says why', async () => {
  const { code, log, outputs, folder } = await runAction({
    url: 'http://127.0.0.1:1',
    version: installed.tarball,
  });
  expect([code, outputs['exit-code']]).toEqual([2, '2']);
  expect(log).toContain('nothing listens there (connection refused)');
  rmSync(folder, { recursive: true });
});

test('an address that looks like an option is no option', async () => {
  const { code, log, folder } = await runAction({ url: '--help', version: installed.tarball });
  expect(code).toBe(2);
  expect(log).not.toContain('Usage: ticdc-openapi check');
  rmSync(folder, { recursive: true });
});
