// Of many findings of one rule each reading reports the same few, in whatever order a list comes.
import { expect, test } from 'vitest';
import { finding } from '../../../../src/contract/finding/finding.js';
import { limitFindings, maxReported } from '../../../../src/contract/rules/limit-findings.js';

test('the order of a list does not decide which of its findings are reported', () => {
  const all = [...'hgfedcba'].map((changefeed) =>
    finding('wrong-in-list', 'listChangefeeds', {
      subject: { changefeed, filter: 'stopped' },
      expected: undefined,
      received: 'normal',
    }),
  );
  const reported = limitFindings(all);
  expect(reported.map(({ subject }) => subject.changefeed)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(reported).toHaveLength(maxReported);
  expect(limitFindings(all.toReversed())).toEqual(reported);
});
