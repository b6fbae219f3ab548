// What the caller did not want is skipped, and never counts as kept.
import { expect, test } from 'vitest';
import { type OperationId, operationIds, operations } from '../../../../generated/operations.js';
import { runChecks } from '../../../../src/contract/index.js';
import { findingsOf, withSandbox } from './support.js';

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
