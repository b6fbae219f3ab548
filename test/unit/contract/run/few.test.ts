// Of many findings of one kind the same few are told at every look, in whatever order a list comes.
import { expect, test } from 'vitest';
import { finding } from '../../../../src/contract/finding/finding.js';
import { few } from '../../../../src/contract/rules/limit-findings.js';

test('the order of a list does not decide which of its findings are told', () => {
  const all = [...'hgfedcba'].map((id) => finding('consistency', 'listChangefeeds', id, 'x'));
  const told = few(all);
  expect(told.length).toBeLessThan(all.length);
  expect(few(all.toReversed())).toEqual(told);
});
