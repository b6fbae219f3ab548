// Starts a server in a separate process, waits for its first response, and measures it.
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Sample } from './figures.js';

/** Returns the arguments of `node` for a server on the given port. */
export type Command = (port: number) => readonly string[];

export const path = '/api/v1/changefeeds';

export const stockPrism: Command = (port) => [
  'node_modules/@stoplight/prism-cli/dist/index.js',
  'mock',
  '--port',
  `${port}`,
  'generated/openapi.yaml',
];

/** Measures start, memory and rate in one run of one server. */
export function sample(command: Command, load: (url: string) => Promise<number>): Promise<Sample> {
  const spawned = performance.now();
  return withServer(command, async (url, server) => {
    const start = performance.now() - spawned;
    const memoryAfterStart = residentMemory(server);
    const rate = await load(url + path);
    return { start, memoryAfterStart, rate, memoryAfterLoad: residentMemory(server) };
  });
}

/** Runs `use` when the server responds, and stops the server afterwards. */
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

/** Returns a free port. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('Expected a TCP port');
  return address.port;
}

/** Sends requests until a response arrives. Tries again after every refused connection. */
async function firstAnswer(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`${server.spawnargs.join(' ')} ended with exit code ${server.exitCode}`);
}

/** Returns the responses per second, measured by a separate process. */
export async function measureLoad(
  generatorFile: URL,
  url: string,
  connections: number,
  seconds: number,
): Promise<number> {
  const generator = fork(generatorFile, [url, `${connections}`, `${seconds}`]);
  const exit = once(generator, 'exit');
  const [rate] = await Promise.race([once(generator, 'message'), exit]);
  const [exitCode] = await exit;
  if (exitCode !== 0) throw new Error(`The load generator ended with exit code ${exitCode}`);
  return Number(rate);
}

/** Returns the resident memory in MB. */
function residentMemory({ pid }: ChildProcess): number {
  if (process.platform === 'linux') {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' })) / 1024;
}
