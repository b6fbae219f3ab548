// `ticdc-openapi check`: checks a running server against the contract. This file connects the command to the process.
import { randomBytes } from 'node:crypto';
import { check } from './check/command.js';
import { loadEngine } from './check/engine.js';
import type { Environment } from './check/environment.js';

/** Resolves with 0 if the server conforms, 1 if it does not, 2 if the run could not start or was interrupted. */
export async function run(argv: readonly string[]): Promise<number> {
  // A reader that closes the pipe early must not change the verdict.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return check(argv, environment);
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const environment: Environment = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  engine: loadEngine,
  now: () => performance.now(),
  newRunId: () => `check-${Date.now().toString(36)}-${randomBytes(3).toString('hex')}`,
  onSignal: (listener) => {
    for (const signal of signals) process.on(signal, listener);
    return () => {
      for (const signal of signals) process.off(signal, listener);
    };
  },
  exit: (code) => process.exit(code),
};
