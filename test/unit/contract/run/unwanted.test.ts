// What the caller did not want is skipped, and never counts as kept.
import { expect, test } from 'vitest';
import { type OperationId, operationIds, operations } from '../../../../generated/operations.js';
import { type CheckOptions, runChecks } from '../../../../src/contract/index.js';
import { TransportError } from '../../../../src/contract/run/transport/transport.js';
import { changeBody, findingsOf, is, withSandbox } from './support.js';

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

test('a rule of a check that is not wanted does not count as kept', async () => {
  const name = 'exactly one capture is the owner';
  expect(await casesOf(name, {})).toEqual([['violates', undefined]]);
  const skipped = [['skipped', 'the caller did not want it']];
  expect(await casesOf(name, { skip: ['consistency'] })).toEqual(skipped);
  expect(await casesOf(name, { only: ['routing'] })).toEqual(skipped);
});

test('nor does a case of an operation, if none of its checks is wanted', async () => {
  const name = 'is 200 on a healthy cluster';
  const skipped = [['skipped', 'the caller did not want it']];
  expect(await casesOf(name, { only: ['routing', 'consistency'] })).toEqual(skipped);
  expect(await casesOf(name, { only: ['routing', 'status-code'] })).toEqual([
    ['conforms', undefined],
  ]);
});

test('a run that was left nothing to see reaches no floor', () =>
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
      'server floor: expected at least 100.0 % verified, received 0.0 %',
    ]);
  }));

test('an answer that never came does not count as right where nobody wants to know', () =>
  withSandbox(
    async ({ options }) => {
      const only = ['getHealth'] as const;
      const report = await runChecks({ ...options, only, skip: ['transport'], mode: 'read-only' });
      expect(findingsOf(report)).toEqual([
        'getHealth never-succeeded: expected a case that could be checked, received none',
      ]);
    },
    {
      between: (request, send) => {
        if (!is(request, 'GET', /\/health$/)) return send(request);
        throw new TransportError('no whole answer came within 20 s');
      },
    },
  ));
