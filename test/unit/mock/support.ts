// A mock on a free port for one test file, and ways to talk to it.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { type Mock, type MockOptions, startMock } from '../../../src/mock/index.js';

/** The parts of a response that the tests look at. */
export interface Exchange {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
  readonly headers: Headers;
}

/** Starts a mock before the tests of a file and ends it after them. */
export function useMock(options: MockOptions = {}) {
  let mock: Mock | undefined;
  beforeAll(async () => {
    mock = await startMock({ port: 0, ...options });
  });
  afterAll(() => mock?.close());

  const urlOf = (path: string) => `${mock?.url}${path}`;
  return {
    urlOf,
    async send(method: string, path: string, init: RequestInit = {}): Promise<Exchange> {
      const response = await fetch(urlOf(path), { method, redirect: 'manual', ...init });
      const { status, headers } = response;
      return { status, type: headers.get('content-type'), text: await response.text(), headers };
    },
    /** Writes bytes to a socket of its own and resolves with all that comes back until the server hangs up. */
    raw: (...bytes: (string | Uint8Array)[]) => exchangeRaw(urlOf(''), bytes),
  };
}

async function exchangeRaw(url: string, bytes: readonly (string | Uint8Array)[]): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => {});
  await once(socket, 'connect');
  for (const part of bytes) socket.write(part);
  if (!socket.readableEnded) await once(socket, 'end');
  socket.destroy();
  return Buffer.concat(chunks).toString('latin1');
}

/** TiCDC's error body as it is written. */
export function errorText(message: string, code: string): string {
  return `{\n    "error_msg": ${JSON.stringify(message)},\n    "error_code": ${JSON.stringify(code)}\n}`;
}
