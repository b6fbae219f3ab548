// Performs a step whose effect is no changefeed's state, and waits for the effect.
import type { Finding } from '../finding/finding.js';
import type { Step } from '../scenario/step.js';
import type { Run } from './run.js';
import { type Performed, perform } from './run-step.js';
import { lost } from './transport-failures.js';

/** Performs a step whose effect is no changefeed's, and waits for the effect. */
export async function observed(
  run: Run,
  step: Step,
  effect: (run: Run, performed: Performed) => Promise<readonly Finding[]>,
): Promise<void> {
  const performed = await perform(run, step);
  if (run.stateless || performed.answer?.exchange.response.status !== 202) return;
  const started = run.clock.now();
  const outcome = await effect(run, performed).then(
    (findings) => ({ check: 'settling', findings }) as const,
    (error: unknown) => lost(error, step.operationId),
  );
  if (outcome.findings?.length === 0) return;
  run.recorder.add({
    operationId: step.operationId,
    name: `${step.name}: its effect`,
    milliseconds: run.clock.now() - started,
    ...outcome,
  });
}
