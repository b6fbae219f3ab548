// A run checks every operation and check that `only` names, or it does not pass.
import { expect, test } from 'vitest';
import { planChecks, runChecks, verdictOf } from '../../../../../src/contract/index.js';
import { aFinding, findingsOf, rulesOf, withSandbox } from '../support.js';

test.each([
  [['getChangefeed', 'pauseChangefeed'], 'read-only', 'pauseChangefeed', '--allow-writes'],
  [
    ['moveTable', 'drainCapture'],
    'writes',
    'moveTable, drainCapture',
    '--allow-disruptive --owner <capture id>',
  ],
  [
    ['setLogLevel'],
    'disruptive',
    'setLogLevel',
    '--allow-disruptive --owner <capture id> --log-level <level>',
  ],
  [['settling'], 'read-only', 'settling', '--allow-writes'],
] as const)('only %j in %s mode is refused, and sends nothing', (only, mode, idle, remedy) =>
  withSandbox(async ({ sent, options }) => {
    const run = runChecks({ ...options, logLevel: undefined, only, mode });
    await expect(run).rejects.toThrow(`only ${idle}: selects nothing in ${mode} mode. `);
    await expect(run).rejects.toThrow(new RegExp(`: ${remedy}\\.$`));
    expect(sent).toEqual([]);
  }),
);

test('a named operation that the release does not have gives a finding', () =>
  withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, only: ['drainCapture'] });
      expect(findingsOf(report)).toEqual([
        aFinding('drainCapture', 'operation-checked', { check: 'never-succeeded' }),
      ]);
      expect(verdictOf(report)).toBe('violates');
    },
    { release: '5.4.3' },
  ));

test('a named operation that the release does not have gives a finding beside named checks', () =>
  withSandbox(
    async ({ options }) => {
      const only = ['getHealth', 'drainCapture', 'status-code'] as const;
      expect(rulesOf(findingsOf(await runChecks({ ...options, only })))).toEqual([
        'drainCapture operation-checked',
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
] as const)('only %j sends unknown routes: %s', (only, sendsRoutes) =>
  withSandbox(async ({ sent, options }) => {
    const report = await runChecks({ ...options, only, mode: 'read-only' });
    expect(verdictOf(report)).toBe('conforms');
    expect(sent.includes('GET /api/v1/no-such-route')).toBe(sendsRoutes);
    expect(planChecks({ ...options, only }).some(({ path }) => /such-route/.test(path))).toBe(
      sendsRoutes,
    );
  }),
);

test.each([
  [{ only: ['floor'] }, 'only floor: expected a floor as well, such as 0.5'],
  [
    { only: ['response-headers', 'getHealth'], skip: ['response-headers'] },
    'only and skip both name response-headers;',
  ],
  [
    { only: ['getHealth', 'rounding'], skip: ['getHealth', 'settling', 'rounding'] },
    'only and skip both name getHealth, rounding;',
  ],
] as const)('%j is refused, and sends nothing', (names, problem) =>
  withSandbox(async ({ sent, options }) => {
    await expect(runChecks({ ...options, ...names })).rejects.toThrow(problem);
    expect(sent).toEqual([]);
  }),
);

test.each(['rounding', 'state-filter'] as const)(
  'a named check gives a finding where nothing can be checked: %s',
  (check) =>
    withSandbox(async ({ options }) => {
      const report = await runChecks({ ...options, only: [check], mode: 'read-only' });
      expect(findingsOf(report)).toEqual([aFinding(undefined, 'named-check-applies', { check })]);
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
] as const)('a named check passes where something could be checked: %s', (check) =>
  withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, only: [check], floor: 0.1, mode: 'writes' });
      expect(findingsOf(report)).toEqual([]);
      expect(verdictOf(report)).toBe('conforms');
    },
    { state: 'documented' },
  ),
);
