// Operations on captures in the new architecture: list, drain, resignation of the owner (facts C.13, C.16, C.17).
import { jsonAnswer } from '../../edge/answer.js';
import { shuffle } from '../cluster/random.js';
import { captureNotExists } from '../errors.js';
import { readBody } from '../handlers/checks.js';
import { refuse } from '../refusal.js';
import { emptyObject } from './refusals.js';
import type { NewarchContext, NewarchHandler } from './types.js';

export const listCaptures: NewarchHandler = ({ cluster, capture: owner, memory }) => {
  const captures = cluster.captures().map(({ id, address }) => ({
    id,
    is_owner: id === owner.id,
    address,
    cluster_id: 'default',
  }));
  return jsonAnswer(200, shuffle(memory.order, captures), undefined, 0);
};

export const drainCapture: NewarchHandler = (context, call) => {
  const { capture_id: captureId = '' } = readBody(context, call, 'labelled JSON');
  const { traits } = context;
  const count = traits.drains === 'drains' ? drain(context, String(captureId)) : counted(context);
  return jsonAnswer(202, { current_table_count: count }, undefined, 0);
};

function drain({ cluster, capture: owner, traits }: NewarchContext, id: string): number {
  if (id === owner.id) {
    const reason = 'scheduler request failed, cannot drain the owner';
    throw refuse('CDC:ErrSchedulerRequestFailed', reason);
  }
  if (!cluster.captures().some((capture) => capture.id === id)) throw captureNotExists(traits, id);
  return cluster.drain(id);
}

/** The stub of earlier releases: every tenth call of a process has something left. */
function counted({ memory, capture }: NewarchContext): number {
  const calls = (memory.drains.get(capture.id) ?? 0) + 1;
  memory.drains.set(capture.id, calls);
  return calls % 10 === 0 ? 10 : 0;
}

export const resignOwner: NewarchHandler = ({ cluster }) => {
  cluster.resign();
  return emptyObject(202);
};
