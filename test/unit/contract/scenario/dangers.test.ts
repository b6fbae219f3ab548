// No run sends what is known to end or block a server.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type CheckOptions, planChecks } from '../../../../src/contract/index.js';
import {
  dangers,
  dangersIn,
  type OrderedRequest,
} from '../../../../src/contract/scenario/dangers.js';
import type { Generation, ServerVersion } from '../../../../src/contract/schema/server-version.js';
import { readRelease } from '../../../../src/shared/release.js';
import { classicReleases, newarchReleases } from '../../../fixtures/played-releases.js';

const server = (generation: Generation, release?: string): ServerVersion => ({
  generation,
  release: release === undefined ? undefined : readRelease(release),
});

const servers = [
  ...['5.2.0', '5.3.0', '8.0.0', '9.0.0', ...classicReleases].map(
    (release) => ['classic', release] as const,
  ),
  ...newarchReleases.map((release) => ['newarch', release] as const),
];

const modes = ['read-only', 'writes', 'disruptive'] as const;
const selections = [undefined, ['drainCapture'], ['drainCapture', 'resignOwner']] as const;

const planned = (options: Partial<CheckOptions>) =>
  planChecks({
    url: 'http://127.0.0.1:8300',
    owner: 'owner',
    logLevel: 'info',
    filter: ['shop.*'],
    ...options,
  });

test.each(servers)('no plan for %s v%s contains a danger, in any mode', (generation, release) => {
  for (const mode of modes) {
    for (const only of selections) {
      const plan = planned({ generation, release, mode, only });
      expect(dangersIn(plan, server(generation, release))).toEqual([]);
    }
  }
});

const create = (more: string): OrderedRequest => ({
  operationId: 'createChangefeed',
  path: '/api/v1/changefeeds',
  body: `{"changefeed_id":"a","sink_uri":"blackhole://"${more}}`,
});
const pause = { operationId: 'pauseChangefeed', path: '/api/v1/changefeeds/a/pause' };
const drain = {
  operationId: 'drainCapture',
  path: '/api/v1/captures/drain',
  body: '{"capture_id":"<another capture>"}',
};
const resign = { operationId: 'resignOwner', path: '/api/v1/owner/resign' };
const read = { operationId: 'getChangefeed', path: '/api/v1/changefeeds/a' };

test.each([
  ['a pause right after a create', [create(''), pause], 'classic', '8.0.0'],
  ['a pause after a read', [create(''), { ...read, until: 'effect' }, pause], 'classic', '8.5.7'],
  ['a start far in the future', [create(',"start_ts":18446744073709551615')], 'classic', '7.5.7'],
  ['a start in capitals', [create(',"START_TS":9223372036854775808')], 'classic', '5.4.3'],
  ['many workers', [create(',"mounter_worker_num":2147483648')], 'classic', '8.5.7'],
  [
    'a null among dispatch rules',
    [create(',"sink_config":{"dispatchers":[null]}')],
    'classic',
    '8.5.7',
  ],
  ['a sink that connects', [create(',"sink_uri":"s3://bucket/"')], 'classic', '8.5.7'],
  ['an eviction after a drain', [drain, resign], 'newarch', '8.5.7'],
] as const)('%s is a danger', (_, requests, generation, release) => {
  expect(dangersIn(requests, server(generation, release))).toHaveLength(1);
});

test.each([
  [
    'a pause after progress',
    [create(''), { ...read, until: 'progress' }, pause],
    'classic',
    '8.5.7',
  ],
  ['a pause right after a create', [create(''), pause], 'classic', '7.5.7'],
  ['a pause of an unknown changefeed', [pause], 'classic', '8.5.7'],
  ['a refused start', [create(',"start_ts":18446744073709551615')], 'classic', '8.0.0'],
  ['an eviction before a drain', [resign, drain], 'newarch', '8.5.7'],
  ['an eviction after a drain', [drain, resign], 'classic', '8.5.7'],
] as const)('%s is none', (_, requests, generation, release) => {
  expect(dangersIn(requests, server(generation, release))).toEqual([]);
});

test('the guide of the check command names each danger with its fact', () => {
  const guide = readFileSync('docs/check-command.md', 'utf8');
  for (const { fact } of dangers) expect(guide).toContain(`](${fact})`);
});

test.each([undefined, '8.5.7'])(
  'a plan for the new architecture v%s drains a capture only if the drain is named',
  (release) => {
    const drains = (only?: CheckOptions['only']) =>
      planned({ generation: 'newarch', release, mode: 'disruptive', only })
        .filter(({ operationId }) => operationId === 'drainCapture')
        .map(({ body }) => body);
    expect(drains()).not.toContain('{"capture_id":"<another capture>"}');
    expect(drains(['drainCapture'])).toContain('{"capture_id":"<another capture>"}');
    const words = planned({
      generation: 'newarch',
      release,
      mode: 'disruptive',
      only: ['drainCapture'],
    });
    expect(words).toContainEqual(
      expect.objectContaining({
        why: 'drainCapture accepts to drain a capture that is not the owner; the owner must not change until the drained capture has been restarted',
      }),
    );
  },
);

test('a plan evicts the owner before it drains a capture', () => {
  const changes = planned({ release: '8.5.7', mode: 'disruptive' }).map(({ why }) => why);
  const evicts = changes.indexOf('resignOwner accepts to evict the owner');
  const drains = changes.indexOf('drainCapture accepts to drain a capture that is not the owner');
  expect(evicts).toBeGreaterThan(0);
  expect(drains).toBeGreaterThan(evicts);
});
