// Starts the servers that `npm run bench:sandbox` compares, each in a process of its own, and measures them.
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Sample } from './bench-figures.js';
import { connections } from './bench-sandbox-call.js';

/** Arguments of `node` for a server on the given port. */
export type Command = (port: number) => readonly string[];

/** The least that a server in Node.js can be. */
const bareServer = (port: number) => `
  import { createServer } from 'node:http';
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': 2 };
  createServer((request, response) => response.writeHead(200, headers).end('[]')).listen(${port}, '127.0.0.1');`;

export const bare: Command = (port) => ['--input-type=module', '--eval', bareServer(port)];

export const sandbox =
  (state: 'documented' | 'empty'): Command =>
  (port) => ['dist/src/cli/index.js', 'sandbox', '--port', `${port}`, '--state', state];

export const stockPrism: Command = (port) => [
  'node_modules/@stoplight/prism-cli/dist/index.js',
  'mock',
  '--port',
  `${port}`,
  'generated/openapi.yaml',
];

export const path = '/api/v1/changefeeds';

/** Start, memory and rate of one run of one server. */
export function sample(command: Command, loadSeconds: number): Promise<Sample> {
  const spawned = performance.now();
  return withServer(command, async (url, server) => {
    const start = performance.now() - spawned;
    const memoryAfterStart = residentMemory(server);
    const rate = await load(url + path, loadSeconds);
    return { start, memoryAfterStart, rate, memoryAfterLoad: residentMemory(server) };
  });
}

/** Runs `use` once the server answers, and ends the server after it. */
export async function withServer<Result>(
  command: Command,
  use: (url: string, server: ChildProcess) => Promise<Result>,
): Promise<Result> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, command(port), { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    await firstAnswer(url + path, server);
    return await use(url, server);
  } finally {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('Expected a TCP port');
  return address.port;
}

/** Asks until there is an answer; every refused connection is followed by the next attempt. */
async function firstAnswer(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`${server.spawnargs.join(' ')} ended with exit code ${server.exitCode}`);
}

/** Answers per second, measured by a process of its own. */
async function load(url: string, seconds: number): Promise<number> {
  const file = new URL('./bench-sandbox-load.ts', import.meta.url);
  const generator = fork(file, [url, `${connections}`, `${seconds}`]);
  const exit = once(generator, 'exit');
  const [rate] = await Promise.race([once(generator, 'message'), exit]);
  const [exitCode] = await exit;
  if (exitCode !== 0) throw new Error(`The load generator ended with exit code ${exitCode}`);
  return Number(rate);
}

/** In MB. */
function residentMemory({ pid }: ChildProcess): number {
  if (process.platform === 'linux') {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' })) / 1024;
}
