// The walk along the schemas: each kind of wrong value.
import { expect, test } from 'vitest';
import { stringifyJson } from '../../../../src/codec/index.js';
import { descriptionOf } from '../../../../src/contract/schema/release-contract.js';
import { findObject } from '../../../../src/shared/references.js';
import { dataOf, findingsOf, item } from './support.js';

const release = '8.5.7';

/** The findings of a list with one item that has a change. */
const list = (change: object = {}) =>
  findingsOf('listChangefeeds', stringifyJson([{ ...item, ...change }]), { release });

const { error } = item;
const text = { type: 'string', format: undefined, nullable: false };
const tso = { type: 'integer', format: 'uint64', nullable: false };
const pattern = expect.stringMatching(/^\^/);

test('an item that conforms has no findings', () => {
  expect(list()).toEqual([]);
});

test.each([
  [{ id: 7 }, 'wrong-type', '/0/id', text, '7'],
  [{ id: null }, 'wrong-type', '/0/id', text, 'null'],
  [{ id: ['test1'] }, 'wrong-type', '/0/id', text, '["test1"]'],
  [
    { state: 'n0rmal' },
    'unknown-value',
    '/0/state',
    expect.arrayContaining(['normal']),
    '"n0rmal"',
  ],
  [{ state: undefined }, 'missing-field', '/0/state', 'state', undefined],
  [{ error: { ...error, addr: undefined } }, 'missing-field', '/0/error/addr', 'addr', undefined],
  [{ error: { ...error, code: 9005 } }, 'wrong-type', '/0/error/code', text, '9005'],
  [{ checkpoint_tso: null }, 'wrong-type', '/0/checkpoint_tso', tso, 'null'],
  [{ checkpoint_tso: true }, 'wrong-type', '/0/checkpoint_tso', tso, 'true'],
])('%j is reported as %s', (change, ...expected) => {
  expect(list(change).map(dataOf)).toEqual([expected]);
});

test.each(['lost', []])('an error that is %j is of the wrong type', (wrong) => {
  const expected = { type: 'object', nullable: true };
  expect(list({ error: wrong })).toMatchObject([
    { ruleId: 'wrong-type', pointer: '/0/error', expected, received: JSON.stringify(wrong) },
  ]);
});

test.each([
  [{ checkpoint_time: '2021-08-10T14:04:54Z' }, '/0/checkpoint_time'],
  [{ checkpoint_time: '2021-13-10 14:04:54.242' }, '/0/checkpoint_time'],
  [{ checkpoint_time: '2021-08-10 24:04:54.242' }, '/0/checkpoint_time'],
  [{ error: { ...error, time: '2026-03-02 08:15:30' } }, '/0/error/time'],
])('%j does not match its pattern', (change, pointer) => {
  expect(list(change)).toMatchObject([{ ruleId: 'text-pattern', pointer, expected: pattern }]);
});

test.each([
  [{ checkpoint_time: '2021-02-29 14:04:54.242' }, '/0/checkpoint_time'],
  [{ error: { ...error, time: '2026-04-31T08:15:30Z' } }, '/0/error/time'],
])('%j holds a date that does not exist', (change, pointer) => {
  expect(list(change)).toMatchObject([{ ruleId: 'impossible-date', pointer }]);
});

test.each([
  '2020-02-29 00:00:00.000',
  '2000-02-29 00:00:00.000',
  '0001-01-01 00:00:00.000',
  '1970-01-01 08:00:00.000',
  '2021-12-31 23:59:59.999',
])('%s is a time', (time) => {
  expect(list({ checkpoint_time: time })).toEqual([]);
});

const listWithTso = (literal: string) =>
  findingsOf('listChangefeeds', stringifyJson([item]).replace('426921294362574849', literal), {
    release,
  });

