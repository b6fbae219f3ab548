// Tests that every example of the client's guide compiles strictly and prints what its comments say.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMock } from '../../src/mock/index.js';
import { root, run, tool } from './installed.js';

// Inside this package its name resolves to the build.
const folder = `${root}.tmp/guide`;
const examples = [
  ...readFileSync(`${root}docs/client.md`, 'utf8').matchAll(/```ts\n([\s\S]*?)```/g),
].map(([, code = '']) => code);
const pem = (name: string) => readFileSync(`${root}test/fixtures/tls/${name}.pem`);

let mock: Awaited<ReturnType<typeof startMock>>;
/** Wants a client certificate, and responds to every request with the status of a server. */
const secure = createServer(
  {
    cert: pem('server'),
    key: pem('server-key'),
    ca: pem('ca'),
    requestCert: true,
    rejectUnauthorized: true,
  },
  (_, response) =>
    response.end('{"version":"v8.5.7","git_hash":"f","id":"c","pid":1,"is_owner":true}'),
);

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  mock = await startMock({ port: 0 });
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  const secureUrl = `https://127.0.0.1:${(secure.address() as AddressInfo).port}`;
  for (const [index, code] of examples.entries()) {
    const text = code
      .replaceAll('https://127.0.0.1:8300', secureUrl)
      .replaceAll('http://127.0.0.1:8301', 'http://127.0.0.1:1')
      .replaceAll('http://127.0.0.1:8300', mock.url);
    writeFileSync(`${folder}/${index}.ts`, text);
  }
  await run('npm', ['run', 'build']);
  const options =
    '--strict --exactOptionalPropertyTypes --target ES2022 --module NodeNext --types node';
  const files = examples.map((_, index) => `${folder}/${index}.ts`);
  await run(tool('tsc'), [...options.split(' '), ...files]);
});

afterAll(async () => {
  await mock?.close();
  secure.close();
});

test('the guide has examples', () => {
  expect(examples.length).toBeGreaterThan(5);
});

test.each([...examples.entries()])('example %i prints what it says', async (index, code) => {
  const said = [...code.matchAll(/console\.log\([^\n]*\); \/\/ ([^\n]*)/g)].map(([, text]) => text);
  const printed = await run(
    process.execPath,
    [`${folder}/${index}.js`],
    `${root}test/fixtures/tls`,
  );
  const lines = printed.trim().split('\n');
  if (code.includes('dispatcher')) expect(lines).toEqual(['v8.5.7']);
  else expect(lines).toEqual(said);
});
