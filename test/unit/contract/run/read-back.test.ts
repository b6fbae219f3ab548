// A new changefeed shows the settings that it was given.
import { expect, test } from 'vitest';
import { formatFinding } from '../../../../src/contract/finding/finding.js';
import type { JsonObject } from '../../../../src/contract/generated-files.js';
import { readRelease } from '../../../../src/contract/release-range.js';
import { checkReadBack } from '../../../../src/contract/rules/created-settings.js';

const given = { sink_uri: 'blackhole://checker:no-secret@host/', start_ts: 3n };
const shown: JsonObject = {
  sink_uri: 'blackhole://checker:xxxxx@host/',
  start_ts: 3n,
  target_ts: 0n,
  sort_engine: 'unified',
  creator_version: 'v8.5.7',
};

function check(
  change: JsonObject,
  release: string | undefined = '8.5.7',
  generation: 'classic' | 'newarch' = 'classic',
) {
  const kind = { generation, release: readRelease(release) };
  return checkReadBack(kind, given, { ...shown, ...change }).map(formatFinding);
}

test('what is shown as it was given gives no finding', () => {
  expect(check({})).toEqual([]);
});

test('a password that is not masked is told without the password', () => {
  expect(check({ sink_uri: given.sink_uri })).toEqual([
    'getChangefeed consistency /sink_uri: expected sink_uri as given, with the password masked as xxxxx, received the password itself',
  ]);
});

test('a password that is masked in another way is told as such', () => {
  expect(check({ sink_uri: 'blackhole://checker:xxxx@host/' })).toEqual([
    'getChangefeed consistency /sink_uri: expected sink_uri as given, with the password masked as xxxxx, received another mask',
  ]);
});

test('another password is told as such', () => {
  expect(check({ sink_uri: 'blackhole://checker:changed@host/' })).toEqual([
    'getChangefeed consistency /sink_uri: expected sink_uri as given, with the password masked as xxxxx, received another password',
  ]);
});

test('another sink is told as it stands', () => {
  expect(check({ sink_uri: 'blackhole://checker:xxxxx@other/' })).toEqual([
    'getChangefeed consistency /sink_uri: expected blackhole://checker:xxxxx@host/, as given, received blackhole://checker:xxxxx@other/',
  ]);
});

test('facts 1.6: v1 creates changefeeds with the unified sorter', () => {
  expect(check({ sort_engine: 'memory' })).toEqual([
    'getChangefeed consistency /sort_engine: expected unified, as of all that v1 creates, received memory',
  ]);
  expect(check({ sort_engine: null }, '8.5.7', 'newarch')).toEqual([]);
});

test.each([
  ['6.5.1', 0],
  ['6.5.2', 1],
  ['6.6.0', 0],
  ['7.1.0', 1],
  ['8.5.5', 1],
] as const)('facts 2.3: v%s: another creator gives %i finding', (release, count) => {
  expect(check({ creator_version: 'v5.4.0' }, release)).toHaveLength(count);
  expect(check({ creator_version: '' }, release)).toHaveLength(count);
});

test('a creator with a suffix, between releases, or of a server of an unknown release is no finding', () => {
  expect(check({ creator_version: 'v8.5.7-dirty' })).toEqual([]);
  expect(check({ creator_version: 'v8.5.7-12-gf90a1dd' })).toEqual([]);
  expect(check({ creator_version: 'None' })).toEqual([]);
  expect(check({ creator_version: 'v5.4.0' }, 'None')).toEqual([]);
});
