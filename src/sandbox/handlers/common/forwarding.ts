// Which capture handles an operation, and which requests are not forwarded to it.
import type { OperationId } from '../../../../generated/operations.js';
import { parseUint64 } from '../../../http/refusals/newarch/go-integers.js';
import { Refusal, refuseWithoutCode } from '../../../http/refusals/refusal.js';
import type { HttpRequest } from '../../../http/server.js';
import type { Capture } from '../../model/types.js';
import type { Traits } from '../../traits/index.js';
import { noLeader, ownerNotFound, panicked, peerFailed } from './errors.js';
import type { Context } from './types.js';

/** Operations that every capture of v5.2 handles itself, by reading etcd. */
const etcdReads: readonly OperationId[] = [
  'listChangefeeds',
  'getChangefeed',
  'listProcessors',
  'getProcessor',
  'listCaptures',
];

/** Returns whether the capture that receives a request also handles it. */
export function isLocal(traits: Traits, id: OperationId): boolean {
  return (
    id === 'getServerStatus' ||
    id === 'setLogLevel' ||
    (id === 'getHealth' && !traits.healthOfOwner) ||
    (traits.querySource === 'etcd' && etcdReads.includes(id))
  );
}

/** Returns the capture that leads. @throws {Refusal} if there is none that can handle the operation. */
export function findOwner(
  { cluster, traits, quirks }: Pick<Context, 'cluster' | 'traits' | 'quirks'>,
  id: OperationId,
  request: HttpRequest,
): Capture {
  const ownership = cluster.ownership();
  if (ownership.phase === 'vacant') throw noLeader(traits);
  // From v6.2 on an owner that resigns still gets requests, and refuses what it can without its changefeeds. A second resignation is
  // accepted as the first one is.
  if (ownership.phase === 'resigning' && id !== 'resignOwner') {
    if (quirks && id === 'drainCapture') throw panicked;
    if (traits.resigningOwner === 'no leader') throw noLeader(traits);
  }
  const capture = cluster.capture(ownership.captureId);
  if (capture === undefined) throw ownerNotFound;
  if (ownership.phase === 'lost') throw peerFailed(request, capture.address);
  return capture;
}

/** How often a request may have been forwarded before. */
const maximumForwards = 2n;

/**
 * Checks the headers in which servers mark forwarded requests. A client that sends them is treated as a capture.
 *
 * @throws {Refusal} if the request was forwarded before and must not be forwarded again.
 */
export function checkForwarding(traits: Traits, headers: HttpRequest['headers']): void {
  const times = headers['ticdc-forwardtimes']?.toString();
  switch (traits.forwardHeader) {
    case 'response':
      if (headers['ticdc-forwardfromcapture'] !== undefined) throw forwardedTwice(traits);
      return;
    case 'request':
      if (times === undefined || (/^\d{1,20}$/.test(times) && BigInt(times) <= maximumForwards))
        return;
      throw forwardedTwice(traits);
    case 'number in request':
      if (times === undefined || times === '' || parseUint64(times) <= maximumForwards) return;
      throw refuseWithoutCode('TiCDC cluster is unavailable, please try again later');
  }
}

function forwardedTwice({ forwardTextEnd }: Traits): Refusal {
  const text = 'request forward error, an request can only forward to owner one time';
  const code = 'ErrRequestForwardErr';
  return new Refusal({ message: `[${code}]${text}${forwardTextEnd}`, code });
}
