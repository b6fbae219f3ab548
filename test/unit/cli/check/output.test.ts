// Tests the progress, the plan and the cleaning up of `ticdc-openapi check`.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CheckError, type CheckOptions } from '../../../../src/contract/run/options.js';
import { conforming } from '../../contract/report/sample-reports.js';
import { run, type Setting, url } from './support.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('progress is one line that is rewritten, only on a terminal', async () => {
  const runChecks = async ({ onProgress }: CheckOptions) => {
    onProgress?.('reads captures');
    onProgress?.(`reads ${'x'.repeat(100)}\u001b[2J`);
    return conforming;
  };
  const { stderr } = await run([url], { engine: { runChecks }, isTTY: true });
  expect(stderr).toBe(`\r\u001b[2Kreads captures\r\u001b[2Kreads ${'x'.repeat(33)}\r\u001b[2K`);
  expect((await run([url], { engine: { runChecks } })).stderr).toBe('');
});

test('a logged line replaces the progress line', async () => {
  const runChecks = async ({ onProgress }: CheckOptions) => {
    onProgress?.('reads captures');
    throw new CheckError('gone');
  };
  const { stderr } = await run([url], { engine: { runChecks }, isTTY: true });
  expect(stderr).toBe('\r\u001b[2Kreads captures\r\u001b[2Kticdc-openapi: gone\n');
});

test('colors are written only to terminals that support them', async () => {
  const isColored = async (setting: Setting, ...argv: string[]) =>
    (await run([url, ...argv], setting)).stdout.includes('\u001b');
  expect(await isColored({ isTTY: true })).toBe(true);
  expect(await isColored({ isTTY: false })).toBe(false);
  expect(await isColored({ isTTY: true, env: { NO_COLOR: '1' } })).toBe(false);
  expect(await isColored({ isTTY: true, env: { TERM: 'dumb' } })).toBe(false);
  const path = join(folder, 'plain.txt');
  await run([url, '--reporter', 'pretty', '--output', path], { isTTY: true });
  expect(await readFile(path, 'utf8')).not.toContain('\u001b');
});

test('--plan prints each request with its reason and sends nothing', async () => {
  const planChecks = () => [
    { operationId: undefined, method: 'GET', path: '/api/v1/status', why: 'which release it is' },
    {
      operationId: 'createChangefeed' as const,
      method: 'POST',
      path: '/api/v1/changefeeds',
      body: '{"changefeed_id":"check-new-1"}',
      why: 'creates a changefeed',
    },
  ];
  const { code, stdout, stderr, options } = await run([url, '--plan', '--allow-writes'], {
    engine: { planChecks },
  });
  expect([code, options]).toEqual([0, []]);
  expect(stderr).toMatch(
    /^ticdc-openapi: creates, also refused ones, .*up to an hour after the run\n$/,
  );
  expect(stdout).toBe(`GET /api/v1/status
    which release it is
POST /api/v1/changefeeds {"changefeed_id":"check-new-1"}
    creates a changefeed
`);
});

test.each([
  [{ removed: ['check-a-1', 'check-a-2'], left: [] }, 0, 'check-a-1\ncheck-a-2\n', 'all removed'],
  [{ removed: [], left: [] }, 0, '', 'run check-a has left no changefeeds'],
  [
    { removed: ['check-a-1'], left: ['check-a-2'] },
    2,
    'check-a-1\n',
    'may still exist: check-a-2; run this command again',
  ],
])('--clean-up with the result %j', async (result, code, stdout, line) => {
  let received: unknown;
  const cleanUp = async ({ url, mode }: CheckOptions, runId: string) => {
    received = { url, mode, runId };
    return result;
  };
  const setting = { engine: { cleanUp } };
  expect(await run([url, '--clean-up', 'check-a', '--header', 'x: y'], setting)).toMatchObject({
    code,
    stdout,
    stderr: `ticdc-openapi: ${line}\n`,
    options: [],
  });
  expect(received).toEqual({ url: 'http://127.0.0.1:8300/', mode: 'writes', runId: 'check-a' });
});
