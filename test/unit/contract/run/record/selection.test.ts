// Cases that are not selected are skipped, and never count as conforming.
import { expect, test } from 'vitest';
import { type OperationId, operationIds, operations } from '../../../../../generated/operations.js';
import { type CheckOptions, runChecks } from '../../../../../src/contract/index.js';
import { TransportError } from '../../../../../src/contract/run/transport/transport.js';
import { aFinding, changeBody, findingsOf, is, rulesOf, withSandbox } from '../support.js';

const casesOf = async (name: string, choice: Pick<CheckOptions, 'only' | 'skip'>) =>
  withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, ...choice, mode: 'read-only' });
      return report.cases
        .filter((result) => result.name === name)
        .map(({ outcome, reason }) => [outcome, reason]);
    },
    {
      between: changeBody(/\/captures$/, (body) =>
        body.replace('"is_owner": false', '"is_owner": true'),
      ),
    },
  );

test('a rule of a check that is not selected is skipped', async () => {
  const name = 'exactly one capture is the owner';
  expect(await casesOf(name, {})).toEqual([['violates', undefined]]);
  const skipped = [['skipped', 'it is not selected']];
  expect(await casesOf(name, { skip: ['consistency'] })).toEqual(skipped);
  expect(await casesOf(name, { only: ['routing'] })).toEqual(skipped);
});

test('a case of an operation is skipped if none of its checks is selected', async () => {
  const name = 'is 200 on a healthy cluster';
  const skipped = [['skipped', 'it is not selected']];
  expect(await casesOf(name, { only: ['routing', 'consistency'] })).toEqual(skipped);
  expect(await casesOf(name, { only: ['routing', 'status-code'] })).toEqual([
    ['conforms', undefined],
  ]);
});

test('a run without any request of an operation does not reach its floor', () =>
  withSandbox(async ({ options }) => {
    const isGet = (id: OperationId) => operations[id].method === 'GET';
    const report = await runChecks({
      ...options,
      skip: operationIds.filter(isGet),
      floor: 1,
      mode: 'read-only',
      logLevel: undefined,
    });
    expect(findingsOf(report)).toEqual([
      aFinding(undefined, 'coverage-floor', {
        check: 'floor',
        expected: expect.stringContaining('100.0 %'),
        received: '0.0 %',
      }),
    ]);
  }));

test('a case without a response does not count as conforming if transport is skipped', () =>
  withSandbox(
    async ({ options }) => {
      const only = ['getHealth'] as const;
      const report = await runChecks({ ...options, only, skip: ['transport'], mode: 'read-only' });
      expect(rulesOf(findingsOf(report))).toEqual(['getHealth operation-checked']);
    },
    {
      between: (request, send) => {
        if (!is(request, 'GET', /\/health$/)) return send(request);
        throw new TransportError('no response within 20 s');
      },
    },
  ));
