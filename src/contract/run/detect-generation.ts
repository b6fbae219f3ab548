// Decides which server this is: its architecture by what GET responses show (server-behaviour/new-architecture.md#telling-apart), its
// release by its status.

import { errorCodeIn, isTransient } from '../response/transient-errors.js';
import type { Generation } from '../schema/server-version.js';
import { describeUnusable } from './describe-unusable.js';
import { CheckError } from './options.js';
import type { RawExchange } from './transport/connection.js';

/** The responses by which a server is known; undefined where none came. */
export interface ProbeResponses {
  readonly status: RawExchange | undefined;
  readonly health: RawExchange | undefined;
  /** Of a changefeed with a malformed ID. */
  readonly malformed: RawExchange | undefined;
  readonly captures: RawExchange | undefined;
}

/**
 * Accepts a server if a single response looks like TiCDC's, so that a broken one is reported by findings.
 *
 * @param proxy URL of the proxy in between, which may have responded itself.
 * @param failure Why another response could not be read, which says more.
 * @throws {CheckError} if no response does.
 */
export function requireTicdc(
  url: string,
  probes: ProbeResponses,
  proxy?: string,
  failure?: CheckError,
): void {
  const responses = Object.values(probes).filter((one) => one !== undefined);
  if (responses.some(({ response }) => isOfTicdc(response))) return;
  if (failure !== undefined) throw failure;
  const [first] = responses;
  const server = proxy ? `${url} (through the proxy ${new URL(proxy).origin})` : url;
  throw new CheckError(`${server} does not look like TiCDC: ${first && describeUnusable(first)}`);
}

function isOfTicdc({ status, headers, body }: RawExchange['response']): boolean {
  const isJson = (headers['content-type'] ?? '').includes('json');
  const saysError = body.includes('"error_msg"') && body.includes('"error_code"');
  const saysStatus = body.includes('"version"') && body.includes('"is_owner"');
  const saysCaptures = body.includes('"is_owner"') && body.includes('"address"');
  return saysError || (status === 200 && isJson && (saysStatus || saysCaptures));
}

/**
 * The architecture that most of the responses show; that of the health response if they are divided. The version says nothing: one
 * binary holds both.
 */
export function detectGeneration(probes: ProbeResponses): Generation {
  const votes = votesOf(probes);
  const count = (generation: Generation) => votes.filter((vote) => vote === generation).length;
  return count('newarch') > count('classic') ? 'newarch' : 'classic';
}

/** Whether a response is missing for the moment, as in an election, so that the others may not suffice. */
export function isUndecided(probes: ProbeResponses): boolean {
  const { health, malformed, captures } = probes;
  const passes = [health, malformed, captures].some((one) => one && isTransient(one.response));
  return passes && votesOf(probes).filter((vote) => vote !== undefined).length < 2;
}

const votesOf = ({ health, malformed, captures }: ProbeResponses): readonly Vote[] => [
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
  const code = errorCodeIn(body);
  if (code === 'CDC:ErrAPIInvalidParam') return 'classic';
  if (code !== 'CDC:ErrChangeFeedNotExists') return undefined;
  return /not exists, default\//.test(body) ? 'classic' : 'newarch';
}

function ofCaptures(captures: RawExchange | undefined): Vote {
  const body = captures?.response.body ?? '';
  if (body.startsWith('[\n')) return 'classic';
  return body.startsWith('[{') ? 'newarch' : undefined;
}

/** The release that the status names. */
export function versionIn(status: RawExchange | undefined): string | undefined {
  return /"version"\s*:\s*"([^"\\]{1,100})"/.exec(status?.response.body ?? '')?.[1];
}
