// A DELETE whose owner dies before it has begun to work on it. Requests over HTTP cannot come in between.

import { readServerVersion } from '../../../src/http/played-releases.js';
import { Refusal } from '../../../src/http/refusals/refusal.js';
import { createHandlerState } from '../../../src/sandbox/handler-state.js';
import { removeChangefeed } from '../../../src/sandbox/handlers/classic/jobs.js';
import { createLock } from '../../../src/sandbox/handlers/common/lock.js';
import { createCluster } from '../../../src/sandbox/model/cluster.js';
import { traitsOf } from '../../../src/sandbox/traits/index.js';

/** The response, and the milliseconds that the server waited. */
export async function removeUnderDyingOwner(release: string) {
  const traits = traitsOf(readServerVersion('classic', release));
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
    state: createHandlerState(1),
    lock: createLock(),
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
    return { response: await removeChangefeed(context, call), waited: cluster.now() - begin };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { response: refusal.response, waited: cluster.now() - begin };
  }
}
