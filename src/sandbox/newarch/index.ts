// The new architecture (pingcap/ticdc with `newarch`; facts, appendix C): every operation's handler, and the way to it.
import type { OperationId } from '../../../generated/operations.js';
import type { EdgeRequest } from '../../edge/edge.js';
import type { Capture } from '../cluster/types.js';
import type { Generation } from '../gateway.js';
import { checkCredentials } from '../handlers/checks.js';
import { getServerStatus } from '../handlers/common.js';
import { newarchBodySchemaOf } from './bodies.js';
import { drainCapture, listCaptures, resignOwner } from './captures.js';
import { getChangefeed, listChangefeeds } from './changefeed-queries.js';
import { pauseChangefeed, removeChangefeed, resumeChangefeed } from './commands.js';
import { getHealth, setLogLevel } from './common.js';
import { createChangefeed } from './create-changefeed.js';
import { parseUint64 } from './go-integers.js';
import { createLock } from './lock.js';
import { getProcessor, listProcessors } from './processors.js';
import { plainRefusal } from './refusals.js';
import { newarchTraitsOf } from './releases.js';
import { moveTable, rebalanceTables } from './tables.js';
import type { NewarchContext, NewarchHandler } from './types.js';
import { updateChangefeed } from './update-changefeed.js';

const handlers: Readonly<Record<OperationId, NewarchHandler>> = {
  getServerStatus,
  getHealth,
  setLogLevel,
  listChangefeeds: locked(listChangefeeds),
  createChangefeed,
  getChangefeed: locked(getChangefeed),
  updateChangefeed,
  removeChangefeed,
  pauseChangefeed,
  resumeChangefeed,
  rebalanceTables,
  moveTable,
  resignOwner,
  listProcessors,
  getProcessor,
  listCaptures,
  drainCapture,
};

function locked(handler: NewarchHandler): NewarchHandler {
  return (context, call) => context.lock(() => handler(context, call));
}

/** Answered by the capture that is asked. */
const local: readonly OperationId[] = ['getServerStatus', 'setLogLevel'];

/** The servers of pingcap/ticdc with `newarch`. @throws {RangeError} for a release that is not played. */
export function newarchGeneration(release = '8.5.7'): Generation {
  const traits = newarchTraitsOf(release);
  const lock = createLock();
  return {
    traits,
    async answerOperation(shared, capture, { operation: { id }, parameters, query }, request) {
      const handling = local.includes(id) ? capture : coordinator(shared.cluster);
      if (handling.id !== capture.id) refuseForwarded(request.headers);
      const context: NewarchContext = {
        ...shared,
        traits,
        lock,
        capture: handling,
        get bodySchema() {
          return newarchBodySchemaOf(id);
        },
      };
      const { authorization } = request.headers;
      const call = { parameters, query, body: request.body.toString('utf8'), authorization };
      if (traits.authenticated.includes(id)) checkCredentials(context, call);
      return handlers[id](context, call);
    },
  };
}

function coordinator(cluster: NewarchContext['cluster']): Capture {
  const ownership = cluster.ownership();
  const id = ownership.phase === 'vacant' ? undefined : ownership.captureId;
  const capture = cluster.captures().find((candidate) => candidate.id === id);
  if (capture === undefined) throw plainRefusal('election: no leader');
  return capture;
}

/** How often a request may have been forwarded when it comes. */
const longestWay = 2n;

/** The header counts how often a request was forwarded; a capture that forwards it looks at it. */
function refuseForwarded(headers: EdgeRequest['headers']): void {
  const times = headers['ticdc-forwardtimes']?.toString() ?? '';
  if (times === '' || parseUint64(times) <= longestWay) return;
  throw plainRefusal('TiCDC cluster is unavailable, please try again later');
}
