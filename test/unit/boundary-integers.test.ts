// Tests one set of 64-bit integers on every surface: none changes a digit, and what is no 64-bit integer is refused in words that say so.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../src/client/index.js';
import { type JsonValue, parseJson, stringifyJson } from '../../src/codec/index.js';
import { describeFinding } from '../../src/contract/finding/describe.js';
import { judgeExchange } from '../../src/contract/response/judge-exchange.js';
import { contractOf } from '../../src/contract/schema/release-contract.js';
import { readServerVersion } from '../../src/http/played-releases.js';
import { loadPrism } from '../../src/mock/prism.js';
import { createResponder, type MockResponder } from '../../src/mock/responder.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { isObject } from '../../src/shared/json.js';
import { readDescription } from '../../src/shared/node/generated-files.js';

const boundaries = [
  '0',
  '9007199254740991',
  '9007199254740992',
  '9007199254740993',
  '426921294362574849',
  '9223372036854775807',
  '9223372036854775808',
  '18446744073709551615',
];
const refused = [
  '18446744073709551616',
  '-1',
  '1.5',
  '1e30',
  '4.26921294362574849e17',
  '"426921294362574849"',
];

/** Takes a literal to a surface. Resolves with the digits that come back, or rejects with the words of the refusal. */
type Surface = (literal: string) => Promise<string>;

const baseUrl = 'http://127.0.0.1:8300';
const path = '/api/v1/changefeeds';
const json = { 'content-type': 'application/json; charset=utf-8' };
const listOf = (checkpoints: readonly string[]) =>
  `[${checkpoints.map((checkpoint) => `{"upstream_id":1,"namespace":"default","id":"a","state":"normal","checkpoint_tso":${checkpoint},"checkpoint_time":"2021-08-10 14:04:54.242","error":null}`)}]`;
const creation = (id: string, target: string) =>
  `{"changefeed_id":"${id}","sink_uri":"blackhole://","target_ts":${target}}`;
const request = (method: string, target: string, body = '') => {
  return { method, target, headers: {}, body: Buffer.from(body), prefer: undefined };
};

let mock: MockResponder;
let classic: Sandbox;
let newarch: Sandbox;

beforeAll(async () => {
  const text = stringifyJson(readDescription('classic', parseJson));
  const [example = ''] = /\[\{"id":"test1".*?\]/.exec(text) ?? [];
  const document = parseJson(text.replace(example, listOf(boundaries)));
  mock = await createResponder(asObject(document), loadPrism(), {
    dynamic: false,
    version: readServerVersion('classic'),
  });
  const options = { port: 0, clock: 'virtual', latency: 'none' } as const;
  classic = await startSandbox(options);
  newarch = await startSandbox({ ...options, generation: 'newarch' });
}, 60_000);

afterAll(async () => {
  await classic?.close();
  await newarch?.close();
});

function asObject(value: JsonValue) {
  if (isObject(value)) return value;
  throw new Error('Expected an object');
}

const toTheClient: Surface = async (literal) => {
  const fetch = async () => new Response(listOf([literal]), { headers: json });
  const [first] = await createClient({ baseUrl, fetch }).listChangefeeds();
  return String(first?.checkpoint_tso);
};

const fromTheClient: Surface = async (literal) => {
  let sent = '';
  const fetch = async (one: Request) => {
    sent = await one.text();
    return new Response(null, { status: 202 });
  };
  const value: unknown = /^-?\d+$/.test(literal) ? BigInt(literal) : JSON.parse(literal);
  const body = { changefeed_id: 'a', sink_uri: 'blackhole://', target_ts: value as bigint };
  await createClient({ baseUrl, fetch }).createChangefeed(body);
  return sent.slice(creation('a', '').length - 1, -1);
};

const toTheChecks: Surface = async (literal) => {
  const exchange = {
    operationId: 'listChangefeeds',
    request: { method: 'GET', url: baseUrl + path },
    response: { status: 200, headers: json, body: listOf([literal]) },
  } as const;
  const judged = judgeExchange(exchange, { statuses: [200] }, contractOf('classic'));
  const [finding] = judged.findings.map(describeFinding);
  if (finding) throw new Error(`expected ${finding.expected}, received ${finding.received}`);
  return [...judged.integers.values()].flatMap((digits) => [...digits]).at(-1) ?? '';
};

const toTheMock: Surface = async (literal) => {
  const { status, body } = await mock(request('POST', path, creation('a', literal)));
  if (status !== 202) throw new Error(body.toString());
  return literal;
};

const fromTheMock: Surface = async (literal) => {
  const { body } = await mock(request('GET', path));
  const all = [...body.toString().matchAll(/"checkpoint_tso": (\d+)/g)].map(([, digits]) => digits);
  return all[boundaries.indexOf(literal)] ?? 'nothing';
};

/** A target that is too early comes back in the refusal, any other in the detail. The new architecture omits zero. */
const throughTheSandbox =
  (sandbox: () => Sandbox): Surface =>
  async (literal) => {
    const { respond, cluster } = sandbox();
    const id = `to-${literal.replaceAll(/\W/g, '')}`;
    const created = await respond(request('POST', path, creation(id, literal)));
    const [, early] =
      /target-ts (\d+) is earlier than start-ts/.exec(created.body.toString()) ?? [];
    if (early !== undefined) return early;
    if (created.status !== 202) throw new Error(created.body.toString());
    cluster.advance(1_000);
    const detail = await respond(request('GET', `${path}/${id}`));
    return /"target_ts": ?(\d+)/.exec(detail.body.toString())?.[1] ?? '0';
  };

const surfaces: [string, Surface][] = [
  ['a response to the client', toTheClient],
  ['a request of the client', fromTheClient],
  ['a response that is checked', toTheChecks],
  ['a request to the mock', toTheMock],
  ['a response of the mock', fromTheMock],
  ['a request to the sandbox, and its response', throughTheSandbox(() => classic)],
  ['a request to the sandbox of the new architecture', throughTheSandbox(() => newarch)],
];

test.each(surfaces)('no digit changes in %s', async (_, surface) => {
  const returned = await Promise.all(boundaries.map(surface));
  expect(returned).toEqual(boundaries);
});

test.each(surfaces.filter(([, surface]) => surface !== fromTheMock))(
  'what is no 64-bit integer is refused in %s',
  async (_, surface) => {
    for (const literal of refused) await expect(surface(literal)).rejects.toThrow('uint64');
  },
);
