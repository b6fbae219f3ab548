// Sends requests that no operation takes, and checks what the router responds.

import { checkRoute } from '../../response/check-route.js';
import { wantsRoutes } from '../../scenario/selection.js';
import type { RouteStep } from '../../scenario/steps/routes.js';
import type { Outcome } from '../record/recorder.js';
import type { Run } from '../run.js';
import { noResponse } from '../transport/no-response.js';

/** Checks each route as a case of its own. */
export async function checkRoutes(run: Run, steps: readonly RouteStep[]): Promise<void> {
  if (!wantsRoutes(run.options)) return;
  await Promise.all(
    steps.map(async (step) => {
      const started = run.clock.now();
      const written = { method: step.method, path: step.path, headers: {} };
      const record = (more: Pick<Outcome, 'check' | 'findings'>) =>
        run.recorder.add({
          operationId: undefined,
          name: step.name,
          milliseconds: run.clock.now() - started,
          request: run.connection.requestOf(written),
          ...more,
        });
      try {
        const { response } = await run.connection.send(written, run.signal);
        record({ check: 'routing', findings: checkRoute(step, response) });
      } catch (error) {
        record({ check: 'transport', findings: [noResponse(error, undefined)] });
      }
    }),
  );
}
