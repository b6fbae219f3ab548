// Reaches a server, and learns from its first answers which one it is.

import { readRelease } from '../release-range.js';
import { writeRequest } from '../scenario/request-input.js';
import type { Step } from '../scenario/step.js';
import { capturesStep, healthStep, malformedStep, statusStep } from '../scenario/steps/read.js';
import { nothingKnown } from '../state/discovered.js';
import { backOff, wallClock } from './clock.js';
import {
  detectGeneration,
  isUndecided,
  type Probes,
  requireTicdc,
  versionOf,
} from './detect-generation.js';
import { CheckError, type CheckOptions } from './options.js';
import type { Probe } from './phases/read-phase.js';
import { type Connection, unreachable } from './transport/connection.js';
import { TransportError } from './transport/transport.js';

/** Milliseconds for the new architecture to elect a coordinator, before the generation is judged by what has come. */
const decidedWithin = 5_000;

/**
 * Sends the requests by which a server is known. They are cases as well, and not sent again. What is lost is asked for once more.
 *
 * @throws {CheckError} if no answer is one of TiCDC's.
 */
export async function reach(options: CheckOptions, connection: Connection) {
  const ask = async (step: Step): Promise<Probe> => {
    const input = step.request(nothingKnown('check-0', {}));
    if ('reason' in input) throw new Error(input.reason);
    try {
      return await connection.send(writeRequest(step.operationId, input), options.signal);
    } catch (error) {
      if (error instanceof TransportError) return error;
      if (options.signal?.aborted) throw new CheckError('ended before the server had answered');
      throw error;
    }
  };
  const replies = new Map<Step, Probe>();
  const first = await ask(statusStep);
  replies.set(statusStep, first);
  const others = [healthStep, malformedStep, capturesStep];
  await Promise.all(others.map(async (step) => replies.set(step, await ask(step))));
  const lost = [...replies].filter(([, reply]) => reply instanceof TransportError);
  if (lost.length === replies.size && first instanceof TransportError) {
    throw unreachable(connection, first);
  }
  requireTicdc(connection.url, answersIn(replies));
  await Promise.all(lost.map(async ([step]) => replies.set(step, await ask(step))));
  const { clock = wallClock, generation: given } = options;
  const deadline = clock.now() + decidedWithin;
  const delays = backOff();
  const isOpen = () => given === undefined && isUndecided(answersIn(replies));
  while (isOpen() && clock.now() < deadline) {
    await clock.wait(delays.next().value, options.signal);
    await Promise.all(others.map(async (step) => replies.set(step, await ask(step))));
  }
  const answers = answersIn(replies);
  const version = versionOf(answers.status);
  // A mock's examples are of many releases.
  const named = options.release ?? (options.stateless ? undefined : version);
  return {
    probes: replies,
    version,
    generation: options.generation ?? detectGeneration(answers),
    release: named === undefined ? undefined : readRelease(named),
  };
}

function answersIn(replies: ReadonlyMap<Step, Probe>): Probes {
  const answerOf = (step: Step) => {
    const reply = replies.get(step);
    return reply instanceof TransportError ? undefined : reply;
  };
  return {
    status: answerOf(statusStep),
    health: answerOf(healthStep),
    malformed: answerOf(malformedStep),
    captures: answerOf(capturesStep),
  };
}
