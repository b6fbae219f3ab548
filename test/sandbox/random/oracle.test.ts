// The oracle says what the facts say, in the cases that they spell out.
import { expect, test } from 'vitest';
import { Oracle, type ReleaseFacts, tsoOf } from './oracle.js';

const v8: ReleaseFacts = {
  stateModel: 'warning',
  updatesFailed: true,
  listShowsPendingAs: 'pending',
  unretryable: 'failed',
  codeOfResigned: 'CDC:ErrOwnerNotFound',
};
const v6: ReleaseFacts = { ...v8, updatesFailed: false, listShowsPendingAs: 'warning' };
const old: ReleaseFacts = {
  ...v6,
  stateModel: 'error',
  unretryable: 'retried',
  codeOfResigned: undefined,
};

function oracleWith(facts: ReleaseFacts, targetTs = 0n): Oracle {
  const oracle = new Oracle(facts, [63, 65]);
  const startTs = tsoOf(1_000);
  oracle.apply({ kind: 'create', id: 'a', sinkUri: 'blackhole://', startTs, targetTs });
  return oracle;
}

test('pause and resume are accepted in every state, and act in some', () => {
  const oracle = oracleWith(v8);
  for (const [kind, state] of [
    ['resume', 'normal'],
    ['pause', 'stopped'],
    ['pause', 'stopped'],
    ['resume', 'normal'],
  ] as const) {
    expect(oracle.apply({ kind, id: 'a' })).toEqual({ status: 202 });
    expect(oracle.stateOf('a')).toBe(state);
  }
});

test('a second removal is refused with 400', () => {
  const oracle = oracleWith(v8);
  expect(oracle.apply({ kind: 'remove', id: 'a' })).toEqual({ status: 202 });
  const refused = { status: 400, code: 'CDC:ErrChangeFeedNotExists' };
  expect(oracle.apply({ kind: 'remove', id: 'a' })).toEqual(refused);
});

test.each([
  [v8, { status: 202 }],
  [v6, { status: 400, code: 'CDC:ErrChangefeedUpdateRefused' }],
] as const)('failed changefeeds are updated from v7.0.0 on', (facts, expected) => {
  const oracle = oracleWith(facts);
  oracle.fail('a', 'CDC:ErrGCTTLExceeded');
  expect(oracle.stateOf('a')).toBe('failed');
  const update = { targetTs: 0n, workers: 32 };
  expect(oracle.apply({ kind: 'update', id: 'a', update })).toEqual(expected);
});

test('an update that changes nothing is refused', () => {
  const oracle = oracleWith(v8);
  oracle.apply({ kind: 'pause', id: 'a' });
  const update = { targetTs: 0n, workers: 16 };
  const refused = { status: 400, code: 'CDC:ErrChangefeedUpdateRefused' };
  expect(oracle.apply({ kind: 'update', id: 'a', update })).toEqual(refused);
});

test('an error is retried, and stays stored until a resume', () => {
  const oracle = oracleWith(v8);
  oracle.fail('a', 'CDC:ErrX');
  expect(oracle.list()).toEqual([{ id: 'a', state: 'pending', error: 'CDC:ErrX' }]);
  expect(oracle.list('warning')).toEqual([]);
  oracle.settle(2_000);
  expect(oracle.list()).toEqual([{ id: 'a', state: 'normal', error: null }]);
  oracle.apply({ kind: 'pause', id: 'a' });
  expect(oracle.list()).toEqual([{ id: 'a', state: 'stopped', error: 'CDC:ErrX' }]);
  oracle.apply({ kind: 'resume', id: 'a' });
  oracle.apply({ kind: 'pause', id: 'a' });
  expect(oracle.list()).toEqual([{ id: 'a', state: 'stopped', error: null }]);
});

test('v6.5.12 lists pending changefeeds as warning, but filters by what is stored', () => {
  const oracle = oracleWith(v6);
  oracle.fail('a', 'CDC:ErrX');
  expect(oracle.list('pending')).toEqual([{ id: 'a', state: 'warning', error: 'CDC:ErrX' }]);
  expect(oracle.list('warning')).toEqual([]);
});

test('finished changefeeds are hidden by default, and finish again after a resume', () => {
  const oracle = oracleWith(v8, tsoOf(2_000));
  oracle.settle(1_999);
  expect(oracle.stateOf('a')).toBe('normal');
  for (let count = 0; count < 2; count += 1) {
    oracle.settle(2_000);
    expect(oracle.list()).toEqual([]);
    expect(oracle.list('finished')).toEqual([{ id: 'a', state: 'finished', error: null }]);
    oracle.apply({ kind: 'resume', id: 'a' });
    expect(oracle.stateOf('a')).toBe('normal');
  }
});

test('up to v6.5.3 a changefeed that meets an error is in error, which lists hide by default', () => {
  const oracle = oracleWith(old);
  oracle.fail('a', 'CDC:ErrX');
  expect(oracle.list()).toEqual([]);
  expect(oracle.list('error')).toEqual([{ id: 'a', state: 'error', error: 'CDC:ErrX' }]);
  oracle.settle(2_000);
  expect(oracle.stateOf('a')).toBe('normal');
});

test.each([
  [old, 'error', 'normal'],
  [{ ...old, unretryable: 'kept in error' }, 'error', 'error'],
  [v8, 'failed', 'failed'],
] as const)('an error without retry is retried, kept or fatal by release', (facts, now, later) => {
  const oracle = oracleWith(facts);
  oracle.fail('a', 'CDC:ErrX', false);
  expect(oracle.stateOf('a')).toBe(now);
  oracle.settle(2_000);
  expect(oracle.stateOf('a')).toBe(later);
});

test('tables of a running changefeed move, what is unknown is accepted and dropped', () => {
  const oracle = oracleWith(v8);
  const move = (table: number, captureId: string, capture?: number) =>
    oracle.apply({ kind: 'move', id: 'a', table, captureId, capture });
  expect(move(63, 'one', 1)).toEqual({ status: 202 });
  expect(move(1, 'one', 1)).toEqual({ status: 202 });
  expect(move(65, 'nobody')).toEqual({ status: 202 });
  expect(move(65, '')).toEqual({ status: 400, code: 'CDC:ErrAPIInvalidParam' });
  expect([...oracle.placesOf('a')]).toEqual([[63, 1]]);
  oracle.apply({ kind: 'pause', id: 'a' });
  expect([...oracle.placesOf('a')]).toEqual([]);
});

test('without an owner every call is refused, and states stay', () => {
  expect(oracleWith(v8).whileResigning('a')).toEqual({ status: 500, code: 'CDC:ErrOwnerNotFound' });
  expect(oracleWith(old).whileResigning('a')).toBeUndefined();
  const oracle = oracleWith(v8);
  oracle.apply({ kind: 'pause', id: 'a' });
  oracle.changeOwner();
  expect(oracle.withoutOwner()).toEqual({ status: 500, code: '' });
  expect(oracle.stateOf('a')).toBe('stopped');
});
