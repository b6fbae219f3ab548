// The items of the contract that a release has, and that responses can show.
import { expect, test } from 'vitest';
import { describedItems } from '../../../../src/contract/response/contract-items.js';
import { contractOf } from '../../../../src/contract/schema/release-contract.js';
import type { Generation } from '../../../../src/contract/schema/server-version.js';
import { readRelease } from '../../../../src/shared/release.js';

const items = (generation: Generation, release: string | undefined) =>
  describedItems(
    contractOf(generation, release === undefined ? undefined : readRelease(release)),
  ).map(({ kind, operationId, name }) => `${operationId} ${kind} ${name}`.trim());

test('an operation has an item, and so have its statuses, their fields and values', () => {
  expect(items('classic', '8.5.7').filter((item) => item.startsWith('listCaptures'))).toEqual([
    'listCaptures operation',
    'listCaptures status 200',
    'listCaptures field 200 /-/id',
    'listCaptures field 200 /-/is_owner',
    'listCaptures field 200 /-/address',
    'listCaptures field 200 /-/cluster_id',
    'listCaptures status 404',
    'listCaptures status 500',
    'listCaptures field 500 /error_msg',
    'listCaptures field 500 /error_code',
    'listCaptures status 503',
    'listCaptures field 503 /error_msg',
    'listCaptures field 503 /error_code',
  ]);
});

test('only what the release can send is an item', () => {
  const old = items('classic', '5.2.4');
  expect(old).toContain('listCaptures status 504');
  expect(old).toContain('listChangefeeds value 200 /-/state error');
  expect(old).toContain('getChangefeed field 200 /task_status/-/table_operations/*/done');
  expect(old.filter((item) => /drainCapture|cluster_id| 503|warning|""/.test(item))).toEqual([]);
  const present = items('classic', '8.5.7');
  expect(present).toContain('drainCapture status 202');
  expect(present).toContain('listChangefeeds value 200 /-/state ""');
  expect(present.filter((item) => /table_operations| 504|state error/.test(item))).toEqual([]);
});

test('a field that is always null has no fields inside it', () => {
  const fields = items('classic', undefined).filter((item) =>
    /getChangefeed field .*error/.test(item),
  );
  expect(fields.filter((item) => item.includes(' 200 '))).toEqual([
    'getChangefeed field 200 /error',
    'getChangefeed field 200 /error_history',
  ]);
});

test.each([
  ['classic', '5.2.4'],
  ['classic', undefined],
  ['newarch', '8.5.7'],
] as const)('no item of %s %s is there twice', (generation, release) => {
  const all = items(generation, release);
  expect(all.filter((item, at) => all.indexOf(item) !== at)).toEqual([]);
});

test('the description of the new architecture has releases of its own', () => {
  expect(items('newarch', '8.5.5').some((item) => item.includes('spool_disk_quota'))).toBe(false);
  expect(items('newarch', '8.5.7').some((item) => item.includes('spool_disk_quota'))).toBe(true);
});
