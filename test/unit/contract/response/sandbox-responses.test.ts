// The responses of the sandbox conform in every release that it plays: to reads, to refused requests, and to a changefeed's life.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Operation, type OperationId, operations } from '../../../../generated/operations.js';
import type { Exchange } from '../../../../src/contract/response/exchange.js';
import { judgeExchange } from '../../../../src/contract/response/judge-exchange.js';
import { contractOf } from '../../../../src/contract/schema/release-contract.js';
import { surelyIs } from '../../../../src/contract/schema/server-version.js';
import { type Sandbox, startSandbox } from '../../../../src/sandbox/index.js';
import { readRelease } from '../../../../src/shared/release.js';
import { loseOwner } from '../../../sandbox/lose-owner.js';
import { dataOf } from './support.js';

const releases = [
  ...['5.2.4', '5.3.4', '5.4.3', '6.0.0', '6.1.7'],
  ...['6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'],
];

/** A request, and the status and codes that it must provoke. */
type Call = readonly [
  operationId: OperationId,
  path: string,
  status: number,
  errorCodes?: readonly string[],
  body?: object | string,
];

const reading: readonly Call[] = [
  ['getServerStatus', '/status', 200],
  ['getHealth', '/health', 200],
  ['listChangefeeds', '/changefeeds', 200],
  ['listChangefeeds', '/changefeeds?state=all', 200],
  ['getChangefeed', '/changefeeds/test1', 200],
  ['getChangefeed', '/changefeeds/changefeed-test1', 200],
  ['listProcessors', '/processors', 200],
  ['listCaptures', '/captures', 200],
];

const unknown = ['CDC:ErrChangeFeedNotExists'];
const invalid = ['CDC:ErrAPIInvalidParam', 'CDC:ErrChangeFeedNotExists'];

const refused: readonly Call[] = [
  ['getChangefeed', '/changefeeds/nobody', 400, unknown],
  ['getChangefeed', '/changefeeds/a_b', 400, invalid],
  ['pauseChangefeed', '/changefeeds/nobody/pause', 400, unknown],
  ['resumeChangefeed', '/changefeeds/nobody/resume', 400, unknown],
  ['removeChangefeed', '/changefeeds/nobody', 400, unknown],
  ['updateChangefeed', '/changefeeds/nobody', 400, unknown, {}],
  ['updateChangefeed', '/changefeeds/test1', 400, ['CDC:ErrChangefeedUpdateRefused'], {}],
  ['rebalanceTables', '/changefeeds/nobody/tables/rebalance_table', 400, unknown],
  ['moveTable', '/changefeeds/test1/tables/move_table', 400, ['CDC:ErrAPIInvalidParam'], {}],
  ['createChangefeed', '/changefeeds', 400, ['CDC:ErrAPIInvalidParam'], '{'],
  ['createChangefeed', '/changefeeds', 400, ['CDC:ErrSinkURIInvalid'], { changefeed_id: 'a' }],
  ['setLogLevel', '/log', 400, ['CDC:ErrAPIInvalidParam'], { log_level: 'loud' }],
  ['getProcessor', '/processors/nobody/nobody', 400, [...unknown, 'CDC:ErrCaptureNotExist']],
];

const life: readonly Call[] = [
  ['createChangefeed', '/changefeeds', 202, [], { changefeed_id: 'a', sink_uri: 'blackhole://a/' }],
  ['getChangefeed', '/changefeeds/a', 200],
  ['pauseChangefeed', '/changefeeds/a/pause', 202],
  ['getChangefeed', '/changefeeds/a', 200],
  ['updateChangefeed', '/changefeeds/a', 202, [], { mounter_worker_num: 32 }],
  ['resumeChangefeed', '/changefeeds/a/resume', 202],
  ['listProcessors', '/processors', 200],
  ['rebalanceTables', '/changefeeds/a/tables/rebalance_table', 202],
  ['removeChangefeed', '/changefeeds/a', 202],
  ['setLogLevel', '/log', 200, [], { log_level: 'debug' }],
  ['resignOwner', '/owner/resign', 202],
  ['getServerStatus', '/status', 200],
];

const named = (calls: readonly Call[]) =>
  calls.map((call): [string, Call] => [`${call[0]} ${call[1]}`, call]);

