// The contract checks against the mock: every case, and every documented status on demand.
import { afterAll, test } from 'vitest';
import { runChecks } from '../../src/contract/index.js';
import { startMock } from '../../src/mock/index.js';
import { replaced } from './live.js';
import { testReport } from './report-tests.js';

if (replaced !== undefined) {
  test.skip(replaced, () => {});
} else {
  const mock = await startMock({ port: 0 });
  afterAll(() => mock.close());
  const everything = { mode: 'disruptive', logLevel: 'info', filter: ['test.*'] } as const;
  testReport(await runChecks({ url: mock.url, stateless: true, ...everything }));
}
