// Runs the checks against a sandbox, with a middleware that changes requests or responses.
import { expect } from 'vitest';
import { sendThrough } from '../../../../scripts/bench/detection/in-process.js';
import {
  type CheckOptions,
  type Report,
  type ReportedFinding,
  runChecks,
} from '../../../../src/contract/index.js';
import type {
  Send,
  TransportRequest,
  TransportResponse,
} from '../../../../src/contract/run/transport/transport.js';
import type { Sandbox, SandboxOptions } from '../../../../src/sandbox/index.js';
import { everythingAllowed, startChecked } from '../../../fixtures/checked-sandbox.js';

/** Sends a request on, or responds itself. */
export type Between = (request: TransportRequest, send: Send) => Promise<TransportResponse>;

export interface Watched {
  readonly sandbox: Sandbox;
  /** Methods and paths of all requests, in order. */
  readonly sent: string[];
  readonly options: CheckOptions;
}

/** Starts a sandbox for the time of `work`, with options that allow a run everything, and records what the run sends. */
export async function withSandbox<Result>(
  work: (watched: Watched) => Promise<Result>,
  {
    between = (request, send) => send(request),
    ...options
  }: SandboxOptions & { between?: Between } = {},
): Promise<Result> {
  const sandbox = await startChecked({ latency: 'none', ...options });
  const received = sendThrough(sandbox);
  const sent: string[] = [];
  const send: Send = (request, signal) => {
    const { pathname, search } = new URL(request.url);
    sent.push(`${request.method} ${pathname}${search}`);
    return between(request, (next) => received(next, signal));
  };
  try {
    const allowed = await everythingAllowed(sandbox);
    return await work({ sandbox, sent, options: { ...allowed, send, runId: 'check-unit' } });
  } finally {
    await sandbox.close();
  }
}

/** Returns the findings of a run in write mode whose requests or responses `between` changes. */
export function findingsWith(
  between: Between,
  options: Partial<CheckOptions> = {},
  sandbox: SandboxOptions = {},
) {
  return withSandbox(
    async ({ options: all }) => findingsOf(await runChecks({ ...all, mode: 'writes', ...options })),
    { between, state: 'documented', ...sandbox },
  );
}

export const findingsOf = ({ cases }: Report): ReportedFinding[] =>
  cases.flatMap(({ findings }) => [...findings]);

type Named = Pick<ReportedFinding, 'operationId' | 'ruleId' | 'subject' | 'pointer'>;

/** Returns operation, rule, subject and pointer of each finding: `pauseChangefeed state-unchanged check-unit-1`. */
export const rulesOf = (findings: readonly Named[]) =>
  findings.map(({ operationId, ruleId, subject, pointer }) =>
    [operationId ?? 'server', ruleId, ...Object.values(subject), pointer].filter(Boolean).join(' '),
  );

/** Matches the findings of an operation and a rule, whatever they do not name. */
export const aFinding = (
  operationId: Named['operationId'],
  ruleId: Named['ruleId'],
  more: { readonly [Key in keyof ReportedFinding]?: unknown } = {},
) => expect.objectContaining({ operationId, ruleId, ...more });

/** Returns the IDs of all changefeeds on the server, without the middleware. */
export async function idsOn({ url }: Sandbox): Promise<string[]> {
  const response = await fetch(`${url}/api/v1/changefeeds?state=all`);
  const list: { id: string }[] = await response.json();
  return list.map(({ id }) => id);
}

/** Returns whether a request has a method and a path. */
export const is = (request: TransportRequest, method: string, path: RegExp) =>
  request.method === method && path.test(new URL(request.url).pathname);

export const accepted: TransportResponse = {
  status: 202,
  headers: { 'content-length': '0' },
  body: '',
};

/** Changes the bodies of successful responses to GET of a path. */
export const changeBody =
  (path: RegExp, change: (body: string, request: TransportRequest) => string): Between =>
  async (request, send) => {
    const response = await send(request);
    if (!is(request, 'GET', path) || response.status !== 200) return response;
    const { 'content-length': _, ...headers } = response.headers;
    return { ...response, headers, body: change(response.body, request) };
  };

/** Changes the bodies of successful responses to GET of a path, after the first request of another method and path. */
export function changedAfter(
  method: string,
  path: RegExp,
  shown: RegExp,
  change: (body: string) => string,
): Between {
  let isOn = false;
  const changed = changeBody(shown, (body) => (isOn ? change(body) : body));
  return async (request, send) => {
    const response = await changed(request, send);
    isOn ||= is(request, method, path);
    return response;
  };
}
