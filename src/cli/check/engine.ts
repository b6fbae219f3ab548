// Loads the checks, and of their room nothing else.
import type { Engine } from './world.js';

export async function loadEngine(): Promise<Engine> {
  const [{ runChecks }, { planChecks }, { cleanUp }] = await Promise.all([
    import('../../contract/run/run-checks.js'),
    import('../../contract/run/plan.js'),
    import('../../contract/run/clean-up.js'),
  ]);
  return { runChecks, planChecks, cleanUp };
}
