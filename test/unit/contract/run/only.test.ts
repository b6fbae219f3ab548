// What a run is asked for by name it looks at, or it does not pass.
import { expect, test } from 'vitest';
import { planChecks, runChecks, verdictOf } from '../../../../src/contract/index.js';
import { findingsOf, withSandbox } from './support.js';

test.each([
  [['getChangefeed', 'pauseChangefeed'], 'read-only', 'pauseChangefeed'],
  [['moveTable', 'drainCapture'], 'writes', 'moveTable, drainCapture'],
  [['settling'], 'read-only', 'settling'],
] as const)('only %j in mode %s could not run, and sends nothing', (only, mode, idle) =>
  withSandbox(async ({ sent, options }) => {
    await expect(runChecks({ ...options, only, mode })).rejects.toThrow(
      `only ${idle}: a run in mode ${mode} sends nothing of the kind; allow writes or what is disruptive, or name the log level`,
    );
    expect(sent).toEqual([]);
  }),
);

test('an operation that was named, and that the release does not have, does not pass', () =>
  withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, only: ['drainCapture'] });
      expect(findingsOf(report)).toEqual([
        'drainCapture never-succeeded: expected a case that could be checked, received none',
      ]);
      expect(verdictOf(report)).toBe('violates');
    },
    { release: '5.4.3' },
  ));

test('nor does it if checks are named as well, and it is none of them', () =>
  withSandbox(
    async ({ options }) => {
      const only = ['getHealth', 'drainCapture', 'status-code'] as const;
      expect(findingsOf(await runChecks({ ...options, only }))).toEqual([
        'drainCapture never-succeeded: expected a case that could be checked, received none',
      ]);
    },
    { release: '5.4.3' },
  ));

test.each([
  [['routing'], true],
  [['routing', 'getHealth'], true],
  [['routing', 'status-code'], true],
  [['getHealth'], false],
  [['status-code'], false],
] as const)('only %j: routes are tried: %s', (only, isTried) =>
  withSandbox(async ({ sent, options }) => {
    const report = await runChecks({ ...options, only, mode: 'read-only' });
    expect(verdictOf(report)).toBe('conforms');
    expect(sent.includes('GET /api/v1/no-such-route')).toBe(isTried);
    expect(planChecks({ ...options, only }).some(({ path }) => /such-route/.test(path))).toBe(
      isTried,
    );
  }),
);

test.each([
  [{ only: ['floor'] }, 'only floor: expected a floor as well, such as 0.5'],
  [
    { only: ['response-headers', 'getHealth'], skip: ['response-headers'] },
    'only and skip both name response-headers; nothing is left of that',
  ],
  [
    { only: ['getHealth', 'rounding'], skip: ['getHealth', 'settling', 'rounding'] },
    'only and skip both name getHealth, rounding; nothing is left of that',
  ],
] as const)('%j could check nothing, and sends nothing', (names, problem) =>
  withSandbox(async ({ sent, options }) => {
    await expect(runChecks({ ...options, ...names })).rejects.toThrow(problem);
    expect(sent).toEqual([]);
  }),
);

test.each(['rounding', 'state-filter'] as const)(
  'a check that was named does not pass where there is nothing for it to look at: %s',
  (check) =>
    withSandbox(async ({ options }) => {
      const report = await runChecks({ ...options, only: [check], mode: 'read-only' });
      expect(findingsOf(report)).toEqual([
        `server ${check}: expected something to look at, received nothing`,
      ]);
      expect(verdictOf(report)).toBe('violates');
    }),
);

test.each([
  'response-body',
  'consistency',
  'state-filter',
  'settling',
  'routing',
  'transport',
  'never-succeeded',
  'rounding',
  'floor',
] as const)('a check that was named passes where it has looked at something: %s', (check) =>
  withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, only: [check], floor: 0.1, mode: 'writes' });
      expect(findingsOf(report)).toEqual([]);
      expect(verdictOf(report)).toBe('conforms');
    },
    { state: 'documented' },
  ),
);
