// Sends requests exactly as they stand, one at a time.
import { Buffer } from 'node:buffer';
import { Agent, type IncomingMessage, request } from 'node:http';
import type { RecordedRequest, RecordedResponse } from './recording.js';

/** Time after which a request counts as one without a response, in milliseconds. */
const timeout = 90_000;

/** Sends a request to `url` and resolves with the response, or with why there was none. */
export async function send(
  url: string,
  { method, path, headers = {}, body }: Omit<RecordedRequest, 'name' | 'node'>,
): Promise<RecordedResponse> {
  const start = performance.now();
  const seconds = () => Math.round(performance.now() - start) / 1_000;
  try {
    const { status, received, text } = await exchange(url, { method, path, headers, body });
    return { status, headers: received, body: text, seconds: seconds() };
  } catch (error) {
    return { status: null, headers: {}, body: '', seconds: seconds(), error: String(error) };
  }
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

function exchange(url: string, { method, path, headers, body }: Sent) {
  // Servers look at the first bytes of a connection, so each request has its own.
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(url);
  const hasLength = body !== undefined || ['POST', 'PUT', 'PATCH'].includes(method);
  const length = hasLength ? { 'Content-Length': Buffer.byteLength(body ?? '') } : {};
  return new Promise<{ status: number; received: Record<string, string>; text: string }>(
    (resolve, reject) => {
      const options = { agent, hostname, port, method, path, headers: { ...headers, ...length } };
      const outgoing = request({ ...options, timeout }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          agent.destroy();
          resolve({ status: incoming.statusCode ?? 0, received: headersOf(incoming), text });
        });
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error('timed out')));
      outgoing.on('error', reject);
      outgoing.end(body);
    },
  );
}

function headersOf({ rawHeaders }: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (name !== 'date') headers[name] = rawHeaders[index + 1] ?? '';
  }
  return headers;
}
