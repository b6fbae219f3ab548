// Looks that changefeeds that run get on: their checkpoints advance, if any of the run's does.

import { type Finding, finding } from '../../finding/finding.js';
import { checkpointOf } from '../../rules/changefeeds.js';
import { lookAt } from '../await-effect.js';
import { backOff } from '../clock.js';
import type { Run } from '../run.js';

/**
 * Waits until the checkpoint of every changefeed of the run that is `normal` has advanced. Where none does, the upstream stands
 * still, which is no fault of the server's.
 */
export async function checkProgress(run: Run): Promise<readonly Finding[]> {
  const running = [...run.watch.expected].filter(([, states]) => states.includes('normal'));
  const findings: Finding[] = [];
  const deadline = run.clock.now() + run.settleTimeout;
  const delays = backOff();
  const first = new Map<string, bigint>();
  const standing = new Set(running.map(([id]) => id));
  for (;;) {
    for (const id of standing) {
      const { detail, findings: seen } = await lookAt(run, id);
      findings.push(...run.recorder.newOnly(seen));
      const checkpoint = detail === undefined ? undefined : checkpointOf(detail);
      if (checkpoint === undefined || checkpoint === 0n) continue;
      const before = first.get(id);
      if (before === undefined || checkpoint < before) first.set(id, checkpoint);
      else if (checkpoint > before) standing.delete(id);
    }
    const isStill = standing.size === running.length;
    if (standing.size === 0) return findings;
    if (run.clock.now() >= deadline) {
      if (isStill) return findings;
      return [...findings, ...[...standing].map((id) => standsStill(run, id, first.get(id)))];
    }
    await run.clock.wait(delays.next().value, run.options.signal);
  }
}

function standsStill(run: Run, id: string, checkpoint: bigint | undefined): Finding {
  const operationId = run.watch.lastChangeOf(id)?.operationId ?? 'createChangefeed';
  const others = "as that of the run's other changefeeds does";
  const expected = `a checkpoint of ${id} that advances within ${run.settleTimeout / 1_000} s after ${operationId}, ${others}`;
  return finding('settling', operationId, expected, `it stays ${checkpoint ?? 'unknown'}`);
}
