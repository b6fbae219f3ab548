// `ticdc-openapi check`: checks a running server against the contract. This file connects the command to the process.
import { randomBytes } from 'node:crypto';
import { check } from './check/command.js';
import { loadEngine } from './check/engine.js';
import type { Environment } from './check/environment.js';
import { reasonOf } from './check/files.js';

/** Resolves with 0 if the server conforms, 1 if it does not, 2 if the run could not start, was interrupted, or stdout could not be written. */
export async function run(argv: readonly string[]): Promise<number> {
  const { stdout, stderr } = process;
  let lost: Error | undefined;
  // A reader that closes the pipe early must not change the verdict.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') lost ??= error;
  });
  stderr.on('error', () => {});
  const code = await check(argv, environment);
  // The error of the last write comes before this callback.
  await new Promise<void>((resolve) => stdout.write('', () => resolve()));
  if (lost === undefined) return code;
  stderr.write(`ticdc-openapi: cannot write stdout: ${reasonOf(lost)}\n`);
  return 2;
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
