// Runs against a sandbox, with somebody in between who changes requests or answers.
import {
  type CheckOptions,
  formatFinding,
  type Report,
  runChecks,
} from '../../../../src/contract/index.js';
import {
  createTransport,
  type Send,
  type TransportRequest,
  type TransportResponse,
} from '../../../../src/contract/run/transport/transport.js';
import type { Sandbox, SandboxOptions } from '../../../../src/sandbox/index.js';
import { everythingAllowed, startChecked } from '../../../fixtures/checked-sandbox.js';

/** Sends on, or answers itself. */
export type Between = (request: TransportRequest, send: Send) => Promise<TransportResponse>;

export interface Watched {
  readonly sandbox: Sandbox;
  /** Methods and paths of all requests, in order. */
  readonly sent: string[];
  readonly options: CheckOptions;
}

/** Lends a sandbox, the options of a run against it that may do everything, and what is sent. */
export async function withSandbox<Result>(
  work: (watched: Watched) => Promise<Result>,
  {
    between = (request, send) => send(request),
    ...options
  }: SandboxOptions & { between?: Between } = {},
): Promise<Result> {
  const sandbox = await startChecked(options);
  const transport = createTransport();
  const sent: string[] = [];
  const send: Send = (request, signal) => {
    const { pathname, search } = new URL(request.url);
    sent.push(`${request.method} ${pathname}${search}`);
    return between(request, (next) => transport.send(next, signal));
  };
  try {
    const allowed = await everythingAllowed(sandbox);
    return await work({ sandbox, sent, options: { ...allowed, send, runId: 'check-unit' } });
  } finally {
    transport.close();
    await sandbox.close();
  }
}

/** The findings of a run with someone in between, in short. */
export function findingsWith(between: Between, options: Partial<CheckOptions> = {}) {
  return withSandbox(
    async ({ options: all }) => findingsOf(await runChecks({ ...all, mode: 'writes', ...options })),
    { between, state: 'documented' },
  );
}

export const findingsOf = (report: Report) =>
  report.cases.flatMap(({ findings }) => findings.map(formatFinding));

/** What a list of changefeeds holds on the server itself. */
export async function idsOn({ url }: Sandbox): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/changefeeds?state=all`);
  const list: { id: string }[] = await answer.json();
  return list.map(({ id }) => id);
}

/** Whether a request is of a method and a path. */
export const is = (request: TransportRequest, method: string, path: RegExp) =>
  request.method === method && path.test(new URL(request.url).pathname);

export const accepted: TransportResponse = {
  status: 202,
  headers: { 'content-length': '0' },
  body: '',
};

/** Changes the bodies of successful GETs of a path. */
export const changeBody =
  (path: RegExp, change: (body: string, request: TransportRequest) => string): Between =>
  async (request, send) => {
    const answer = await send(request);
    if (!is(request, 'GET', path) || answer.status !== 200) return answer;
    const { 'content-length': _, ...headers } = answer.headers;
    return { ...answer, headers, body: change(answer.body, request) };
  };

/** From the first request of a method and path on, changes the bodies of successful GETs of another path. */
export function changedAfter(
  method: string,
  path: RegExp,
  shown: RegExp,
  change: (body: string) => string,
): Between {
  let isOn = false;
  const changed = changeBody(shown, (body) => (isOn ? change(body) : body));
  return async (request, send) => {
    const answer = await changed(request, send);
    isOn ||= is(request, method, path);
    return answer;
  };
}
