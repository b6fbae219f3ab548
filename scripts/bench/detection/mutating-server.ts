// An HTTP server with a defect: forwards requests to a sandbox and returns its responses, both through the defect's middleware.
import { Buffer } from 'node:buffer';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../../src/http/listen.js';
import { readBody } from '../../../src/http/read-body.js';
import { writeResponse } from '../../../src/http/write-response.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { callOf, type Middleware, type RawResponse, type Request } from './defect.js';
import { pass, serverOf } from './in-process.js';

export interface MutatingServer {
  readonly url: string;
  /** Sets the sandbox to forward to, and the defect if any. Before the first call every response is 503. */
  use(sandbox: Sandbox, middleware?: Middleware): void;
  close(): Promise<void>;
}

/** Headers of a single connection, which a proxy does not forward. */
const hopByHop = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'host',
  'date',
];

const longestBody = 10 * 1024 * 1024;

export async function startMutatingServer(): Promise<MutatingServer> {
  let respond = async (_: Request): Promise<RawResponse> => ({
    status: 503,
    headers: {},
    body: '',
  });
  const server = createServer({ keepAliveTimeout: 600_000 }, (incoming, response) => {
    void handle(incoming, response).catch((error: unknown) => {
      process.stderr.write(`${incoming.method} ${incoming.url}: ${String(error)}\n`);
      response.destroy();
    });
  });

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(incoming, longestBody);
    if (typeof body === 'string') throw new Error('Expected a request of at most 10 MB');
    const { method = '', url: target = '' } = incoming;
    const headers = withoutHops(incoming.headers);
    write(response, await respond({ method, target, headers, body: body.toString('utf8') }));
  }

  return {
    url: await listen(server, '127.0.0.1', 0),
    use(sandbox, middleware = pass) {
      const behind = serverOf(sandbox);
      respond = (request) => middleware(callOf(request), behind);
    },
    close: () => {
      return new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function withoutHops(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !hopByHop.includes(name))
      .map(([name, value]) => [name, String(value)]),
  );
}

function write(
  response: ServerResponse,
  { encoding = 'utf8', broken, ...content }: RawResponse,
): void {
  if (broken === 'without a response') {
    response.destroy();
    return;
  }
  if (broken === undefined && encoding === 'utf8') {
    writeResponse(response, content);
    return;
  }
  const bytes = Buffer.from(content.body, encoding);
  response.writeHead(content.status, { ...content.headers, 'content-length': bytes.length });
  if (broken === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}
