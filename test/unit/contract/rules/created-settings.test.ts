// A new changefeed shows the settings that it was given.
import { expect, test } from 'vitest';
import { describeFinding, formatFinding } from '../../../../src/contract/finding/describe.js';
import { checkCreatedSettings } from '../../../../src/contract/rules/created-settings.js';
import type { JsonObject } from '../../../../src/shared/json.js';
import { readRelease } from '../../../../src/shared/release.js';

const given = { sink_uri: 'blackhole://checker:no-secret@host/', start_ts: 3n };
const shown: JsonObject = {
  id: 'a',
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
  const server = { generation, release: readRelease(release) };
  return checkCreatedSettings(server, given, { ...shown, ...change });
}

/** Where the finding of a setting stands. */
const at = (field: string) => ({
  check: 'consistency',
  operationId: 'getChangefeed',
  subject: { changefeed: 'a', field },
  pointer: `/${field}`,
});

test('settings that are shown as given give no finding', () => {
  expect(check({})).toEqual([]);
});

test('a password that is not masked is found, and not printed', () => {
  const found = check({ sink_uri: given.sink_uri });
  const expected = ['xxxxx'];
  expect(found).toMatchObject([
    { ...at('sink_uri'), ruleId: 'sink-password-masked', expected, received: 'the password' },
  ]);
  expect(found.map(describeFinding).map(formatFinding).join()).not.toContain('no-secret');
});

test('a password with another mask is found as such', () => {
  expect(check({ sink_uri: 'blackhole://checker:xxxx@host/' })).toMatchObject([
    { ...at('sink_uri'), ruleId: 'sink-password-masked', received: 'another mask' },
  ]);
});

test('another password is found as such', () => {
  expect(check({ sink_uri: 'blackhole://checker:changed@host/' })).toMatchObject([
    { ...at('sink_uri'), ruleId: 'sink-password-masked', received: 'another password' },
  ]);
});

test('a server of an unknown release may show each mask and the password', () => {
  for (const password of ['no-secret', 'xxxx', 'xxxxx']) {
    expect(check({ sink_uri: `blackhole://checker:${password}@host/` }, 'None')).toEqual([]);
  }
  expect(check({ sink_uri: 'blackhole://checker:***@host/' }, 'None')).toMatchObject([
    { ruleId: 'sink-password-masked', expected: [null, 'xxxx', 'xxxxx'] },
  ]);
});

test('another sink is found with its URI', () => {
  expect(check({ sink_uri: 'blackhole://checker:xxxxx@other/' })).toMatchObject([
    {
      ...at('sink_uri'),
      ruleId: 'setting-as-given',
      expected: ['blackhole://checker:xxxxx@host/'],
      received: 'blackhole://checker:xxxxx@other/',
    },
  ]);
});

test('another start or target is found', () => {
  expect(check({ start_ts: 4n, target_ts: 9n })).toMatchObject([
    { ...at('start_ts'), ruleId: 'setting-as-given', expected: ['3'], received: '4' },
    { ...at('target_ts'), ruleId: 'setting-as-given', expected: ['0'], received: '9' },
  ]);
});

test('a changefeed that starts at the current TSO was created then', () => {
  const server = { generation: 'classic', release: readRelease('8.5.7') } as const;
  // 2021-08-10 06:04:54.242 UTC.
  const start_ts = 426921294362574849n;
  const createdAt = (create_time: string) =>
    checkCreatedSettings(server, { sink_uri: given.sink_uri }, { ...shown, start_ts, create_time });
  expect(createdAt('2021-08-10 14:05:14.242')).toEqual([]);
  expect(createdAt('2021-08-10 14:08:54.242')).toMatchObject([
    { ...at('create_time'), ruleId: 'create-time-is-start', received: '2021-08-10 14:08:54.242' },
  ]);
});

test('server-behaviour/changefeeds.md#create: v1 creates changefeeds with the unified sorter', () => {
  expect(check({ sort_engine: 'memory' })).toMatchObject([
    {
      ...at('sort_engine'),
      ruleId: 'setting-as-chosen',
      expected: 'unified',
      received: 'memory',
    },
  ]);
  expect(check({ sort_engine: null }, '8.5.7', 'newarch')).toEqual([]);
});

test.each([
  ['6.5.1', 0],
  ['6.5.2', 1],
  ['6.6.0', 0],
  ['7.1.0', 1],
  ['8.5.5', 1],
] as const)(
  'server-behaviour/response-fields.md#changefeed-detail: v%s: another creator gives %i finding',
  (release, count) => {
    for (const creator_version of ['v5.4.0', '']) {
      expect(check({ creator_version }, release)).toMatchObject(
        Array(count).fill({
          ...at('creator_version'),
          ruleId: 'setting-as-chosen',
          expected: `v${release}`,
          received: creator_version,
        }),
      );
    }
  },
);

test('a creator with a suffix, between releases, or of a server of an unknown release is no finding', () => {
  expect(check({ creator_version: 'v8.5.7-dirty' })).toEqual([]);
  expect(check({ creator_version: 'v8.5.7-12-gf90a1dd' })).toEqual([]);
  expect(check({ creator_version: 'None' })).toEqual([]);
  expect(check({ creator_version: 'v5.4.0' }, 'None')).toEqual([]);
});
