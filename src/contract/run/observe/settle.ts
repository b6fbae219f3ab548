// Waits for what an operation must bring about, and records whether and when it came.
import type { Settling } from '../../report/report.js';
import { type Poll, poll } from '../poll.js';
import type { Run } from '../run.js';

/**
 * Polls, and records for the report whether the condition held in time.
 *
 * @param settling What must come to hold. `accepted` as verdict: v1 may show nothing of it, so that a poll in time proves little.
 * @returns the last value, and whether the condition held in time.
 */
export async function settle<Value>(
  run: Run,
  settling: Omit<Settling, 'began' | 'milliseconds' | 'verdict'> & {
    readonly verdict?: 'accepted';
  },
  how: Poll<Value>,
): Promise<{ readonly value: Value; readonly inTime: boolean }> {
  const started = run.clock.now();
  const result = await poll(run, how);
  const verdict = result.inTime ? (settling.verdict ?? 'settled') : 'never';
  recordSettling(run, started, { ...settling, verdict });
  return result;
}

/**
 * Records an effect for which the run has waited until now.
 *
 * @param started When the run began to wait, in milliseconds since 1970.
 */
export function recordSettling(
  run: Run,
  started: number,
  settling: Omit<Settling, 'began' | 'milliseconds'>,
): void {
  const began = started - run.started;
  const milliseconds = run.clock.now() - started;
  run.recorder.settlings.push({ ...settling, began, milliseconds });
}
