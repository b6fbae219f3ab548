// Checks that running changefeeds advance: their checkpoints move, if any of them does.
import { type Finding, finding } from '../../finding/finding.js';
import { expectedIn } from '../../state/expected-state.js';
import { checkpointOf } from '../../state/times.js';
import { poll } from '../poll.js';
import type { Run } from '../run.js';
import { noticeDrainDefect } from './drain-defect.js';
import { readChangefeed } from './read-cluster.js';

/**
 * Waits until the checkpoint of every test changefeed in state `normal` has advanced. If none advances, the upstream stands still,
 * which is no fault of the server.
 */
export async function checkProgress(run: Run): Promise<readonly Finding[]> {
  const running = expectedIn(run.expected, 'normal');
  const first = new Map<string, bigint>();
  const standing = new Set(running);
  const read = async () => {
    for (const id of standing) {
      const { detail } = await readChangefeed(run, id);
      const checkpoint = detail === undefined ? undefined : checkpointOf(detail);
      if (checkpoint === undefined || checkpoint === 0n) continue;
      const before = first.get(id);
      if (before === undefined || checkpoint < before) first.set(id, checkpoint);
      else if (checkpoint > before) standing.delete(id);
    }
    return standing.size;
  };
  const within = run.settleTimeout;
  const { value } = await poll(run, { read, until: (count) => count === 0, within });
  if (value === running.length || (value > 0 && (await noticeDrainDefect(run)))) return [];
  return [...standing].map((id) => {
    const lastChange = run.expected.changefeeds.get(id)?.lastChange?.operationId;
    const operationId = lastChange ?? 'createChangefeed';
    return finding('checkpoint-advances', operationId, {
      subject: { changefeed: id },
      expected: { after: operationId, within },
      received: String(first.get(id) ?? 'an unknown checkpoint'),
    });
  });
}
