// Tests that common tools accept generated/openapi.yaml and generate code that compiles.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { bundle, compile, freshFolder, root, run } from './tool.js';

const folders: string[] = [];
const folder = (name: string) => {
  const made = freshFolder(name);
  folders.push(made);
  return made;
};

afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

test('redocly lint with the recommended rules reports no problem', async () => {
  const empty = folder('redocly');
  writeFileSync(`${empty}/redocly.yaml`, 'extends: [recommended]\n');
  const { code, output } = await run('redocly', [
    'lint',
    bundle,
    '--config',
    `${empty}/redocly.yaml`,
  ]);
  expect(output).not.toMatch(/\d+ (error|warning)/);
  expect(code).toBe(0);
});

test('stock prism mock serves every documented GET', async () => {
  const port = await freePort();
  const prism = spawn(
    `${root}node_modules/.bin/prism`,
    ['mock', '--port', String(port), '--cors', 'false', bundle],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  try {
    await new Promise<void>((listening, failed) => {
      prism.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('Prism is listening')) listening();
      });
      prism.once('exit', (code) => failed(new Error(`prism ended with ${code}`)));
    });
    const statuses = await Promise.all(
      [
        'status',
        'health',
        'changefeeds?state=normal',
        'changefeeds/test1',
        'processors',
        'captures',
      ].map(async (path) => (await fetch(`http://127.0.0.1:${port}/api/v1/${path}`)).status),
    );
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200]);
  } finally {
    prism.kill();
  }
});

test('openapi-typescript generates types that compile', async () => {
  const out = folder('openapi-typescript');
  const generated = await run('openapi-typescript', [bundle, '--output', `${out}/schema.ts`], out);
  expect(generated).toMatchObject({ code: 0 });
  expect(readFileSync(`${out}/schema.ts`, 'utf8')).toContain('createChangefeed');
  expect(await compile(out, 'schema.ts')).toEqual({ code: 0, output: '' });
});

test('hey-api generates a client that compiles', async () => {
  const out = folder('hey-api');
  const generated = await run('openapi-ts', ['--input', bundle, '--output', `${out}/client`], out);
  expect(generated).toMatchObject({ code: 0 });
  expect(readFileSync(`${out}/client/sdk.gen.ts`, 'utf8')).toContain('createChangefeed');
  expect(await compile(out, 'client/index.ts')).toEqual({ code: 0, output: '' });
});

test('orval generates a client that compiles', async () => {
  const out = folder('orval');
  const generated = await run(
    'orval',
    ['--input', bundle, '--output', `${out}/client.ts`, '--client', 'fetch', '--mode', 'split'],
    out,
  );
  expect(generated).toMatchObject({ code: 0 });
  const files = readdirSync(out).filter((file) => file.endsWith('.ts'));
  expect(readFileSync(`${out}/client.ts`, 'utf8')).toContain('createChangefeed');
  expect(existsSync(`${out}/client.schemas.ts`)).toBe(true);
  expect(await compile(out, ...files)).toEqual({ code: 0, output: '' });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port was assigned');
  return address.port;
}
