// Malformed and hostile requests end in a response that the facts name, and leave the cluster as it was.
// HOSTILE=100000 sends more of them, SEED=n others; a failure prints the seed and the shortest failing request.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, type Snapshot, startSandbox } from '../../../src/sandbox/index.js';
import { extent } from '../../fixtures/extent.js';
import { hangUpAfter, type ReceivedResponse, raw, responsesOf, send } from '../http.js';
import { type HostileRequest, hostileRequest, sentinel } from './hostile-requests.js';
import { expectNamed, expectResponse } from './named-responses.js';

const requests = Number(process.env.HOSTILE ?? extent(600, 3_000));
const seed = Number(process.env.SEED ?? 20_210_810);
const anHour = 3_600_000;

/** Requests after which the cluster runs for a while and is set back, so that created changefeeds do not pile up. */
const setBackAfter = 1_000;

const detail = `/api/v1/changefeeds/${sentinel}`;
const nobody = '/api/v1/changefeeds/nobody';

let sandbox: Sandbox;
let before: ReceivedResponse;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, clock: 'virtual', latency: 'none', state: 'empty' });
  const body = JSON.stringify({ changefeed_id: sentinel, sink_uri: 'blackhole://' });
  expect(await send(sandbox.url, 'POST', '/api/v1/changefeeds', body)).toMatchObject({
    status: 202,
  });
  sandbox.cluster.advance(1_000);
  before = await send(sandbox.url, 'GET', detail);
  expect(before.status).toBe(200);
});

afterAll(() => sandbox.close());

/** Time stands still, so a running changefeed that nobody touched is the same to the byte. */
async function expectUnharmed(): Promise<void> {
  expect(await send(sandbox.url, 'GET', detail)).toEqual(before);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
}

test(
  `${requests} hostile requests get the responses that the facts name and do no harm`,
  async () => {
    const snapshot = sandbox.cluster.snapshot();
    const times: number[] = [];
    let count = 0;
    const sendOne = async ({ method, path, body, expected }: HostileRequest): Promise<void> => {
      if (count % Math.ceil(requests / 10) === 0) times.push(performance.now());
      count += 1;
      if (count % setBackAfter === 0) setBack(snapshot);
      expectResponse(expected, method, await send(sandbox.url, method, path, body));
      await expectUnharmed();
    };
    await fc.assert(fc.asyncProperty(hostileRequest, sendOne), { seed, numRuns: requests });
    times.push(performance.now());
    setBack(snapshot);
    await expectUnharmed();
    reportTenths(times);
  },
  anHour,
);

/** Says how long each tenth of the requests took, beside the first: a server that slows down shows here. */
function reportTenths(times: readonly number[]): void {
  const tenths = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const ratios = tenths.map((tenth) => `${(tenth / (tenths[0] ?? 0)).toFixed(2)}x`);
  process.stderr.write(
    `\nTime of each tenth of ${requests} hostile requests: ${ratios.join(' ')}\n`,
  );
}

/** What hostile requests have created runs for a while and can be copied, and then goes. */
function setBack(snapshot: Snapshot): void {
  sandbox.cluster.advance(1_000);
  sandbox.cluster.snapshot();
  sandbox.cluster.restore(snapshot);
}

/** Requests that may stand in a pipeline, and the statuses of their responses. */
const pipelined = fc.constantFrom(
  ['GET /api/v1/status HTTP/1.1\r\nHost: x\r\n\r\n', 200] as const,
  ['GET /api/v1/changefeeds/a_b HTTP/1.1\r\nHost: x\r\n\r\n', 400] as const,
  ['GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n', 404] as const,
  ['GET /api/v1/changefeeds/ HTTP/1.1\r\nHost: x\r\n\r\n', 301] as const,
  ['POST /api/v1/log HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}', 200] as const,
  [
    'POST /api/v1/changefeeds HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\n\r\n',
    400,
  ] as const,
);

