// `ticdc-openapi check`: checks a running server against the contract. The process as its world.
import { randomBytes } from 'node:crypto';
import { check } from './check/command.js';
import { loadEngine } from './check/engine.js';
import type { World } from './check/world.js';

/** Resolves with 0 if the server conforms, 1 if not, 2 if the run could not take place or was ended early. */
export async function run(argv: readonly string[]): Promise<number> {
  // Whoever reads the report may stop reading: that changes no verdict.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return check(argv, world);
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const world: World = {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  engine: loadEngine,
  now: () => performance.now(),
  newRunId: () => `check-${Date.now().toString(36)}-${randomBytes(3).toString('hex')}`,
  onSignal: (tell) => {
    for (const signal of signals) process.on(signal, tell);
    return () => {
      for (const signal of signals) process.off(signal, tell);
    };
  },
  exit: (code) => process.exit(code),
};
