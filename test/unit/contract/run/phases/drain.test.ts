// Checks the effect of a drain, and that nothing else changes.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../../src/contract/index.js';
import { ownerOf } from '../../../../fixtures/checked-sandbox.js';
import { aFinding, changeBody, findingsOf, findingsWith, is, withSandbox } from '../support.js';
import { also, disruptive, isDrain, respondWith } from './disruptive.js';

test('the drained capture has tables of test changefeeds, if any but the owner has', () => {
  const drained: string[] = [];
  const busy = new Set<string>();
  return withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, only: ['drainCapture'] });
      expect(
        report.settlings.map(({ operationId, verdict }) => [operationId, verdict]),
      ).toContainEqual(['drainCapture', 'settled']);
      expect(drained.length).toBeGreaterThan(0);
      expect(drained.every((capture) => busy.has(capture))).toBe(true);
    },
    {
      captures: 24,
      between: async (request, send) => {
        const response = await send(request);
        const [, capture] = /"capture_id":"([^"]+)"/.exec(request.body ?? '') ?? [];
        if (capture !== undefined && response.status === 202) drained.push(capture);
        if (is(request, 'GET', /check-unit-[56]$/) && drained.length === 0) {
          for (const task of JSON.parse(response.body).task_status ?? []) {
            if ((task.table_ids ?? []).length > 0) busy.add(task.capture_id);
          }
        }
        return response;
      },
    },
  );
});

test('a drain that counts 0 tables at once and moves none', async () => {
  const findings = await findingsWith(respondWith(isDrain, '{"current_table_count":0}'), {
    ...disruptive,
    only: ['drainCapture'],
  });
  expect(findings).toContainEqual(
    aFinding('drainCapture', 'drain-count', { pointer: '/current_table_count', received: '0' }),
  );
  expect(findings).toContainEqual(
    aFinding('drainCapture', 'tables-left', {
      check: 'settling',
      subject: { changefeed: 'check-unit-5', capture: expect.stringMatching(/^[\w-]+$/) },
    }),
  );
});

test('a drain that falls to one table and never to none', async () => {
  const findings = await findingsWith(
    async (request, send) => {
      const response = await send(request);
      if (!isDrain(request) || response.status !== 202) return response;
      const { 'content-length': _, ...headers } = response.headers;
      return { ...response, headers, body: response.body.replace('t":0', 't":1') };
    },
    { ...disruptive, only: ['drainCapture'] },
  );
  expect(findings).toContainEqual(
    aFinding('drainCapture', 'drain-ends', {
      expected: expect.stringContaining('within 30 s'),
      received: '1',
    }),
  );
});

test('a drain that loses tables', async () => {
  let isOn = false;
  const lose = changeBody(/check-unit-5$/, (body) =>
    isOn ? body.replace(/("table_ids": \[\s*)\d+,?/, '$1') : body,
  );
  const findings = await findingsWith(
    async (request, send) => {
      const response = await lose(request, send);
      isOn ||= isDrain(request) && response.status === 202;
      return response;
    },
    { ...disruptive, only: ['drainCapture'] },
  );
  expect(findings).toContainEqual(
    aFinding('drainCapture', 'tables-left', {
      subject: { changefeed: 'check-unit-5', capture: expect.any(String) },
      expected: expect.stringMatching(/tables [\d, ]+ of check-unit-5/),
    }),
  );
});

test('a drain that stops a changefeed', async () => {
  const findings = await findingsWith(
    also(isDrain, ({ body: _, ...request }) => ({
      ...request,
      method: 'POST',
      url: request.url.replace('captures/drain', 'changefeeds/check-unit-1/pause'),
    })),
    { ...disruptive, only: ['drainCapture'] },
  );
  expect(findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'state-unchanged',
      subject: { changefeed: 'check-unit-1' },
      expected: expect.stringContaining('normal or warning'),
      received: 'state stopped',
    }),
  );
});

test.each([
  ['newarch', [['drainCapture', 'scheduled-after-drain', 'warning']]],
  [
    'classic',
    [
      ['createChangefeed', 'takes-effect', 'error'],
      ['resumeChangefeed', 'checkpoint-advances', 'error'],
    ],
  ],
] as const)(
  'changefeeds that are not scheduled after a drain and a change of owner, on a %s server',
  async (generation, expected) => {
    let lose: (() => Promise<void>) | undefined;
    const findings = await withSandbox(
      async ({ sandbox, options }) => {
        lose = async () => {
          while ((await ownerOf(sandbox)) === options.owner) {
            await fetch(`${sandbox.url}/api/v1/owner/resign`, { method: 'POST' });
            sandbox.cluster.advance(10_000);
          }
          for (const number of [3, 34]) {
            const changefeedId = `check-unit-${number}`;
            sandbox.cluster.fault({ kind: 'stuck-checkpoint', changefeedId });
          }
        };
        const only = ['drainCapture', 'createChangefeed', 'resumeChangefeed'] as const;
        return findingsOf(await runChecks({ ...options, only }));
      },
      {
        generation,
        release: '8.5.7',
        between: async (request, send) => {
          const response = await send(request);
          if (isDrain(request) && response.body.includes(':0')) {
            await lose?.();
            lose = undefined;
          }
          return response;
        },
      },
    );
    expect(findings.map((one) => [one.operationId, one.ruleId, one.severity])).toEqual(expected);
  },
);
