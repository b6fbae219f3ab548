// Creates and updates that real servers were asked to make, played against the sandbox.
import { readFile } from 'node:fs/promises';
import type { Sandbox } from '../../src/sandbox/index.js';

/** Status, and in an error its code and message; null if the server gave no response. */
export type Recorded = readonly [status: number, code?: string, message?: string] | null;

/** One request. `id` names the changefeed of an update. `{now+60s}` in the body stands for a TSO. */
export type Request = readonly [name: string, method: string, id: string, body: string];

/** What the sandbox answered to one request, beside what the real server did. */
export interface Compared {
  readonly request: Request;
  readonly name: string;
  /** What the request varies: `url`, `mysql`, `kafka`, `pulsar`, `storage`, `config`, `fields` or `put`. */
  readonly kind: string;
  readonly body: string;
  readonly expected: NonNullable<Recorded>;
  readonly received: NonNullable<Recorded>;
}

const recordings = new URL('../fixtures/recordings/', import.meta.url);

/** The servers whose responses to the matrix were recorded. */
export const recordedServers: readonly string[] = [
  'classic-5.4.3',
  'classic-6.1.7',
  'classic-6.5.12',
  'classic-7.5.7',
  'classic-8.5.7',
  'newarch-8.5.7',
];

/** Reads a file of the recordings, such as `matrix/classic-8.5.7`. */
export async function readRecording<Content>(name: string): Promise<Content> {
  const text = await readFile(new URL(`${name}.json`, recordings), 'utf8');
  return JSON.parse(text) as Content;
}

/** Plays the recorded requests of a server, such as `classic-8.5.7`. Requests without a recorded response are left out. */
export async function playMatrix(sandbox: Sandbox, server: string): Promise<Compared[]> {
  const requests = await readRecording<readonly Request[]>('matrix/requests');
  const responses = await readRecording<readonly Recorded[]>(`matrix/${server}`);
  const compared: Compared[] = [];
  for (const [index, request] of requests.entries()) {
    const expected = responses[index];
    if (expected == null) continue;
    const [name, method, id, text] = request;
    const body = text.replace(/\{now([+-]\d+)s\}/g, (_, seconds: string) =>
      tso(sandbox.cluster.now() + Number(seconds) * 1_000),
    );
    if (method === 'PUT') await createStopped(sandbox, id);
    const path = `/api/v1/changefeeds${id === '' ? '' : `/${id}`}`;
    const received = await send(sandbox, method, path, body);
    compared.push({ request, name, kind: name.split(':')[0] ?? '', body, expected, received });
  }
  return compared;
}

/** How far the sandbox agrees: with the status, also with the code, also with the text. */
export type Agreement = 'none' | 'status' | 'code' | 'text';

export function agreementOf({ expected, received }: Compared): Agreement {
  if (expected[0] !== received[0]) return 'none';
  if ((expected[1] ?? '') !== (received[1] ?? '')) return 'status';
  return (expected[2] ?? '') === (received[2] ?? '') ? 'text' : 'code';
}

async function createStopped(sandbox: Sandbox, id: string): Promise<void> {
  const body = {
    changefeed_id: id,
    sink_uri: `blackhole://${id}/`,
    filter_rules: ['nothing.nothing'],
  };
  await send(sandbox, 'POST', '/api/v1/changefeeds', JSON.stringify(body));
  sandbox.cluster.advance(1_000);
  await send(sandbox, 'POST', `/api/v1/changefeeds/${id}/pause`, '');
  sandbox.cluster.advance(1_000);
}

async function send(
  { url }: Sandbox,
  method: string,
  path: string,
  body: string,
): Promise<NonNullable<Recorded>> {
  const response = await fetch(`${url}${path}`, { method, ...(body !== '' && { body }) });
  const text = await response.text();
  if (!text.includes('"error_code"')) return [response.status];
  const error = JSON.parse(text) as { error_msg: string; error_code: string };
  return [response.status, error.error_code, error.error_msg.replace(/\b4\d{17}\b/g, '<TSO>')];
}

/** Returns the TSO of a time in milliseconds since 1970. */
function tso(milliseconds: number): string {
  return String(BigInt(Math.floor(milliseconds)) << 18n);
}
