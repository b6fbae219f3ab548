// What releases must send, and what they cannot send.
import { expect, test } from 'vitest';
import { stringifyJson } from '../../../../src/codec/index.js';
import { dataOf, findingsOf, item } from './support.js';

const list = (value: object, release?: string) =>
  findingsOf('listChangefeeds', stringifyJson([value]), { release });

const known = [
  ['8.5.7', 'error'],
  [undefined, 'error'],
  ['8.5.8', 'warning'],
  ['26.3.1', 'warning'],
] as const;

test.each(known)('of release %s an undocumented field is of severity %s', (release, severity) => {
  const [only, ...others] = list({ ...item, checkpoint_ts: 1 }, release);
  expect(only).toMatchObject({
    ruleId: 'undocumented-field',
    check: 'undocumented-fields',
    severity,
    pointer: '/0/checkpoint_ts',
    contractPointer: '/components/schemas/ChangefeedCommonInfo',
    expected: 'checkpoint_ts',
    received: '{"checkpoint_ts":1}',
  });
  expect(others).toEqual([]);
});

test.each([
  ['8.5.7', 'error'],
  ['9.0.0', 'warning'],
])('of release %s an unknown value is of severity %s', (release, severity) => {
  const found = list({ ...item, state: 'resting' }, release);
  expect(found).toMatchObject([{ ruleId: 'unknown-value', severity, pointer: '/0/state' }]);
});

test('a release must send what it always sends, an unknown one only what all send', () => {
  const { upstream_id: _, namespace: __, ...old } = { ...item, error: null };
  expect(list(old)).toEqual([]);
  expect(list(old, '5.2.4')).toEqual([]);
  expect(list(old, '6.1.7').map(dataOf)).toEqual([
    ['missing-release-field', '/0/namespace', { name: 'namespace', release: 'v6.1.7' }, undefined],
  ]);
  expect(list(old, '6.2.0')).toMatchObject([
    { ruleId: 'missing-release-field', check: 'release-fields', pointer: '/0/upstream_id' },
    { ruleId: 'missing-release-field', check: 'release-fields', pointer: '/0/namespace' },
  ]);
});

test('a release cannot send fields that it does not have', () => {
  const releases = '>=6.5.3 <6.6.0 || >=7.1.0';
  const time = { name: 'time', release: 'v6.6.0', releases };
  expect(list(item, '6.6.0').map(dataOf)).toEqual([
    ['field-of-other-releases', '/0/error/time', time, '"2026-03-02T08:15:30.123456789Z"'],
  ]);
  expect(list(item, '5.2.4')).toMatchObject([
    { ruleId: 'field-of-other-releases', check: 'release-fields', pointer: '/0/upstream_id' },
    { ruleId: 'field-of-other-releases', check: 'release-fields', pointer: '/0/namespace' },
    { ruleId: 'field-of-other-releases', check: 'release-fields', pointer: '/0/error/time' },
  ]);
});

test('a release cannot send values that it does not have', () => {
  const { time: _, ...error } = item.error;
  const { upstream_id: __, ...rest } = item;
  const releases = '>=6.5.4 <6.6.0 || >=7.1.2 <7.2.0 || >=7.3.0';
  const expected = { name: 'warning', release: 'v6.1.7', releases };
  expect(list({ ...rest, error, state: 'warning' }, '6.1.7').map(dataOf)).toEqual([
    ['value-of-other-releases', '/0/state', expected, '"warning"'],
  ]);
  expect(list({ ...item, state: 'error' }, '8.5.7')).toMatchObject([
    { ruleId: 'value-of-other-releases', check: 'release-fields', pointer: '/0/state' },
  ]);
});

test('a release cannot send a status that it does not have', () => {
  const body = '{"error_msg":"[CDC:ErrServerIsNotReady]no","error_code":"CDC:ErrServerIsNotReady"}';
  const undocumented = { part: 'status', releases: '>=6.2.0' };
  expect(findingsOf('getHealth', body, { release: '6.1.7', status: 503 }).map(dataOf)).toEqual([
    ['unexpected-status', '', [503], { status: 503, body, undocumented }],
  ]);
});

test('a release cannot respond to an operation that it does not have', () => {
  const body = '{"current_table_count":0}';
  const undocumented = { part: 'operation', release: 'v6.1.7' };
  expect(findingsOf('drainCapture', body, { release: '6.1.7', status: 202 }).map(dataOf)).toEqual([
    ['unexpected-status', '', [202], { status: 202, body, undocumented }],
  ]);
});
