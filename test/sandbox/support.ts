// A sandbox with a virtual clock for one test file, and ways to talk to it.
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.js';

/** The parts of a response that the tests look at. */
export interface Exchange {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
  readonly headers: Headers;
}

/** Starts a sandbox whose time no request moves before the tests of a file, puts it back to its start after each, and ends it after them. */
export function useSandbox(options: SandboxOptions = {}) {
  let started: Sandbox | undefined;
  beforeAll(async () => {
    started = await startSandbox({
      port: 0,
      clock: 'virtual',
      latency: 'none',
      tables: ['db.t1', 'db.t2'],
      ...options,
    });
  });
  afterEach(() => started?.cluster.reset());
  afterAll(() => started?.close());

  const sandbox = (): Sandbox => {
    if (started === undefined) throw new Error('Expected the sandbox to be started');
    return started;
  };
  const send = async (method: string, path: string, init: RequestInit = {}, capture = 0) => {
    const url = `${sandbox().urls[capture]}/api/v1${path}`;
    return exchange(url, { method, redirect: 'manual', ...init });
  };
  return {
    sandbox,
    send,
    get: (path: string, capture?: number) => send('GET', path, {}, capture),
    post: (path: string, body?: unknown, capture?: number) =>
      send('POST', path, withBody(body), capture),
    put: (path: string, body?: unknown) => send('PUT', path, withBody(body)),
    remove: (path: string) => send('DELETE', path),
    advance: (milliseconds: number) => sandbox().cluster.advance(milliseconds),
    /** Creates a changefeed and waits until it runs. */
    async create(id: string, more: object = {}) {
      const body = { changefeed_id: id, sink_uri: 'blackhole://', ...more };
      const response = await send('POST', '/changefeeds', withBody(body));
      if (response.status !== 202) throw new Error(`Expected 202, got ${response.text}`);
      sandbox().cluster.advance(2_000);
    },
  };
}

function withBody(body: unknown): RequestInit {
  if (body === undefined) return {};
  return { body: typeof body === 'string' ? body : JSON.stringify(body) };
}

export async function exchange(url: string, init: RequestInit): Promise<Exchange> {
  const response = await fetch(url, init);
  const { status, headers } = response;
  return { status, type: headers.get('content-type'), text: await response.text(), headers };
}

/** TiCDC's error body as it is written. */
export function errorText(code: string, text: string): string {
  const message = code === '' ? text : `[${code}]${text}`;
  return `{\n    "error_msg": ${JSON.stringify(message)},\n    "error_code": ${JSON.stringify(code)}\n}`;
}
