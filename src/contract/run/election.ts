// Waits until the cluster has one owner again, after an election of our own or of others.

import { isObject } from '../generated-files.js';
import { backOff } from './clock.js';
import { judge, type Run, sendInput } from './run.js';

/**
 * Looks until exactly one capture is the owner and the cluster calls itself healthy.
 *
 * @param deadline Milliseconds since 1970 on the run's clock.
 * @returns whether that came to be in time.
 */
export async function untilLed(run: Run, deadline: number): Promise<boolean> {
  const delays = backOff();
  for (;;) {
    if (await isLed(run)) return true;
    if (run.clock.now() >= deadline) return false;
    await run.clock.wait(delays.next().value, run.options.signal);
  }
}

/** Without an owner nothing agrees. Whoever has evicted it, the run has some patience. */
export async function endElection(run: Run): Promise<void> {
  const started = run.clock.now();
  const isLed = await untilLed(run, started + run.patience.for('listCaptures', 'election'));
  if (!isLed) run.patience.exhaust('listCaptures');
}

/** Whether there is another owner than when the owner was seen to change so often. */
export async function hasChanged(run: Run, changes: number): Promise<boolean> {
  await endElection(run);
  return run.owners.changes > changes;
}

async function isLed(run: Run): Promise<boolean> {
  const captures = await sendInput(run, 'listCaptures', {});
  if (captures.response.status !== 200) return false;
  const { value } = judge(run, 'listCaptures', captures, { statuses: [200] });
  const owners = Array.isArray(value)
    ? value.filter((one) => isObject(one) && one.is_owner === true)
    : [];
  if (owners.length !== 1) return false;
  const health = await sendInput(run, 'getHealth', {});
  return health.response.status === 200;
}
