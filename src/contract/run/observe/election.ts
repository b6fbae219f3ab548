// Waits until the cluster has one owner, after an election of the run's or of others; and what elections mean for other waits.
import type { OperationId } from '../../../../generated/operations.js';
import { ownersIn } from '../../state/observe.js';
import { type OnElection, poll } from '../poll.js';
import { judge, type Run, sendInput } from '../run.js';

/** Waits for the end of an election, if there is one, as long as the budget for it lasts. */
export async function awaitElectionEnd(run: Run): Promise<void> {
  const within = run.retryBudget.for('listCaptures', 'election');
  const { inTime } = await poll(run, { read: () => isLed(run), until: (led) => led, within });
  if (!inTime) run.retryBudget.exhaust('listCaptures');
}

/** Returns true if the owner has changed more than `changes` times since the run started. */
export async function hasNewOwner(run: Run, changes: number): Promise<boolean> {
  await awaitElectionEnd(run);
  return run.expected.owners.changes > changes;
}

/**
 * Returns how a poll handles elections.
 *
 * @param explains Returns true if an election can explain the value.
 * @param repeat Sends the request again.
 */
export function electionsOf<Value>(
  run: Run,
  operationId: OperationId,
  explains: (value: Value) => boolean,
  repeat?: () => Promise<void>,
): OnElection<Value> {
  let { changes } = run.expected.owners;
  return {
    explains,
    extraTime: () => run.retryBudget.for(operationId, 'election'),
    exhausted: () => run.retryBudget.exhaust(operationId),
    ...(repeat !== undefined && { repeat }),
    hasNewOwner: async () => {
      const isNew = await hasNewOwner(run, changes);
      changes = run.expected.owners.changes;
      return isNew;
    },
  };
}

/** Whether exactly one capture is the owner and the cluster calls itself healthy. */
export async function isLed(run: Run): Promise<boolean> {
  const captures = await sendInput(run, 'listCaptures', {});
  if (captures.response.status !== 200) return false;
  const { value } = judge(run, 'listCaptures', captures, { statuses: [200] });
  if (ownersIn(value).length !== 1) return false;
  const health = await sendInput(run, 'getHealth', {});
  return health.response.status === 200;
}
