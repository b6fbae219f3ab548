// A plan lists the requests of a run, from the same steps, and sends nothing.
import { expect, test } from 'vitest';
import { type CheckOptions, planChecks, runChecks } from '../../../../src/contract/index.js';
import { withSandbox } from './support.js';

const url = 'http://127.0.0.1:8300';

test('a read-only plan holds nothing but GET', () => {
  const plan = planChecks({ url });
  expect(plan.length).toBeGreaterThan(30);
  expect(plan.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('a value that only the run can know is a placeholder in angle brackets', () => {
  expect(planChecks({ url })).toContainEqual({
    operationId: 'getChangefeed',
    method: 'GET',
    path: '/api/v1/changefeeds/<a changefeed in state normal>',
    why: 'getChangefeed returns a changefeed in state normal that the list names',
  });
});

test('a plan of a run in write mode removes what it creates', () => {
  const plan = planChecks({ url, mode: 'writes', runId: 'check-unit' });
  const paths = (method: string) =>
    plan.filter((one) => one.method === method).map(({ path }) => path);
  for (const id of ['check-unit-1', 'check-unit-2', 'check-unit-3', 'check-unit-34']) {
    expect(paths('DELETE')).toContain(`/api/v1/changefeeds/${id}`);
  }
  expect(paths('POST').some((path) => /resign|drain|tables/.test(path))).toBe(false);
});

test('a plan is made without any request', () => {
  const send = () => Promise.reject(new Error('it was sent'));
  expect(
    planChecks({ url: 'http://127.0.0.1:1', mode: 'disruptive', owner: 'a', send }).length,
  ).toBeGreaterThan(100);
});

/** Returns the requests of a run that its plan does not list. */
const unplanned = (more: Partial<CheckOptions>) =>
  withSandbox(
    async ({ sent, options }) => {
      const plan = planChecks({ ...options, ...more, release: '8.5.7' });
      await runChecks({ ...options, ...more });
      const planned = new Set(plan.map(({ method, path }) => `${method} ${path}`));
      // Changefeeds of others are placeholders in the plan.
      const isForeign = (line: string) =>
        /^GET .*(?:changefeeds|processors)\/(?:\w*test\d|changefeed-)/.test(line);
      return sent.filter(
        (line) =>
          !planned.has(line) && !isForeign(line) && !line.includes('/processors/check-unit'),
      );
    },
    { state: 'documented' },
  );

test.each(['read-only', 'writes', 'disruptive'] as const)(
  'a run in mode %s sends only requests of its plan',
  async (mode) => {
    expect(await unplanned({ mode })).toEqual([]);
  },
);

test.each(['resumeChangefeed', 'moveTable', 'rebalanceTables', 'drainCapture'] as const)(
  'a run of %s only sends only changes of its plan',
  async (only) => {
    const lines = await unplanned({ mode: 'disruptive', only: [only] });
    expect(lines.filter((line) => !line.startsWith('GET '))).toEqual([]);
  },
);

test('operations that are skipped are neither planned nor sent', async () => {
  const skip = ['setLogLevel', 'resignOwner', 'drainCapture'] as const;
  await withSandbox(async ({ sent, options }) => {
    await runChecks({ ...options, skip });
    expect(sent.filter((line) => /POST.*log|POST.*resign|PUT.*drain/.test(line))).toEqual([]);
    const plan = planChecks({ ...options, skip });
    expect(plan.filter(({ operationId }) => skip.some((one) => one === operationId))).toEqual([]);
  });
});

test('a run of one operation also sends the changes that it builds on, and no others', () =>
  withSandbox(async ({ sent, options }) => {
    const report = await runChecks({ ...options, mode: 'writes', only: ['resumeChangefeed'] });
    const named = new Set(report.cases.map(({ operationId }) => operationId));
    expect(named).toEqual(new Set(['resumeChangefeed', undefined]));
    expect(sent).toContain('POST /api/v1/changefeeds/check-unit-3/resume');
    expect(sent.some((line) => line.startsWith('PUT'))).toBe(false);
    expect(report.left).toEqual([]);
  }));
