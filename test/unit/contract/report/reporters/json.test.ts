// The report as JSON: whole, exact, and always in the same order.
import { expect, test } from 'vitest';
import { reporters } from '../../../../../src/contract/report/reporters/index.js';
import { verdictOf } from '../../../../../src/contract/report/verdict.js';
import { badCheckpoint, conforming, nothingChecked, violating } from '../sample-reports.js';

const options = { color: true };

test.each([conforming, violating, nothingChecked])('nothing of a report is missing', (report) => {
  expect(JSON.parse(reporters.json(report, options))).toEqual({
    'x-format': 1,
    verdict: verdictOf(report),
    ...report,
  });
});

test('it starts with what a reader needs first', () => {
  expect(Object.keys(JSON.parse(reporters.json(violating, options)))).toEqual([
    'x-format',
    'verdict',
    'tool',
    'target',
    'runId',
    'mode',
    'started',
    'milliseconds',
    'requests',
    'interrupted',
    'left',
    'drained',
    'cases',
    'settlings',
    'coverage',
  ]);
});

test('the order of properties in the report changes nothing', () => {
  const reversed = JSON.parse(JSON.stringify(violating), (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );
  expect(Object.keys(reversed)[0]).toBe('drained');
  expect(reporters.json(reversed, options)).toBe(reporters.json(violating, options));
});

test('a finding carries its rule and its subject, in a fixed order', () => {
  const [first] = conforming.cases;
  const findings = [{ ...badCheckpoint, repeated: 7 }];
  const cases = first ? [{ ...first, findings }] : [];
  const [found] = JSON.parse(reporters.json({ ...conforming, cases }, options)).cases[0].findings;
  expect(Object.entries(found)).toEqual([
    ['check', 'consistency'],
    ['ruleId', 'checkpoint-goes-back'],
    ['severity', 'error'],
    ['operationId', 'getChangefeed'],
    ['subject', { changefeed: 'test1' }],
    ['pointer', ''],
    ['expected', badCheckpoint.expected],
    ['received', badCheckpoint.received],
    ['repeated', 7],
  ]);
});

test('64-bit integers of findings keep their digits', () => {
  expect(reporters.json(violating, options)).toContain('"received": "18446744073709551615"');
});
