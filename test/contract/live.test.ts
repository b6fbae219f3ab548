// The contract checks against the live server that TICDC_URL names.
import { test } from 'vitest';
import { redact } from '../../src/client/index.js';
import { CheckError, runChecks } from '../../src/contract/index.js';
import { liveOptions } from './live.js';
import { testReport } from './report-tests.js';

const options = liveOptions(process.env);

if (options === undefined) {
  test.skip('TICDC_URL names no server', () => {});
} else {
  process.stderr.write(`\nContract tests against TICDC_URL: ${redact(options.url)}\n`);
  try {
    testReport(await runChecks(options));
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    // The reader needs the message, not where it was thrown.
    throw Object.assign(new Error(`TICDC_URL: ${error.message}`), { stack: '' });
  }
}
