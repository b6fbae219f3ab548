// Runs `redocly drift`, which compares recorded traffic with a description.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { type JsonValue, parseJson } from '../../../src/codec/index.js';
import { createTransport } from '../../../src/contract/run/transport/transport.js';
import { isObject } from '../../../src/shared/json.js';
import { type Played, startLivelyCluster } from './cluster.js';
import type { Middleware } from './defect.js';
import { startMutatingServer } from './mutating-server.js';
import { type PlayedStep, play, type Step } from './traffic.js';

const run = promisify(execFile);
const folder = '.tmp/detection';

/** Returns the problems that `redocly drift` reports for the recorded traffic. */
export async function driftOf(
  steps: readonly Step[],
  cluster: Played,
  middleware?: Middleware,
): Promise<Set<string>> {
  const sandbox = await startLivelyCluster(cluster);
  const server = await startMutatingServer();
  const transport = createTransport();
  server.use(sandbox, middleware);
  try {
    const { now, advance } = sandbox.cluster;
    const played = await play(steps, { url: server.url, send: transport.send, now, advance });
    return await compare(harOf(played));
  } finally {
    transport.close();
    await server.close();
    await sandbox.close();
  }
}

const origin = 'http://127.0.0.1:8300';

async function compare(har: object): Promise<Set<string>> {
  mkdirSync(folder, { recursive: true });
  const [traffic, report] = [`${folder}/traffic.har`, `${folder}/drift.json`];
  writeFileSync(traffic, JSON.stringify(har));
  const command = ['node_modules/@redocly/cli/bin/cli.js', 'drift', traffic];
  const options = [
    '--api',
    'generated/openapi.yaml',
    '--server',
    origin,
    '--format',
    'json',
    '--output',
    report,
  ];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off' };
  // The command fails if it finds a problem.
  await run(process.execPath, [...command, ...options], { env }).catch(() => undefined);
  return new Set(problemsIn(parseJson(readFileSync(report, 'utf8'))));
}

/** Two problems with equal values of these fields are the same. */
const parts = ['ruleId', 'target', 'method', 'path', 'message'] as const;

function problemsIn(report: JsonValue): string[] {
  if (!isObject(report) || !Array.isArray(report.problems)) {
    throw new Error('Expected a report of redocly drift with a list of problems');
  }
  return report.problems.filter(isObject).map((one) => parts.map((part) => one[part]).join(' '));
}

/** Returns the traffic as an HTTP Archive (HAR 1.2). */
export function harOf(played: readonly PlayedStep[]): object {
  const entries = played.flatMap(({ step, time, response }) => {
    if ('wait' in step || response === undefined) return [];
    const { headers, status, body } = response;
    const mimeType = headers['content-type'] ?? '';
    return [
      {
        startedDateTime: new Date(time).toISOString(),
        time: 1,
        request: {
          ...message(step.headers ?? {}),
          method: step.method,
          url: origin + step.target,
          queryString: [...new URL(origin + step.target).searchParams].map(pair),
          ...(step.body !== undefined && {
            postData: {
              mimeType: step.headers?.['content-type'] ?? 'application/json',
              text: step.body,
            },
          }),
        },
        response: {
          ...message(headers),
          status,
          statusText: '',
          redirectURL: headers.location ?? '',
          content: { size: body.length, mimeType, ...(body !== '' && { text: body }) },
        },
        cache: {},
        timings: { send: 0, wait: 1, receive: 0 },
      },
    ];
  });
  return { log: { version: '1.2', creator: { name: 'ticdc-openapi', version: '0' }, entries } };
}

function message(headers: Readonly<Record<string, string>>) {
  return {
    httpVersion: 'HTTP/1.1',
    headers: Object.entries(headers).map(pair),
    cookies: [],
    headersSize: -1,
    bodySize: -1,
  };
}

function pair([name, value]: [string, string]) {
  return { name, value };
}
