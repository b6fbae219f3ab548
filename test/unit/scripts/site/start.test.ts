// `npm start` without its process: addresses, ports that are taken, wrong options, and its end.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashFile, hashOfInputs } from '../../../../scripts/site/inputs.js';
import { serveSite } from '../../../../scripts/site/server.js';
import { start } from '../../../../scripts/site/start.js';

const root = mkdtempSync(join(tmpdir(), 'ticdc-openapi-start-'));
const repository = join(import.meta.dirname, '../../../..');

beforeAll(async () => {
  cpSync(join(repository, 'generated'), join(root, 'generated'), { recursive: true });
  mkdirSync(join(root, 'site/latest'), { recursive: true });
  writeFileSync(join(root, 'site/latest/index.html'), '<h1>Built before</h1>');
  writeFileSync(join(root, 'site', hashFile), await hashOfInputs(root, 'http://127.0.0.1/'));
});

afterAll(() => rmSync(root, { recursive: true }));

/** Runs until the addresses are known, looks, and ends it. */
async function run(argv: readonly string[], look?: (out: string) => Promise<void>) {
  const stop = new AbortController();
  const text = { out: '', err: '' };
  let looked: Promise<void> | undefined;
  const code = await start(argv, root, stop.signal, {
    out: (part) => {
      text.out += part;
      if (part.startsWith('Documentation:')) looked = look?.(text.out).finally(() => stop.abort());
    },
    err: (part) => {
      text.err += part;
    },
  });
  await looked;
  return { code, ...text };
}

test('serves the mock and the pages, and ends with 0', async () => {
  const { code, err } = await run(['--mock-port', '0', '--port=0'], async (out) => {
    const [mock, page] = out.match(/http:\S+/g) ?? [];
    const changefeeds = await fetch(`${mock}/api/v1/changefeeds?state=normal`);
    expect(changefeeds.status).toBe(200);
    expect(await (await fetch(page ?? '')).text()).toBe('<h1>Built before</h1>');
  });
  expect(code).toBe(0);
  expect(err).toMatch(
    /^Try: +curl "http:\/\/127\.0\.0\.1:\d+\/api\/v1\/changefeeds\?state=normal"\n$/,
  );
});

test.each(['--mock-port', '--port'])('a port that is taken is named with %s', async (option) => {
  const other = await serveSite(root, 0);
  const port = new URL(other.url).port;
  const { code, err } = await run(['--mock-port', '0', '--port', '0', option, port]);
  await other.close();
  expect(code).toBe(1);
  expect(err).toBe(
    `Port ${port} is in use. Choose another one: npm start -- ${option} 0 takes any free port.\n`,
  );
});

test.each([
  [['--prot', '1'], "Unknown option '--prot'"],
  [['--port', '65536'], '--port takes a number from 0 to 65535, not "65536".'],
  [['--mock-port', 'x'], '--mock-port takes a number from 0 to 65535, not "x".'],
  [['here'], "Unexpected argument 'here'"],
  [['--release', '5.1.0'], 'The mock does not play v5.1.0: it has no API v1.'],
])('%j is wrong usage', async (argv, message) => {
  const { code, out, err } = await run(argv);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toContain(message);
  expect(err).toContain('Usage: npm start');
});
