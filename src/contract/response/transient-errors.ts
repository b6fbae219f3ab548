// Answers that an election, a start, or a changefeed that has just come explains (facts 1.5, 4.3, 4.4): asked again, they pass.
import type { TransportResponse } from '../run/transport/transport.js';

const passingCodes: ReadonlySet<string> = new Set([
  'CDC:ErrOwnerNotFound',
  'CDC:ErrNotOwner',
  'CDC:ErrClusterIsUnhealthy',
  'CDC:ErrCaptureNotInitialized',
  'CDC:ErrReachMaxTry',
  'CDC:ErrSchedulerRequestFailed',
]);

/** Where `error_code` is empty, or holds the cause's. */
const passingText =
  /election: no leader|reach maximum try|context (?:canceled|deadline exceeded)|not fully initialized|TiCDC cluster is unavailable|ErrOwnerNotFound|dial tcp|connection re(?:fused|set)|changefeed not found/;

/** Whether nothing but the moment may be to blame for the answer. */
export function isPassing({ status, body }: Pick<TransportResponse, 'status' | 'body'>): boolean {
  if (status === 504) return body === '';
  if (status !== 500 && status !== 503) return false;
  if (body === '') return status === 500;
  return passingCodes.has(codeIn(body)) || (status === 500 && passingText.test(body));
}

const goneCodes: ReadonlySet<string> = new Set([
  'CDC:ErrChangeFeedNotExists',
  'CDC:ErrCaptureNotExist',
  'CDC:ErrTaskStatusNotExists',
  'CDC:ErrTaskPositionNotExists',
]);

/** The second document of a 200 for a processor of a changefeed that does not run normally any more (facts 1.15). */
const ofAbnormal =
  /\}\s*\{\s*"error_msg"\s*:\s*"(?:\[CDC:ErrAPIInvalidParam\])?[^"\\]*changefeed in abnormal state: \w*,[^{}]*\}\s*$/;

/** Whether the server does not have what the request names: removed or stopped by others, or just come. */
export function isGone({ status, body }: Pick<TransportResponse, 'status' | 'body'>): boolean {
  if (status === 200) return ofAbnormal.test(body);
  return (status === 400 || status === 500) && goneCodes.has(codeIn(body));
}

/** Whether the server does not know the changefeed, which may have come a moment ago or be known again after an election. */
export function isUnknown({ status, body }: Pick<TransportResponse, 'status' | 'body'>): boolean {
  return status === 400 && codeIn(body) === 'CDC:ErrChangeFeedNotExists';
}

/** The `error_code` of a body; empty if there is none. */
export function codeIn(body: string): string {
  return /"error_code"\s*:\s*"([^"\\]*)"/.exec(body)?.[1] ?? '';
}
