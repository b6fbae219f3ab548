// Sends requests that no operation takes, and looks what the router answers.

import { operationsIn, type Selection } from '../../scenario/selection.js';
import { checkRoute, type RouteStep } from '../../scenario/steps/routes.js';
import type { CheckOptions } from '../options.js';
import type { Outcome } from '../record/recorder.js';
import type { Run } from '../run.js';
import { lost } from '../transport-failures.js';

/** Routes belong to no operation: where operations are named, they are tried only if `routing` is named as well. */
export function wantsRoutes(selection: Selection, { only = [] }: CheckOptions): boolean {
  const isMeant = operationsIn(only).length === 0 || only.includes('routing');
  return isMeant && selection.wantsCheck('routing');
}

/** One case for each. */
export async function checkRoutes(run: Run, steps: readonly RouteStep[]): Promise<void> {
  if (!wantsRoutes(run.selection, run.options)) return;
  await Promise.all(
    steps.map(async (step) => {
      const started = run.clock.now();
      const written = { method: step.method, path: step.path, headers: {} };
      const record = (more: Pick<Outcome, 'check' | 'findings'>) =>
        run.recorder.add({
          operationId: undefined,
          name: step.name,
          milliseconds: run.clock.now() - started,
          exchange: { request: run.connection.requestOf(written) },
          ...more,
        });
      try {
        const exchange = await run.connection.send(written, run.options.signal);
        record({ check: 'routing', findings: checkRoute(step, exchange) });
      } catch (error) {
        record(lost(error, undefined));
      }
    }),
  );
}
