// Tests that the client runs unchanged on every supported Node.js, on Bun and on Deno.
import { existsSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { nodeBinaries, root, run } from './installed.js';

const bun = `${root}.tmp/bun/node_modules/@oven/bun-linux-x64/bin/bun`;
const deno = `${root}.tmp/deno/node_modules/@deno/linux-x64-glibc/deno`;
const installed = (binary: string) => (existsSync(binary) ? binary : undefined);
type Runtime = [name: string, binary: string | undefined, options: readonly string[]];
const runtimes: Runtime[] = [
  ...[...nodeBinaries()].map(([major, binary]): Runtime => [`Node.js ${major}`, binary, []]),
  ['Bun', installed(bun), []],
  ['Deno', installed(deno), ['run', '--allow-all', '--node-modules-dir=manual']],
];

/** What a server does with a request whose path ends like this. */
const responses: Readonly<Record<string, (response: ServerResponse) => void>> = {
  health: () => {},
  captures: (response) => {
    response.writeHead(200, { 'Content-Length': 100 });
    response.write('[{"id":');
    setTimeout(() => response.destroy(), 50);
  },
  resign: (response) => response.writeHead(301, { Location: '/x' }).end(),
  pause: (response) => response.writeHead(307, { Location: '/moved' }).end(),
  moved: (response) => response.writeHead(202).end(),
};
const odd = createServer((request, response) => {
  responses[request.url?.split('/').at(-1) ?? '']?.(response);
});
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
  await run('npm', ['run', 'build']);
});

afterAll(async () => {
  await sandbox?.close();
  odd.closeAllConnections();
  odd.close();
});

test.each(runtimes)('on %s', async (name, binary, options) => {
  if (binary === undefined) {
    if (process.env.CI) throw new Error(`${name} is missing; .ci/run installs it`);
    process.stderr.write(`\n${name} is not installed below .tmp/: not tested\n`);
    return;
  }
  // Inside this package its name resolves to the build.
  const program = `${root}test/package/consumer/runtimes.mjs`;
  const { port } = odd.address() as AddressInfo;
  const urls = [sandbox.url, `http://127.0.0.1:${port}`, 'http://127.0.0.1:2'];
  expect(await run(binary, [...options, program, ...urls])).toBe('runtime: ok\n');
});
