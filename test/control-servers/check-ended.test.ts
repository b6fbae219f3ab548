// Tests writing runs that are interrupted at any moment: every changefeed that remains is named.
import { expect, test } from 'vitest';
import { check } from '../../src/cli/check/command.js';
import { loadEngine } from '../../src/cli/check/engine.js';
import type { Environment } from '../../src/cli/check/environment.js';
import { createTransport } from '../../src/contract/run/transport/transport.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { extent } from '../fixtures/extent.js';

/** Returns a generator of the same numbers in every run (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const immediate = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Runs the command and sends a signal before, during or after the n-th request. */
async function runUntil(sandbox: Sandbox, runId: string, moment: number, turns: number) {
  let [stdout, stderr, requests] = ['', '', 0];
  let listener: (name: string) => void = () => {};
  const transport = createTransport();
  const environment: Environment = {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    engine: async () => {
      const engine = await loadEngine();
      const clock = {
        now: () => sandbox.cluster.now(),
        wait: async (milliseconds: number) => sandbox.cluster.advance(Math.ceil(milliseconds)),
      };
      return {
        ...engine,
        runChecks: (options) =>
          engine.runChecks({
            ...options,
            clock,
            send: (request, signal) => {
              requests += 1;
              if (requests === moment) void interrupt();
              return transport.send(request, signal);
            },
          }),
      };
    },
    now: () => 0,
    newRunId: () => runId,
    onSignal: (added) => {
      listener = added;
      return () => {};
    },
    exit: () => {},
  };
  const interrupt = async () => {
    for (let turn = 0; turn < turns; turn += 1) await immediate();
    listener('SIGINT');
  };
  const code = await check([sandbox.url, '--allow-writes', '--reporter', 'json'], environment);
  transport.close();
  return { code, stdout, stderr, requests };
}

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

async function changefeedsOf(sandbox: Sandbox): Promise<string[]> {
  await sandbox.cluster.advance(1_000);
  const response = await fetch(`${sandbox.url}/api/v1/changefeeds?state=all`);
  const list: { id: string }[] = await response.json();
  return list.map(({ id }) => id);
}

test.each([
  ['8.5.7', extent(5, 100)],
  ['6.1.7', extent(3, 30)],
])('%s: Ctrl-C at %i random moments', async (release, times) => {
  const sandbox = await startSandbox({ port: 0, clock: 'virtual', captures: 1, release });
  const random = createRandom(20_260_801);
  const whole = await runUntil(sandbox, 'check-whole', Number.POSITIVE_INFINITY, 0);
  expect(whole.code).toBe(0);
  let ended = 0;
  for (let index = 0; index < times; index += 1) {
    const moment = 1 + Math.floor(random() * whole.requests);
    const turns = Math.floor(random() * 12);
    const { code, stdout, stderr } = await runUntil(sandbox, `check-${index}`, moment, turns);
    const named: string[] = stdout === '' ? [] : JSON.parse(stdout).left;
    for (const id of named) expect(stderr).toContain(id);
    const there = await changefeedsOf(sandbox);
    expect({ index, moment, turns, unnamed: there.filter((id) => !named.includes(id)) }).toEqual({
      index,
      moment,
      turns,
      unnamed: [],
    });
    if (code === 2) ended += 1;
  }
  await sandbox.close();
  expect(ended).toBeGreaterThan(0.8 * times);
});