test.each([
  ['a fraction', '426921294362574849.0', 'integer-not-plain'],
  ['a fraction that is not 0', '0.5', 'integer-not-plain'],
  ['an exponent', '4e17', 'integer-not-plain'],
  ['minus zero', '-0', 'integer-not-plain'],
  ['2^64', '18446744073709551616', 'integer-out-of-range'],
  ['a negative TSO', '-1', 'integer-out-of-range'],
  ['a quoted TSO', '"426921294362574849"', 'integer-not-plain'],
  ['1e400', '1e400', 'integer-not-plain'],
])('%s at a TSO is reported once, as it was written', (_, literal, ruleId) => {
  expect(listWithTso(literal)).toMatchObject([
    { ruleId, check: 'exact-integers', pointer: '/0/checkpoint_tso', received: literal },
  ]);
});

test('the bounds of a TSO are those of 64 bits', () => {
  expect(listWithTso('-1')).toMatchObject([
    { expected: { format: 'uint64', minimum: 0, maximum: 18446744073709551615n } },
  ]);
});

test.each(['0', '18446744073709551615', '9007199254740993'])('%s is a TSO', (literal) => {
  expect(listWithTso(literal)).toEqual([]);
});

const status = {
  version: 'v8.5.7',
  git_hash: 'f90a1dd48658373443f3af2bb370d70dc0d825c5',
  id: '561c3784-77f0-4863-ad52-65a3436db6af',
  cluster_id: 'default',
  pid: 25432,
  is_owner: true,
  liveness: 0,
};
const statusWith = (change: object) =>
  findingsOf('getServerStatus', stringifyJson({ ...status, ...change }), { release });

const plain = { type: 'integer' };
const pids = { minimum: 0, maximum: 2147483647 };

test.each([
  [{ id: 'c6a43c16' }, 'text-pattern', '/id', pattern],
  [{ git_hash: 'master' }, 'text-pattern', '/git_hash', pattern],
  [{ pid: -1 }, 'out-of-range', '/pid', pids],
  [{ pid: 2147483648 }, 'out-of-range', '/pid', pids],
  [{ pid: '25432' }, 'integer-not-plain', '/pid', plain],
  [{ pid: 0.5 }, 'integer-not-plain', '/pid', plain],
  [{ liveness: 2 }, 'out-of-range', '/liveness', { minimum: 0, maximum: 1 }],
  [{ is_owner: 'true' }, 'wrong-type', '/is_owner', { type: 'boolean' }],
])('a status with %j is reported as %s', (change, ruleId, pointer, expected) => {
  const received = JSON.stringify(Object.values(change)[0]);
  expect(statusWith(change)).toMatchObject([{ ruleId, pointer, expected, received }]);
  expect(statusWith(change)).toHaveLength(1);
});

test('an integer of fewer bits is read from the raw text too', () => {
  const body = stringifyJson(status).replace('25432', '25432.0');
  expect(findingsOf('getServerStatus', body, { release })).toMatchObject([
    { ruleId: 'integer-not-plain', pointer: '/pid', expected: plain, received: '25432.0' },
  ]);
});

test('an unstamped build conforms', () => {
  expect(statusWith({ version: 'None', git_hash: 'None' })).toEqual([]);
});

test('keys that every object inherits are undocumented fields like any other', () => {
  const body = stringifyJson([item]).replace('"id"', '"constructor":1,"__proto__":{},"id"');
  expect(findingsOf('listChangefeeds', body, { release })).toMatchObject([
    { ruleId: 'undocumented-field', pointer: '/0/constructor' },
    { ruleId: 'undocumented-field', pointer: '/0/__proto__' },
  ]);
});

test('a field that no release fills is null', () => {
  const detail = findObject(
    descriptionOf('classic'),
    { node: descriptionOf('classic'), pointer: '' },
    ...['components', 'examples', 'ChangefeedDetailCurrent', 'value'],
  );
  const body = (change: object) => stringifyJson({ ...detail?.node, ...change });
  expect(findingsOf('getChangefeed', body({}), { release })).toEqual([]);
  const filled = body({ error, error_history: [] });
  expect(findingsOf('getChangefeed', filled, { release })).toMatchObject([
    { ruleId: 'wrong-value', pointer: '/error', expected: ['null'] },
    { ruleId: 'wrong-value', pointer: '/error_history', expected: ['null'] },
  ]);
});
