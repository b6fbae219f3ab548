// Every response that was recorded of a real server, and every error of the sandbox, keeps the contract of its release.
import { expect, onTestFinished, test } from 'vitest';
import { operationIds, operations } from '../../generated/operations.js';
import { readRecording, recordingNames } from '../../scripts/record/recording.js';
import { judgeExchange } from '../../src/contract/response/judge-exchange.js';
import { contractOf } from '../../src/contract/schema/release-contract.js';
import { findRoute } from '../../src/http/router.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { readRelease } from '../../src/shared/release.js';
import { extent } from '../fixtures/extent.js';
import { classicReleases, newarchReleases } from '../fixtures/played-releases.js';
import {
  playMatrix,
  type Recorded,
  type Request,
  readRecording as readMatrix,
  recordedServers,
} from './sink-matrix.js';

const routes = operationIds.map((operationId) => ({ operationId, ...operations[operationId] }));

interface Received {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Returns what breaks the contract, as rules with their places. The status may be any that is documented. */
function breaches(server: string, { method, path, status, headers, body }: Received): string[] {
  const [generation, version = ''] = server.split('-');
  const contract = contractOf(
    generation === 'newarch' ? 'newarch' : 'classic',
    readRelease(version),
  );
  const route = findRoute(routes, method, path);
  if (route.kind !== 'operation') return [];
  const { operationId } = route.operation;
  if (contract.operation(operationId) === undefined) return [];
  const request = { method, url: `http://127.0.0.1:8300${path}` };
  const exchange = { operationId, request, response: { status, headers, body } };
  const { findings } = judgeExchange(exchange, { statuses: [status] }, contract);
  return findings.map(({ ruleId, pointer = '' }) => `${ruleId} ${pointer}`.trim());
}

/** A server defect that the contract does not allow: two documents in one body (server-behaviour/cluster.md#processor-second-document). */
const twoDocuments: Readonly<Record<string, readonly string[]>> = {
  'classic-8.5.7': ['processor fin1', 'processor tab1 stopped, lc runs'],
  'classic-6.1.7': ['processor fin1', 'processor lc stopped', 'processor tab1 stopped, lc runs'],
};

test.each(recordingNames)('the contract describes each response of %s', (name) => {
  const found: [string, string[]][] = [];
  for (const { name: entry, method, path, response } of readRecording(name).entries) {
    const { status, headers, body } = response;
    if (status === null) continue;
    const lines = breaches(name, { method, path, status, headers, body });
    if (lines.length > 0) found.push([entry, lines]);
  }
  const known = (twoDocuments[name] ?? []).map((entry) => [entry, ['body-not-json']]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(known));
});

test.each(recordedServers)(
  'the contract describes each error of %s about sinks and settings',
  async (server) => {
    const requests = await readMatrix<readonly Request[]>('matrix/requests');
    const responses = await readMatrix<readonly Recorded[]>(`matrix/${server}`);
    const answers = requests.map((request, index) => ({ request, response: responses[index] }));
    expect(errorsThatBreak(server, answers)).toEqual({});
  },
);

const classic = (release: string) => `classic-${release}`;
const newarch = (release: string) => `newarch-${release}`;

test.each(
  extent<readonly string[]>(
    ['classic-5.2.4', 'newarch-8.5.5'],
    [...classicReleases.map(classic), ...newarchReleases.map(newarch)],
  ),
)(
  'the contract describes each error of the sandbox as %s about sinks and settings',
  async (server) => {
    const [generation, release] = server.split('-');
    const sandbox = await startSandbox({
      port: 0,
      generation: generation === 'newarch' ? 'newarch' : 'classic',
      release,
      clock: 'virtual',
      latency: 'none',
      faults: [{ kind: 'sink-unreachable', host: '127.0.0.1:1' }],
    });
    onTestFinished(() => sandbox.close());
    const played = await playMatrix(sandbox, 'classic-8.5.7');
    const answers = played.map(({ request, received: response }) => ({ request, response }));
    expect(answers.length).toBeGreaterThan(600);
    expect(errorsThatBreak(server, answers)).toEqual({});
  },
);

interface Answer {
  readonly request: Request;
  readonly response: Recorded | undefined;
}

/** The errors that break the contract: what of it, by the name of the request. */
function errorsThatBreak(server: string, answers: readonly Answer[]): Record<string, string[]> {
  const found: [string, string[]][] = [];
  for (const { request, response } of answers) {
    const [name, method, id] = request;
    const [status, error_code, error_msg] = response ?? [];
    if (status === undefined || error_code === undefined) continue;
    const path = `/api/v1/changefeeds${id === '' ? '' : `/${id}`}`;
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const body = JSON.stringify({ error_msg, error_code });
    const lines = breaches(server, { method, path, status, headers, body });
    if (lines.length > 0) found.push([name, lines]);
  }
  return Object.fromEntries(found);
}
