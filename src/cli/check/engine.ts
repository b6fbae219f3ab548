// Loads the parts of the contract module that the command needs, and nothing else of it.
import type { Engine } from './environment.js';

export async function loadEngine(): Promise<Engine> {
  const [{ runChecks }, { planChecks }, { cleanUp }] = await Promise.all([
    import('../../contract/run/run-checks.js'),
    import('../../contract/run/plan.js'),
    import('../../contract/run/clean-up.js'),
  ]);
  return { runChecks, planChecks, cleanUp };
}
