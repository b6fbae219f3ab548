// Which server this is: its generation by what GET answers show (facts C.20), its release by what it says.

import { codeIn, isPassing } from '../response/transient-errors.js';
import type { Generation } from '../schema/release-contract.js';
import { CheckError } from './options.js';
import type { RawExchange } from './transport/connection.js';

/** The answers by which a server is known; undefined where none came. */
export interface Probes {
  readonly status: RawExchange | undefined;
  readonly health: RawExchange | undefined;
  /** Of a changefeed with a malformed ID. */
  readonly malformed: RawExchange | undefined;
  readonly captures: RawExchange | undefined;
}

/**
 * A server is one of TiCDC if a single answer looks like it, so that a broken one is a matter of findings.
 *
 * @throws {CheckError} if none does.
 */
export function requireTicdc(url: string, probes: Probes): void {
  const answers = Object.values(probes).filter((answer) => answer !== undefined);
  if (answers.some(({ response }) => isOfTicdc(response))) return;
  const told = answers.slice(0, 1).map(({ request, response: { status, headers } }) => {
    const type = headers['content-type'] ?? 'without a body';
    return `${request.method} ${new URL(request.url).pathname} answers ${status}, ${type}`;
  });
  throw new CheckError(
    `${url} does not look like TiCDC: ${told.join()}; expected JSON such as an object with version, id and pid from GET /api/v1/status`,
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
export function detectGeneration(probes: Probes): Generation {
  const votes = votesOf(probes);
  const count = (generation: Generation) => votes.filter((vote) => vote === generation).length;
  return count('newarch') > count('classic') ? 'newarch' : 'classic';
}

/** Whether some answer is missing for the moment, as in an election, so that the others may tell too little. */
export function isUndecided(probes: Probes): boolean {
  const { health, malformed, captures } = probes;
  const passes = [health, malformed, captures].some((one) => one && isPassing(one.response));
  return passes && votesOf(probes).filter((vote) => vote !== undefined).length < 2;
}

const votesOf = ({ health, malformed, captures }: Probes): readonly Vote[] => [
  ofHealth(health),
  ofHealth(health),
  ofMalformed(malformed),
  ofCaptures(captures),
];

type Vote = Generation | undefined;

function ofHealth(health: RawExchange | undefined): Vote {
  if (health?.response.status !== 200) return undefined;
  const { body } = health.response;
  if (body === '') return 'classic';
  return body.trim() === '{}' ? 'newarch' : undefined;
}

/** Classic servers name the namespace, or refuse the ID as such. */
function ofMalformed(malformed: RawExchange | undefined): Vote {
  const body = malformed?.response.body ?? '';
  const code = codeIn(body);
  if (code === 'CDC:ErrAPIInvalidParam') return 'classic';
  if (code !== 'CDC:ErrChangeFeedNotExists') return undefined;
  return /not exists, default\//.test(body) ? 'classic' : 'newarch';
}

function ofCaptures(captures: RawExchange | undefined): Vote {
  const body = captures?.response.body ?? '';
  if (body.startsWith('[\n')) return 'classic';
  return body.startsWith('[{') ? 'newarch' : undefined;
}

/** What the server calls its release. */
export function versionOf(status: RawExchange | undefined): string | undefined {
  return /"version"\s*:\s*"([^"\\]{1,100})"/.exec(status?.response.body ?? '')?.[1];
}
