// Errors about the state of the cluster, in the words of each release.
import { namespacedName } from '../../../http/refusals/changefeed-errors.js';
import {
  Refusal,
  refuse,
  refuseParameter,
  refuseWithoutCode,
} from '../../../http/refusals/refusal.js';
import { emptyResponse, errorResponse, ticdcError } from '../../../http/response.js';
import type { HttpRequest } from '../../../http/server.js';
import type { Traits } from '../../traits/index.js';

export function changefeedExists(traits: Traits, id: string): Refusal {
  const text = `changefeed already exists, ${traits.duplicateText}${id}`;
  return refuse('CDC:ErrChangeFeedAlreadyExists', text);
}

/** Returns the error about an ID that the owner does not know but that is stored. */
export function lostCreateRace(traits: Traits, id: string): Refusal {
  const text = 'unexpected meta operation failure';
  switch (traits.createRace) {
    case 'CDC:ErrChangeFeedAlreadyExists':
      return changefeedExists(traits, namespacedName(traits, id) ?? id);
    case 'DFLOW:ErrMetaOpFailed':
      return refuse(traits.createRace, `${text}: Create changefeed default/${id}`);
    case 'CDC:ErrMetaOpFailed':
      return refuse(traits.createRace, `${text}: create changefeed ${id}`);
  }
}

export function tsoAhead(name: 'start-ts' | 'checkpoint-ts', given: bigint, now: bigint): Refusal {
  return refuseParameter(`invalid ${name} ${given}, larger than current tso ${now}`);
}

/** Returns the error about a start TSO whose history is deleted. */
export function startBeforeHistory(traits: Traits, start: bigint, safepoint: bigint): Refusal {
  const purpose = traits.gcText.startsWith('create') ? 'create' : 'create or maintain';
  const relation = traits.gcText.endsWith('equal') ? 'earlier than or equal to' : 'earlier than';
  const text = `fail to ${purpose} changefeed because start-ts ${start} is ${relation} GC safepoint at ${safepoint}`;
  return refuse('CDC:ErrStartTsBeforeGC', text);
}

/** @param names names of the tables, such as `db.t1`. */
export function ineligibleTables(names: readonly string[]): Refusal {
  const text = `some tables are not eligible to replicate([${names.join(' ')}]), if you want to ignore these tables, please set ignore_ineligible_table to true`;
  return refuse('CDC:ErrTableIneligible', text);
}

export function drainRefused(reason: string): Refusal {
  return refuse('CDC:ErrSchedulerRequestFailed', `scheduler request failed, ${reason}`);
}

export const unhealthy = refuse('CDC:ErrClusterIsUnhealthy', 'TiCDC cluster is unhealthy');

/** Returns Go's error about a host that refuses connections. */
function refusedConnection(host: string): string {
  return `dial tcp ${host}: connect: connection refused`;
}

/**
 * Returns the error of a capture that cannot forward a request: that of Go's HTTP client.
 *
 * @param cause such as `EOF`, if the other process ends before its response.
 */
export function peerFailed(
  { method, target }: Pick<HttpRequest, 'method' | 'target'>,
  address: string,
  cause = refusedConnection(address),
): Refusal {
  const word = method.charAt(0) + method.slice(1).toLowerCase();
  return refuseWithoutCode(`${word} "http://${address}${target}": ${cause}`);
}

export const ownerNotFound = refuse('CDC:ErrOwnerNotFound', 'owner not found');

export function noLeader(traits: Traits): Refusal {
  const cause = 'election: no leader';
  if (traits.noLeader === 'at once') return refuseWithoutCode(cause);
  // The text after the number is a guess.
  return refuseWithoutCode(`[CDC:ErrReachMaxTry]reach maximum try: 3: ${cause}`);
}

/** The request has exceeded the deadline of v5. */
export const deadlineExceeded = refuseWithoutCode('context deadline exceeded');

/** A server bug stops the call, and the server's framework catches it. */
export const panicked = new Refusal({ message: '', code: '' }, emptyResponse(500));

export const notReady = withStatus(503, 'CDC:ErrServerIsNotReady', 'cdc server is not ready');

export function unauthorized(user: string, reason: string): Refusal {
  const text = `user ${user} unauthorized, error: ${reason}`;
  return withStatus(401, 'CDC:ErrUnauthorized', text);
}

export const noCredentials = withStatus(
  401,
  'CDC:ErrCredentialNotFound',
  'credential not found: please specify the user and password via authorization header',
);

function withStatus(status: number, code: string, text: string): Refusal {
  const error = ticdcError(code, text);
  return new Refusal(error, errorResponse(status, error));
}
