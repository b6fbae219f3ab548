// Reaches a server, and learns from its first responses which one it is.
import { readRelease } from '../../shared/release.js';
import { NotObserved, writeRequest } from '../scenario/request-input.js';
import type { Step } from '../scenario/step.js';
import { capturesStep, healthStep, malformedStep, statusStep } from '../scenario/steps/read.js';
import { nothingDiscovered } from '../state/discovered.js';
import { wallClock } from './clock.js';
import {
  detectGeneration,
  isUndecided,
  type ProbeResponses,
  requireTicdc,
  versionIn,
} from './detect-generation.js';
import { CheckError, type CheckOptions } from './options.js';
import type { Probe } from './phases/read-phase.js';
import { poll } from './poll.js';
import { type Connection, unreachable } from './transport/connection.js';
import { TransportError } from './transport/transport.js';

/** Milliseconds for the new architecture to elect a coordinator, before the architecture is decided by the responses so far. */
const decidedWithin = 5_000;

const otherSteps = [healthStep, malformedStep, capturesStep];

/**
 * Sends the requests by which a server is known. They are cases of the run as well, and not sent again. A lost one is repeated once.
 *
 * @throws {CheckError} if no response is one of TiCDC's.
 */
export async function probeServer(options: CheckOptions, connection: Connection) {
  const { clock = wallClock, generation, signal } = options;
  const probes = new Map<Step, Probe>();
  const probe = (steps: readonly Step[]) =>
    Promise.all(steps.map(async (step) => probes.set(step, await send(step, connection, signal))));
  await probe([statusStep]);
  await probe(otherSteps);
  const lost = [...probes].filter(([, result]) => result instanceof TransportError);
  const [first] = lost;
  if (lost.length === probes.size && first?.[1] instanceof TransportError) {
    throw unreachable(connection, first[1]);
  }
  const unreadable = lost.flatMap(([, result]) =>
    result instanceof TransportError && !result.broken ? [unreachable(connection, result)] : [],
  );
  requireTicdc(connection.url, responsesIn(probes), options.proxy, unreadable[0]);
  await probe(lost.map(([step]) => step));
  let isRepeated = false;
  await poll(
    { clock, signal },
    {
      read: async () => {
        if (isRepeated) await probe(otherSteps);
        isRepeated = true;
        return responsesIn(probes);
      },
      until: (responses) => generation !== undefined || !isUndecided(responses),
      within: decidedWithin,
    },
  );
  const responses = responsesIn(probes);
  const version = versionIn(responses.status);
  const detected =
    generation !== undefined && isUndecided(responses) ? generation : detectGeneration(responses);
  return {
    probes,
    version,
    server: { generation: generation ?? detected, release: releaseIn(options.release ?? version) },
    reported: { generation: detected, release: releaseIn(version) ?? releaseIn(options.release) },
  };
}

const releaseIn = (text: string | undefined) =>
  text === undefined ? undefined : readRelease(text);

async function send(
  step: Step,
  connection: Connection,
  signal: AbortSignal | undefined,
): Promise<Probe> {
  const input = step.request(nothingDiscovered('check-0', {}));
  if (input instanceof NotObserved) throw new Error(input.reason);
  try {
    return await connection.send(writeRequest(step.operationId, input), signal);
  } catch (error) {
    if (error instanceof TransportError) return error;
    if (signal?.aborted) throw new CheckError('ended before the server had responded');
    throw error;
  }
}

function responsesIn(probes: ReadonlyMap<Step, Probe>): ProbeResponses {
  const responseOf = (step: Step) => {
    const result = probes.get(step);
    return result instanceof TransportError ? undefined : result;
  };
  return {
    status: responseOf(statusStep),
    health: responseOf(healthStep),
    malformed: responseOf(malformedStep),
    captures: responseOf(capturesStep),
  };
}
