// A DELETE whose owner dies before it has begun to work on it. Requests over HTTP cannot come in between.
import { createCluster } from '../../../src/sandbox/cluster/cluster.js';
import { removeChangefeed } from '../../../src/sandbox/handlers/jobs.js';
import { createMemory } from '../../../src/sandbox/memory.js';
import { Refusal } from '../../../src/sandbox/refusal.js';
import { parseRelease } from '../../../src/sandbox/release.js';
import { traitsOf } from '../../../src/sandbox/releases.js';

/** The answer, and the milliseconds that the server waited. */
export async function removeUnderDyingOwner(release: string) {
  const traits = traitsOf(parseRelease(release));
  const cluster = createCluster({
    rules: traits.rules,
    seed: 1,
    captures: 3,
    host: 'h',
    tables: [],
    release,
    state: 'documented',
    startTime: Date.UTC(2026, 0, 1),
  });
  const [capture] = cluster.captures();
  if (capture === undefined) throw new Error('Expected a capture');
  const begin = cluster.now();
  let isDead = false;
  const context = {
    cluster,
    traits,
    capture,
    faults: new Set<never>(),
    memory: createMemory(1),
    quirks: false,
    bodySchema: {},
    async wait(milliseconds: number) {
      if (!isDead) cluster.loseOwner();
      isDead = true;
      cluster.advance(milliseconds);
    },
  };
  const parameters = { changefeed_id: 'test2' };
  const call = { parameters, query: new URLSearchParams(), body: '', authorization: undefined };
  try {
    return { answer: await removeChangefeed(context, call), waited: cluster.now() - begin };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { answer: refusal.answer, waited: cluster.now() - begin };
  }
}
