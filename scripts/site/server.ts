// A static file server for the pages of site/.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { close, listen } from '../../src/http/listen.js';

export interface Site {
  /** The URL of the server, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Stops listening and closes all connections. */
  close(): Promise<void>;
}

/**
 * Serves the files below `root`; `/` leads to `/latest/`.
 * @param port The port, 0 for any free one.
 * @throws {Error} as `listen` does.
 */
export async function serveSite(root: string, port: number, host = '127.0.0.1'): Promise<Site> {
  const server = createServer((request, response) => {
    respond(root, request).then(
      (reply) => send(response, request, reply),
      () => send(response, request, plain(500, 'The file cannot be read.')),
    );
  });
  return { url: await listen(server, host, port), close: () => close(server) };
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.yaml': 'application/yaml',
};

async function respond(root: string, { method, url = '/' }: IncomingMessage): Promise<Reply> {
  if (method !== 'GET' && method !== 'HEAD') {
    return plain(405, 'Only GET and HEAD are supported.', { allow: 'GET, HEAD' });
  }
  const path = toPath(url);
  if (path === undefined) return plain(400, 'The URL is malformed.');
  if (path === '/') return plain(302, 'See /latest/.', { location: '/latest/' });
  const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
  if (!file.startsWith(join(root, sep))) return plain(404, 'There is no such page.');
  try {
    const type = types[extname(file)] ?? 'application/octet-stream';
    return { status: 200, headers: { 'content-type': type }, body: await readFile(file) };
  } catch (error) {
    if (hasCode(error, 'EISDIR')) return plain(301, 'Moved.', { location: `${encodeURI(path)}/` });
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) {
      return plain(404, 'There is no such page.');
    }
    throw error;
  }
}

/** Returns the decoded path of a request target without its query, or undefined if it is malformed. */
function toPath(target: string): string | undefined {
  try {
    const path = decodeURIComponent(target.replace(/[?#].*$/s, ''));
    return path.startsWith('/') && !path.startsWith('//') && !path.includes('\0')
      ? path
      : undefined;
  } catch {
    return undefined;
  }
}

function plain(status: number, text: string, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
    body: `${text}\n`,
  };
}

function send(response: ServerResponse, { method }: IncomingMessage, reply: Reply): void {
  response.writeHead(reply.status, {
    ...reply.headers,
    'content-length': Buffer.byteLength(reply.body),
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  response.end(method === 'HEAD' ? undefined : reply.body);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
