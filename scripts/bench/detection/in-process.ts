// A server with a defect inside this process: requests reach the sandbox through the defect's middleware, without a connection.
import { Buffer } from 'node:buffer';
import { type Send, TransportError } from '../../../src/contract/run/transport/transport.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { callOf, type Middleware, type RawResponse, type Request, type Server } from './defect.js';

/** The sandbox as the server behind a defect. */
export function serverOf(sandbox: Sandbox): Server {
  const { cluster } = sandbox;
  const send = async ({ body, ...request }: Request): Promise<RawResponse> => {
    const received = await sandbox.respond({ ...request, body: Buffer.from(body) });
    const headers = Object.entries(received.headers);
    const isEmpty = request.method === 'HEAD' || received.status === 204;
    return {
      status: received.status,
      headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      body: isEmpty ? '' : received.body,
      ...(received.dropped && { broken: 'without a response' }),
    };
  };
  return {
    now: () => cluster.now(),
    send,
    async rehearse(request) {
      const before = cluster.snapshot();
      const received = await send(request);
      cluster.restore(before);
      return received;
    },
  };
}

/** Sends requests through the middleware. Responses arrive as from an HTTP server. */
export function sendThrough(sandbox: Sandbox, middleware: Middleware = pass): Send {
  const server = serverOf(sandbox);
  return async ({ method, url, headers, body = '' }) => {
    const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    const target = url.slice(sandbox.url.length);
    const request = { method, target, headers: Object.fromEntries(names), body };
    const response = await middleware(callOf(request), server);
    if (response.broken) throw new TransportError('the connection ended', true);
    const isEmpty = method === 'HEAD' || response.status === 204;
    const bytes = Buffer.from(isEmpty ? '' : response.body, response.encoding ?? 'utf8');
    return { status: response.status, headers: response.headers, body: bytes.toString('utf8') };
  };
}

/** The middleware without a defect. */
export const pass: Middleware = (call, server) => server.send(call.request);
