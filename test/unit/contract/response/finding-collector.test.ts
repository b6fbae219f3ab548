// Findings of the same defect in many places of a response are limited and counted.
import { expect, test } from 'vitest';
import { formatFinding } from '../../../../src/contract/finding/describe.js';
import { checkExchange } from '../../../../src/contract/response/judge-exchange.js';
import { findingsOf, json } from './support.js';

const bodyWith = (items: number) =>
  JSON.stringify(Array.from({ length: items }, () => ({ id: 7 })));

const wrongTypes = (items: number) =>
  findingsOf('listChangefeeds', bodyWith(items)).filter(({ ruleId }) => ruleId === 'wrong-type');

test('a defect of ten items is reported ten times', () => {
  const findings = wrongTypes(10);
  expect(findings.map(({ pointer }) => pointer)).toEqual(
    Array.from({ length: 10 }, (_, index) => `/${index}/id`),
  );
  expect(findings.filter(({ repeated }) => repeated !== undefined)).toEqual([]);
});

test.each([11, 10_000])('a defect of %s items is reported ten times, then counted', (items) => {
  const findings = wrongTypes(items);
  expect(findings).toHaveLength(10);
  expect(findings.map(({ repeated }) => repeated ?? 0)).toEqual([
    ...Array.from({ length: 9 }, () => 0),
    items - 10,
  ]);
});

test('other defects of the same items are counted on their own', () => {
  const repeated = findingsOf('listChangefeeds', bodyWith(12)).flatMap((found) =>
    found.repeated === undefined ? [] : [[found.ruleId, found.expected, found.repeated]],
  );
  expect(repeated).toContainEqual(['missing-field', 'state', 2]);
  expect(repeated).toContainEqual(['missing-field', 'error', 2]);
});

test('the printed finding says how often it is repeated', () => {
  const exchange = {
    operationId: 'listChangefeeds',
    request: { method: 'GET', url: 'http://127.0.0.1:8300/api/v1/changefeeds' },
    response: { status: 200, headers: json, body: bodyWith(10_000) },
  } as const;
  const line = checkExchange(exchange, { statuses: [200] })
    .map(formatFinding)
    .find((text) => text.includes('/9/id'));
  expect(line).toBe(
    'listChangefeeds response-body /9/id: expected a string, received 7, and the same in 9,990 more places',
  );
});
