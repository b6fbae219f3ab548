// `npm run bench:mock`: this package's mock beside the stock Prism command, on the same file and in turns.
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { compare, formatTable, type Sample } from './lib/bench-figures.js';

const rounds = 5;
const connections = 16;
const loadSeconds = 3;
const path = '/api/v1/changefeeds';

const ours = (port: number) => ['dist/src/cli/index.js', 'mock', '--port', `${port}`];
const stock = (port: number) => [
  'node_modules/@stoplight/prism-cli/dist/index.js',
  'mock',
  '--port',
  `${port}`,
  'generated/openapi.yaml',
];

process.stderr.write('Building dist ...\n');
if (!process.env.SKIP)
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 2, 2] });

const ourSamples: Sample[] = [];
const stockSamples: Sample[] = [];
for (let round = 1; round <= rounds; round += 1) {
  process.stderr.write(`Round ${round} of ${rounds} ...\n`);
  ourSamples.push(await sample(ours));
  stockSamples.push(await sample(stock));
}
process.stdout.write(
  `GET ${path}, ${connections} connections, medians of ${rounds} runs, Node ${process.version}\n\n`,
);
process.stdout.write(formatTable(compare(ourSamples, stockSamples)));

async function sample(command: (port: number) => string[]): Promise<Sample> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}${path}`;
  const spawned = performance.now();
  const server = spawn(process.execPath, command(port), { stdio: 'ignore' });
  try {
    await firstAnswer(url, server);
    const start = performance.now() - spawned;
    const memoryAfterStart = residentMemory(server);
    const rate = await load(url);
    return { start, memoryAfterStart, rate, memoryAfterLoad: residentMemory(server) };
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
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${server.spawnargs.join(' ')} ended with exit code ${server.exitCode}`);
}

/** Answers per second, measured by a process of its own. */
async function load(url: string): Promise<number> {
  const file = new URL('./lib/bench-load.ts', import.meta.url);
  const generator = fork(file, [url, `${connections}`, `${loadSeconds}`]);
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