/** The last of a connection: the server hangs up behind it. */
const last = 'GET /api/v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

test(
  'pipelined requests are answered in order',
  async () => {
    const pipeline = fc.array(pipelined, { maxLength: 20, size: 'max' });
    const sendAll = async (all: readonly (readonly [string, number])[]): Promise<void> => {
      const responses = responsesOf(
        await raw(sandbox.url, [all.map(([bytes]) => bytes).join(''), last]),
      );
      expect(responses.map(({ status }) => status)).toEqual([
        ...all.map(([, status]) => status),
        200,
      ]);
    };
    const numRuns = Math.ceil(requests / 30);
    await fc.assert(fc.asyncProperty(pipeline, sendAll), { seed, numRuns });
    await expectUnharmed();
  },
  anHour,
);

test(
  'random bytes get named responses or none',
  async () => {
    const lines = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'get', 'BREW', ''),
      path: fc.constantFrom('/api/v1/changefeeds', '/api/v1/log', nobody, '*', '/', '%'),
      version: fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', ''),
      header: fc.constantFrom('Host: x', 'Content-Length: 5', 'Transfer-Encoding: chunked', 'A'),
      noise: fc.uint8Array({ maxLength: 40 }),
    });
    type Lines = typeof lines extends fc.Arbitrary<infer Value> ? Value : never;
    const sendBytes = async ({ method, path, version, header, noise }: Lines): Promise<void> => {
      const head = `${method} ${path} ${version}\r\nHost: x\r\nConnection: close\r\n${header}\r\n\r\n`;
      const end = '\r\n\r\n\r\n\r\nend\r\n\r\n';
      for (const response of responsesOf(await raw(sandbox.url, [head, noise, end]))) {
        expectNamed(response);
      }
    };
    const numRuns = Math.ceil(requests / 10);
    await fc.assert(fc.asyncProperty(lines, sendBytes), { seed, numRuns });
    await expectUnharmed();
  },
  anHour,
);

test(
  'clients that hang up in mid-sentence do no harm',
  async () => {
    const body = '{"changefeed_id":"h-half","sink_uri":"blackhole://"}';
    const whole = `POST /api/v1/changefeeds HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const length = fc.integer({ min: 1, max: whole.length - 1 });
    const sendPart = (sent: number) => hangUpAfter(sandbox.url, whole.slice(0, sent));
    const numRuns = Math.ceil(requests / 30);
    await fc.assert(fc.asyncProperty(length, sendPart), { seed, numRuns });
    sandbox.cluster.advance(0);
    await expectUnharmed();
    const list = await send(sandbox.url, 'GET', '/api/v1/changefeeds?state=all');
    expect(list.text).not.toContain('h-half');
  },
  anHour,
);

test.each([
  ['a huge path', `GET /${'a'.repeat(1_100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
  ['a huge header', `GET ${detail} HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(1_100_000)}\r\n\r\n`],
  [
    'many headers',
    `GET ${detail} HTTP/1.1\r\nHost: x\r\n${'A: aaaaaaaaaaaaaaaa\r\n'.repeat(100_000)}\r\n`,
  ],
])('%s is refused with 431', async (_, bytes) => {
  const responses = responsesOf(await raw(sandbox.url, [bytes]));
  expect(responses.map(({ status }) => status)).toEqual([431]);
  for (const response of responses) expectNamed(response);
  await expectUnharmed();
});

test('a body over 10 MB is refused with 413', async () => {
  const head = 'POST /api/v1/changefeeds HTTP/1.1\r\nHost: x\r\nContent-Length: 12000000\r\n\r\n';
  const responses = responsesOf(await raw(sandbox.url, [head, Buffer.alloc(12_000_000, ' ')]));
  expect(responses.map(({ status }) => status)).toEqual([413]);
  for (const response of responses) expectNamed(response);
  await expectUnharmed();
});
