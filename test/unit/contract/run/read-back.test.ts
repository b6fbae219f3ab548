// A new changefeed shows the settings that it was given.
import { expect, test } from 'vitest';
import { formatFinding } from '../../../../src/contract/finding.js';
import type { JsonObject } from '../../../../src/contract/generated-files.js';
import { checkReadBack } from '../../../../src/contract/read-back.js';
import { readRelease } from '../../../../src/contract/release-range.js';

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
  generation: 'classic' | 'next' = 'classic',
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
