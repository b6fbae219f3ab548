// Ways to talk to a sandbox: requests over kept connections, and bytes over sockets of their own.
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';

/** The parts of a response that the tests look at. */
export interface ReceivedResponse {
  readonly status: number;
  /** `Content-Type`, or undefined. */
  readonly type: string | undefined;
  /** One character per byte for `raw`, decoded as UTF-8 for `send`. */
  readonly text: string;
}

const agent = new Agent({ keepAlive: true });

/** Sends one request; the path goes out as it stands. */
export function send(
  url: string,
  method: string,
  path: string,
  body?: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<ReceivedResponse> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent, hostname, port, method, path, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: incoming.statusCode ?? 0,
          type: incoming.headers['content-type'],
          text,
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Writes bytes to a socket of its own and resolves with all that comes back until the server hangs up. */
export async function raw(url: string, bytes: readonly (string | Uint8Array)[]): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.on('end', resolve).on('close', resolve));
  // A server may well wait for the rest of something that began well.
  socket.setTimeout(2_000, () => socket.end());
  for (const part of bytes) socket.write(part);
  await closed;
  socket.destroy();
  return Buffer.concat(chunks).toString('latin1');
}

/** Writes the beginning of something and hangs up in mid-sentence. */
export async function hangUpAfter(url: string, bytes: string | Uint8Array): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  await new Promise((resolve) => socket.write(bytes, resolve));
  socket.resetAndDestroy();
}

/** Splits what a connection gave into responses, and throws where one is not well-formed. */
export function responsesOf(bytes: string): ReceivedResponse[] {
  if (bytes === '') return [];
  const [head = ''] = bytes.split('\r\n\r\n', 1);
  const [, code] = /^HTTP\/1\.1 (\d{3}) [A-Za-z: ]+\r\n/.exec(`${head}\r\n`) ?? [];
  if (code === '100') return responsesOf(bytes.slice(head.length + 4));
  const [, length] = /\r\nContent-Length: (\d+)/.exec(head) ?? [];
  if (code !== undefined && length === undefined && head.includes('\r\nConnection: close')) {
    const [, ownType] = /\r\nContent-Type: ([^\r]+)/.exec(head) ?? [];
    return [{ status: Number(code), type: ownType, text: bytes.slice(head.length + 4) }];
  }
  if (code === undefined || length === undefined) throw new Error(`No response: ${bytes}`);
  const start = head.length + 4;
  const end = start + Number(length);
  if (bytes.length < end) throw new Error(`Cut off: ${bytes}`);
  const [, type] = /\r\nContent-Type: ([^\r]+)/.exec(head) ?? [];
  const text = Buffer.from(bytes.slice(start, end), 'latin1').toString('utf8');
  return [{ status: Number(code), type, text }, ...responsesOf(bytes.slice(end))];
}
