// The mock refuses what the sandbox of the same release refuses, in the same words, where that needs no memory.
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { parseJson } from '../../../src/codec/index.js';
import { readServerVersion } from '../../../src/http/played-releases.js';
import type { HttpResponse } from '../../../src/http/response.js';
import { loadPrism } from '../../../src/mock/prism.js';
import { createResponder } from '../../../src/mock/responder.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.js';
import { readDescription } from '../../../src/shared/node/generated-files.js';
import { extent } from '../../fixtures/extent.js';
import { classicReleases } from '../../fixtures/played-releases.js';

const read = <Content>(name: string): Content => {
  const file = new URL(`../../fixtures/recordings/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
};

/** `id` names the changefeed of an update, which exists and is stopped. `{now+60s}` in the body stands for a TSO. */
type Request = readonly [name: string, method: string, id: string, body: string];

/** The creates and updates that real servers were asked to make. */
const matrix = read<readonly Request[]>('matrix/requests');

/** The requests that a server cannot judge without its cluster, by what it must know. */
const needMemory = {
  'the time of the cluster, and since when it has kept its history': [
    'fields: start 1',
    'fields: start a day ago',
    'fields: start 1h ahead',
    'fields: start 2^63-1',
    'fields: start 2^63',
    'fields: start 2^64-1',
    'fields: start ahead, target 1',
    'fields: start 1, target 1',
  ],
  'the settings of the changefeed': [
    'put: PUT target 1',
    'put: PUT mounter 16',
    'put: PUT rules same',
    'put: PUT uri same',
  ],
} as const;

const needsMemory: readonly string[] = Object.values(needMemory).flat();

/** Bodies with values of every type in every field, without a sink URI. The template has `VALUE` where the values stand. */
const wrongTypes = read<
  readonly (readonly [template: string, values: Readonly<Record<string, readonly string[]>>])[]
>('wrong-types/classic-8.5.7').flatMap(([template, values]) =>
  Object.values(values)
    .flat()
    .map((value) => template.replace('VALUE', () => value)),
);

const move = 'POST /api/v1/changefeeds/test2/tables/move_table';
const drain = 'PUT /api/v1/captures/drain';
const log = 'POST /api/v1/log';
const create = 'POST /api/v1/changefeeds';

/** Requests to the other operations, and bodies that cannot be read. */
const others: readonly (readonly [line: string, body: string])[] = [
  ...['', 'null', '[]', '"debug"', '{}', '{"log_level":1}', '{"log_level":"debug"} x'].map(
    (body) => [log, body] as const,
  ),
  ...['', 'INFO', 'dpanic', 'warning', 'loud', '\u0000', 'ß'].map(
    (level) => [log, JSON.stringify({ log_level: level })] as const,
  ),
  ...[
    ...['', '{', '[]', 'null', '{}', '{"capture_id":1}', '{"capture_id":"a_b"}'],
    ...['{"capture_id":"a","table_id":1.5}', '{"capture_id":"a","table_id":9223372036854775808}'],
    '{"capture_id":"a","table_id":9223372036854775807}',
  ].map((body) => [move, body] as const),
  ...['', 'x', '[]', '{}', 'null', '{"capture_id":1}', '{"capture_id":""}'].map(
    (body) => [drain, body] as const,
  ),
  ...['', '{"a', '[]', '1', 'null', '{}', '{"namespace":1}', '{"sink_uri":"x","sink_uri":""}'].map(
    (body) => [create, body] as const,
  ),
  ...['GET', 'PUT', 'DELETE'].flatMap((method) =>
    ['a_b', '-a', 'a--b', '%E3%81%82', 'a'.repeat(129)].map(
      (id) => [`${method} /api/v1/changefeeds/${id}`, ''] as const,
    ),
  ),
  ...['pause', 'resume', 'tables/rebalance_table', 'tables/move_table'].flatMap((rest) =>
    ['a_b', ''].map((id) => [`POST /api/v1/changefeeds/${id}/${rest}`, ''] as const),
  ),
  ['GET /api/v1/processors/a_b/c_d', ''],
  ['GET /api/v1/processors/test2/c_d', ''],
  ['POST /api/v1/changefeeds/test2/pause', '{"a'],
  ['GET /api/v1/nope', ''],
  ['PATCH /api/v1/status', ''],
];

test.each(extent<readonly string[]>(['8.5.7'], classicReleases))(
  'the mock refuses creates and updates as the sandbox of v%s does',
  async (release) => {
    const { sandbox, both } = await start(release);
    const differing: string[] = [];
    for (const [name, method, id, template] of matrix) {
      const body = template.replace(/\{now([+-]\d+)s\}/g, (_, seconds: string) =>
        String(BigInt(sandbox.cluster.now() + Number(seconds) * 1_000) << 18n),
      );
      sandbox.cluster.reset();
      if (method === 'PUT') await createStopped(sandbox, id);
      const path = `/api/v1/changefeeds${id === '' ? '' : `/${id}`}`;
      const [ours, theirs] = await both(`${method} ${path}`, body);
      if (ours !== theirs) differing.push(name);
    }
    expect(differing.filter((name) => !needsMemory.includes(name))).toEqual([]);
    if (release === '8.5.7') expect(differing.toSorted()).toEqual(needsMemory.toSorted());
  },
  120_000,
);

test.each(extent(['8.5.7'], ['6.5.12', '8.5.7']))(
  'the mock refuses values of wrong types as the sandbox of v%s does',
  async (release) => {
    const { both } = await start(release);
    const differing: string[] = [];
    for (const body of wrongTypes) {
      const [ours, theirs] = await both(create, body);
      if (ours !== theirs) differing.push(body);
    }
    expect(wrongTypes).toHaveLength(2_124);
    expect(differing).toEqual([]);
  },
  120_000,
);

test.each(classicReleases)(
  'the mock refuses requests to other operations as the sandbox of v%s does',
  async (release) => {
    const { both } = await start(release);
    for (const [line, body] of others) {
      const [ours, theirs] = await both(line, body);
      expect(`${line} ${body}: ${ours}`).toBe(`${line} ${body}: ${theirs}`);
    }
  },
);

/** Starts mock and sandbox of a release, and returns a function that sends a request to both. They end with the test. */
async function start(release: string) {
  const version = readServerVersion('classic', release);
  const document = readDescription('classic', parseJson);
  const mock = await createResponder(document, loadPrism(), { dynamic: false, version });
  const sandbox = await startSandbox({
    port: 0,
    release,
    clock: 'virtual',
    latency: 'none',
    state: 'documented',
  });
  onTestFinished(() => sandbox.close());
  const both = async (line: string, text: string) => {
    const [method = '', target = ''] = line.split(' ');
    const body = Buffer.from(text);
    const ours = await mock({ method, target, prefer: undefined, body });
    const theirs = await sandbox.respond({ method, target, headers: {}, body });
    return [print(ours), print(theirs)] as const;
  };
  return { sandbox, both };
}

async function createStopped(sandbox: Sandbox, id: string): Promise<void> {
  const post = (target: string, body: string) =>
    sandbox.respond({ method: 'POST', target, headers: {}, body: Buffer.from(body) });
  const body = {
    changefeed_id: id,
    sink_uri: `blackhole://${id}/`,
    filter_rules: ['nothing.nothing'],
  };
  await post('/api/v1/changefeeds', JSON.stringify(body));
  sandbox.cluster.advance(1_000);
  await post(`/api/v1/changefeeds/${id}/pause`, '');
  sandbox.cluster.advance(1_000);
}

/** Prints a response. Those of a success differ in what the sandbox knows. */
function print({ status, headers, body }: HttpResponse): string {
  return status < 300 ? `${status}` : `${status} ${JSON.stringify(headers)} ${body}`;
}
