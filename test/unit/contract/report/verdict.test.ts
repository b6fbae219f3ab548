// The verdict of a report.
import { expect, test } from 'vitest';
import { hasChecked, verdictOf } from '../../../../src/contract/report/verdict.js';
import { conforming, newField, nothingChecked, violating } from './sample-reports.js';

test('a finding of severity error violates the contract', () => {
  expect(verdictOf(violating)).toBe('violates');
});

test('a warning does not violate it', () => {
  const cases = conforming.cases.map((result) => ({ ...result, findings: [newField] }));
  expect(verdictOf({ ...conforming, cases })).toBe('conforms');
});

test('nothing passes by absence', () => {
  expect(verdictOf(nothingChecked)).toBe('violates');
  expect(verdictOf({ ...conforming, cases: [] })).toBe('violates');
  expect([conforming, violating, nothingChecked].map(hasChecked)).toEqual([true, true, false]);
});

test('changefeeds that are left behind do not change the verdict', () => {
  expect(verdictOf({ ...conforming, left: ['check-a-1'] })).toBe('conforms');
});
