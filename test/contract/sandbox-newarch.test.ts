// The contract checks against the sandbox of the new architecture, v8.5.7, with everything allowed.
import { afterAll, test } from 'vitest';
import { runChecks } from '../../src/contract/index.js';
import { everythingAllowed, startChecked } from '../fixtures/checked-sandbox.js';
import { replaced } from './live.js';
import { testReport } from './report-tests.js';

if (replaced !== undefined) {
  test.skip(replaced, () => {});
} else {
  const sandbox = await startChecked({
    generation: 'newarch',
    release: '8.5.7',
    state: 'documented',
  });
  afterAll(() => sandbox.close());
  testReport(await runChecks(await everythingAllowed(sandbox)));
}
