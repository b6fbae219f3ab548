// The error codes that the description lists.
import { expect, test } from 'vitest';
import { errorCodesOf } from '../../../../src/contract/schema/error-codes.js';

test.each(['classic', 'newarch'] as const)(
  'the codes of %s come with statuses of errors',
  (generation) => {
    const { codes } = errorCodesOf(generation);
    expect(codes.size).toBeGreaterThan(25);
    for (const { statuses } of codes.values()) {
      expect(statuses.length).toBeGreaterThan(0);
      expect(statuses.filter((status) => ![400, 401, 500, 503].includes(status))).toEqual([]);
    }
  },
);
