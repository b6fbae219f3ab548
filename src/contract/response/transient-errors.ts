// Error responses that an election, a start, an outage of PD or a change by somebody else explains (server-behaviour/changefeeds.md#detail,
// server-behaviour/changefeeds.md#create-pd-unreachable, server-behaviour/state-machine.md#visibility,
// server-behaviour/state-machine.md#elections).
import type { Exchange } from './exchange.js';

type Response = Pick<Exchange['response'], 'status' | 'body'>;

const transientCodes: ReadonlySet<string> = new Set([
  'CDC:ErrOwnerNotFound',
  'CDC:ErrNotOwner',
  'CDC:ErrClusterIsUnhealthy',
  'CDC:ErrCaptureNotInitialized',
  'CDC:ErrReachMaxTry',
  'CDC:ErrSchedulerRequestFailed',
]);

/** Matches transient errors whose `error_code` is empty or the code of the cause. */
const transientText =
  /election: no leader|reach maximum try|context (?:canceled|deadline exceeded)|not fully initialized|TiCDC cluster is unavailable|ErrOwnerNotFound|dial tcp|connection re(?:fused|set)|changefeed not found|fail to get ts from pd/;

/** Returns whether the error is transient: an election, a start or a lost connection explains it, and a later request may succeed. */
export function isTransient({ status, body }: Response): boolean {
  if (status === 504) return body === '';
  if (status !== 500 && status !== 503) return false;
  if (body === '') return status === 500;
  return transientCodes.has(errorCodeIn(body)) || (status === 500 && transientText.test(body));
}

const missingCodes: ReadonlySet<string> = new Set([
  'CDC:ErrChangeFeedNotExists',
  'CDC:ErrCaptureNotExist',
  'CDC:ErrTaskStatusNotExists',
  'CDC:ErrTaskPositionNotExists',
]);

/**
 * Matches the second document of a 200 for a processor whose changefeed no longer runs normally (server-behaviour/cluster.md#processor).
 */
const abnormalChangefeed =
  /\}\s*\{\s*"error_msg"\s*:\s*"(?:\[CDC:ErrAPIInvalidParam\])?[^"\\]*changefeed in abnormal state: \w*,[^{}]*\}\s*$/;

/** Returns whether the server does not have what the request names: it was removed or stopped by others, or is just being created. */
export function isMissing({ status, body }: Response): boolean {
  if (status === 200) return abnormalChangefeed.test(body);
  return (status === 400 || status === 500) && missingCodes.has(errorCodeIn(body));
}

/** Returns whether the changefeed is not found. It may have been created a moment ago, or be found again after an election. */
export function isChangefeedNotFound({ status, body }: Response): boolean {
  return status === 400 && errorCodeIn(body) === 'CDC:ErrChangeFeedNotExists';
}

/** Returns the `error_code` of a body; empty if there is none. */
export function errorCodeIn(body: string): string {
  return /"error_code"\s*:\s*"([^"\\]*)"/.exec(body)?.[1] ?? '';
}
