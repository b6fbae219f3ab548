// Steps of the log level, which v1 can set and not read. What is in force at the end is the operator's word.
import { expectations as expect } from '../expectations.js';
import { NotObserved } from '../request-input.js';
import type { Step } from '../step.js';

const log = { operationId: 'setLogLevel', need: 'log-level' } as const;

const unknownLevel = new NotObserved('no level is known to be in force');

export const logSteps: readonly Step[] = [
  {
    ...log,
    name: 'refuses an unknown level',
    expect: expect.unknownLevel,
    request: () => ({ body: { log_level: 'loud' } }),
  },
  {
    ...log,
    name: 'refuses warning, which is spelled warn',
    expect: expect.levelWarning,
    request: () => ({ body: { log_level: 'warning' } }),
  },
  {
    ...log,
    name: 'refuses a body that ends too early',
    expect: expect.unreadableBody,
    request: () => ({ rawBody: '{"log_level":' }),
  },
  {
    ...log,
    name: 'refuses a number for the level',
    expect: expect.unreadableBody,
    request: () => ({ rawBody: '{"log_level":1}' }),
  },
  {
    ...log,
    name: 'treats a missing level as info',
    expect: expect.ok,
    request: ({ logLevel }) =>
      logLevel?.toLowerCase() === 'info'
        ? { body: {} }
        : new NotObserved('another level than info is in force'),
  },
  ...(
    [
      ['ignores unknown fields', (level: string) => `{"level":"debug","log_level":${level}}`],
      ['ignores text after the body', (level: string) => `{"log_level":${level}} and more`],
    ] as const
  ).map(
    ([name, write]): Step => ({
      ...log,
      name,
      expect: expect.ok,
      request: ({ logLevel }) =>
        logLevel === undefined ? unknownLevel : { rawBody: write(JSON.stringify(logLevel)) },
    }),
  ),
  ...[(level: string) => level.toUpperCase(), (level: string) => level].map(
    (write, index): Step => ({
      ...log,
      name: index === 0 ? 'accepts a level in any letter case' : 'restores the current level',
      expect: expect.ok,
      request: ({ logLevel }) =>
        logLevel === undefined ? unknownLevel : { body: { log_level: write(logLevel) } },
    }),
  ),
];
