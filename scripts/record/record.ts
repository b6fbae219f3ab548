// Records what a server responds to the requests of a recording: only those that are safe on a server that somebody uses.
import { maskSecrets } from '../../src/shared/mask-secrets/index.js';
import { send } from './client.js';
import { play, type Target } from './play.js';
import type { Entry, RecordedRequest, RecordedResponse, Recording } from './recording.js';

/** Requests that change more than test changefeeds, name a sink that servers would open, or take more than a minute. */
function isSafe({ method, path, body = '' }: RecordedRequest): boolean {
  if (method !== 'GET' && /\/(log|owner\/resign|captures\/drain)$/.test(path)) return false;
  if (/fin1/.test(path + body)) return false;
  const [, sink = ''] = /"sink_uri": ?"([^"]*)"/i.exec(body) ?? [];
  return !/^(mysql|tidb|kafka|pulsar|file|s3)/i.test(sink);
}

/**
 * Plays the safe requests of `script` against a server and returns its responses, with masked secrets. Removes the changefeeds that it
 * creates.
 *
 * @throws {Error} if the server has changefeeds, which could be changed or recorded, is not a TiCDC server, or does not replicate.
 */
export async function record(target: Target, script: readonly Entry[]): Promise<Recording> {
  const get = (path: string) => send(target.url, { method: 'GET', path: `/api/v1${path}` });
  const [status, health, list] = [
    await get('/status'),
    await get('/health'),
    await get('/changefeeds?state=all'),
  ];
  if (status.status !== 200 || list.status !== 200) {
    const received = status.error ?? `${status.status} and ${list.status}`;
    throw new Error(`Expected a TiCDC server with an owner at ${target.url}, got ${received}`);
  }
  if (list.body !== '[]') {
    throw new Error('Expected a server without changefeeds: record a test cluster of its own');
  }
  const requests = script.filter(isSafe);
  const entries: Entry[] = [];
  try {
    for await (const { response, ...request } of play(target, requests)) {
      entries.push({ ...request, response: maskResponse(response) });
    }
  } finally {
    for (const id of createdBy(requests)) {
      await send(target.url, { method: 'DELETE', path: `/api/v1/changefeeds/${id}` });
    }
  }
  const { version } = JSON.parse(status.body);
  return {
    release: String(version).replace(/^v/, ''),
    generation: health.body === '' ? 'classic' : 'newarch',
    recorded: new Date().toISOString(),
    masked: true,
    entries,
  };
}

/** Masks the secrets in a response. */
export function maskResponse({ headers, body, ...response }: RecordedResponse): RecordedResponse {
  const values = Object.entries(headers).map(([name, value]) => [name, maskSecrets(value)]);
  return { ...response, headers: Object.fromEntries(values), body: maskSecrets(body) };
}

/** Returns the IDs that the requests may create. */
function createdBy(requests: readonly RecordedRequest[]): Set<string> {
  const ids = requests.flatMap(({ method, path, body = '' }) => {
    if (method !== 'POST' || path !== '/api/v1/changefeeds') return [];
    return [...body.matchAll(/"changefeed_id": ?"([a-zA-Z0-9-]+)"/gi)].map(([, id = '']) => id);
  });
  return new Set(ids);
}
