// Which server this is: its generation by what GET answers show (facts C.20), its release by what it says.
import type { RawExchange } from './connection.js';
import type { Generation } from './contract-view.js';
import { codeIn } from './explained.js';
import { CheckError } from './options.js';

/** The answers by which a server is known. */
export interface Probes {
  readonly status: RawExchange;
  readonly health: RawExchange;
  /** Of a changefeed with a malformed ID. */
  readonly malformed: RawExchange;
  readonly captures: RawExchange;
}

/** A server is one of TiCDC if a single answer looks like it, so that a broken one is a matter of findings. */
export function requireTicdc(url: string, probes: Probes): void {
  if (Object.values(probes).some(({ response }) => isOfTicdc(response))) return;
  const { status, headers } = probes.status.response;
  throw new CheckError(
    `${url} does not look like TiCDC: GET /api/v1/status answers ${status}, ${headers['content-type'] ?? 'without a body'}; expected a JSON object with version, id and pid`,
  );
}

function isOfTicdc({ status, headers, body }: RawExchange['response']): boolean {
  const isJson = (headers['content-type'] ?? '').includes('json');
  const saysError = body.includes('"error_msg"') && body.includes('"error_code"');
  const saysStatus = body.includes('"version"') && body.includes('"is_owner"');
  const saysCaptures = body.includes('"is_owner"') && body.includes('"address"');
  return saysError || (status === 200 && isJson && (saysStatus || saysCaptures));
}

/**
 * The generation that most of the answers show; that of the health answer if they are divided. The version tells nothing: one
 * binary carries both.
 */
export function detectGeneration({ health, malformed, captures }: Probes): Generation {
  const votes = [ofHealth(health), ofHealth(health), ofMalformed(malformed), ofCaptures(captures)];
  const count = (generation: Generation) => votes.filter((vote) => vote === generation).length;
  return count('next') > count('classic') ? 'next' : 'classic';
}

type Vote = Generation | undefined;

function ofHealth({ response: { status, body } }: RawExchange): Vote {
  if (status !== 200) return undefined;
  if (body === '') return 'classic';
  return body.trim() === '{}' ? 'next' : undefined;
}

/** Classic servers name the namespace, or refuse the ID as such. */
function ofMalformed({ response: { body } }: RawExchange): Vote {
  const code = codeIn(body);
  if (code === 'CDC:ErrAPIInvalidParam') return 'classic';
  if (code !== 'CDC:ErrChangeFeedNotExists') return undefined;
  return /not exists, default\//.test(body) ? 'classic' : 'next';
}

function ofCaptures({ response: { body } }: RawExchange): Vote {
  if (body.startsWith('[\n')) return 'classic';
  return body.startsWith('[{') ? 'next' : undefined;
}

/** What the server calls its release. */
export function versionOf({ response }: RawExchange): string | undefined {
  return /"version"\s*:\s*"([^"\\]{1,100})"/.exec(response.body)?.[1];
}