describe.each(releases)('v%s', (release) => {
  const contract = contractOf('classic', readRelease(release));
  const has = (range: string) => surelyIs(contract, range);
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, clock: 'virtual', state: 'documented', release });
    sandbox.cluster.advance(5_000);
  });
  afterAll(() => sandbox?.close());

  const send = async (
    [operationId, path, , , body]: Call,
    base = sandbox.url,
  ): Promise<Exchange> => {
    const operation: Operation = operations[operationId];
    const { method } = operation;
    const url = `${base}/api/v1${path}`;
    const text = typeof body === 'object' ? JSON.stringify(body) : body;
    const received = await fetch(url, { method, ...(text !== undefined && { body: text }) });
    const headers = Object.fromEntries(received.headers);
    const response = { status: received.status, headers, body: await received.text() };
    return { operationId, request: { method, url }, response };
  };
  const judge = async (call: Call, base?: string) => {
    const [, , status, errorCodes] = call;
    const exchange = await send(call, base);
    sandbox.cluster.advance(5_000);
    return judgeExchange(exchange, { statuses: [status], errorCodes }, contract);
  };

  test.each(named(reading))('%s conforms', async (_, call) => {
    const { findings, observed } = await judge(call);
    expect(findings.map(dataOf)).toEqual([]);
    expect(observed).toContainEqual({ kind: 'operation', operationId: call[0], name: '' });
  });

  test('getProcessor conforms for every processor of the list', async () => {
    const { value } = await judge(['listProcessors', '/processors', 200]);
    const processors = Array.isArray(value) ? value : [];
    expect(processors.length).toBeGreaterThan(0);
    for (const { changefeed_id, capture_id } of processors.map(Object)) {
      const path = `/processors/${changefeed_id}/${capture_id}`;
      const { findings } = await judge(['getProcessor', path, 200]);
      expect(findings.map(dataOf)).toEqual([]);
    }
  });

  test.each(named(refused))('%s is refused as the contract says', async (_, call) => {
    expect((await judge(call)).findings.map(dataOf)).toEqual([]);
  });

  test('responses that another capture forwards conform', async () => {
    for (const call of reading) {
      expect((await judge(call, sandbox.urls[1])).findings.map(dataOf)).toEqual([]);
    }
  });

  test('changefeeds in trouble conform, and their error is seen', async () => {
    sandbox.cluster.fail('test1', { code: 'CDC:ErrSnapshotLostByGC', message: 'lost' });
    sandbox.cluster.fail('test2', { code: 'CDC:ErrProcessorUnknown', message: 'unknown' });
    sandbox.cluster.advance(1_000);
    const { findings, observed } = await judge(['listChangefeeds', '/changefeeds?state=all', 200]);
    expect(findings.map(dataOf)).toEqual([]);
    const names = observed.map(({ name }) => name);
    expect(names).toContain('200 /-/error/code');
    expect(names).toContain('200 /-/state failed');
    const detail = await judge(['getChangefeed', '/changefeeds/test1', 200]);
    expect(detail.findings.map(dataOf)).toEqual([]);
  });

  test('a capture that another one takes over from conforms', async (context) => {
    if (!has('>=6.2.0')) context.skip('the release has no such operation');
    const { value } = await judge(['listCaptures', '/captures', 200]);
    const captures = Array.isArray(value) ? value.map(Object) : [];
    const other = captures.find(({ is_owner }) => !is_owner)?.id;
    const owner = captures.find(({ is_owner }) => is_owner)?.id;
    const drain = '/captures/drain';
    for (const call of [
      ['drainCapture', drain, 202, [], { capture_id: other }],
      ['drainCapture', drain, 400, ['CDC:ErrSchedulerRequestFailed'], { capture_id: owner }],
      ['drainCapture', drain, 400, ['CDC:ErrCaptureNotExist'], { capture_id: 'nobody' }],
      ['drainCapture', drain, 400, ['CDC:ErrAPIInvalidParam'], '{'],
    ] satisfies Call[]) {
      expect((await judge(call)).findings.map(dataOf)).toEqual([]);
    }
  });

  test('a server that is not ready, and one that asks for credentials, conform', async (context) => {
    if (!has('>=8.0.0')) context.skip('the release has no credentials');
    const ready = sandbox.cluster.fault({ kind: 'not-ready' });
    const notReady: Call = ['getHealth', '/health', 503, ['CDC:ErrServerIsNotReady']];
    expect((await judge(notReady)).findings.map(dataOf)).toEqual([]);
    ready();
    const open = sandbox.cluster.fault({ kind: 'auth', users: { root: 's3cret' } });
    const noUser: Call = ['pauseChangefeed', '/changefeeds/test1/pause', 401];
    expect((await judge(noUser)).findings.map(dataOf)).toEqual([]);
    open();
  });

  test('responses while there is no owner conform', async () => {
    await loseOwner(sandbox.cluster);
    const base = sandbox.urls[1];
    const statuses = [200, 400, 500];
    const seen = new Set<number>();
    for (const call of reading) {
      const exchange = await send(call, base);
      seen.add(exchange.response.status);
      const { findings } = judgeExchange(exchange, { statuses }, contract);
      expect(findings.map(dataOf)).toEqual([]);
    }
    expect([...seen]).toContain(500);
    sandbox.cluster.reset();
    sandbox.cluster.advance(5_000);
  });

  test('the life of a changefeed conforms', async () => {
    for (const call of life) {
      expect([call[0], (await judge(call)).findings.map(dataOf)]).toEqual([call[0], []]);
    }
  });
});
