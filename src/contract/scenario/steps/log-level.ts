// Steps of the log level, which v1 can set and not read. What is in force at the end is the operator's word.
import { expectations as expect } from '../expectations.js';
import type { Expected } from '../expected.js';
import { NotObserved, type RequestInput } from '../request-input.js';
import { type Step, stepMaker } from '../step.js';

const make = stepMaker({ need: 'log-level' });
const log = (name: string, expected: Expected, request: Step['request']) =>
  make('setLogLevel', name, expected, request);

/** Sets the level that is in force already. */
const logCurrent = (name: string, write: (level: string) => RequestInput) =>
  log(name, expect.ok, ({ logLevel }) =>
    logLevel === undefined ? new NotObserved('no level is known to be in force') : write(logLevel),
  );

export const logSteps: readonly Step[] = [
  log('refuses an unknown level', expect.unknownLevel, () => ({ body: { log_level: 'loud' } })),
  log('refuses warning, which is spelled warn', expect.levelWarning, () => ({
    body: { log_level: 'warning' },
  })),
  log('refuses a body that ends too early', expect.unreadableBody, () => ({
    rawBody: '{"log_level":',
  })),
  log('refuses a number for the level', expect.unreadableBody, () => ({
    rawBody: '{"log_level":1}',
  })),
  log('treats a missing level as info', expect.ok, ({ logLevel }) =>
    logLevel?.toLowerCase() === 'info'
      ? { body: {} }
      : new NotObserved('another level than info is in force'),
  ),
  logCurrent('ignores unknown fields', (level) => ({
    rawBody: `{"level":"debug","log_level":${JSON.stringify(level)}}`,
  })),
  logCurrent('ignores text after the body', (level) => ({
    rawBody: `{"log_level":${JSON.stringify(level)}} and more`,
  })),
  logCurrent('accepts a level in any letter case', (level) => ({
    body: { log_level: level.toUpperCase() },
  })),
  logCurrent('restores the current level', (level) => ({ body: { log_level: level } })),
];
