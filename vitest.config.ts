// Test projects: `unit` is hermetic, `sandbox` tests the simulated cluster, `contract` checks servers and `control-servers` proves
// those checks; `fidelity` compares the sandbox with recorded servers; `package`, `tools`, `browser` and `site` test what is shipped.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests of thousands of seeds, every release, every defect: `npm run test:full` runs the whole of them, `npm test` a part. */
const extensive = [
  'test/browser/html-report.test.ts',
  'test/contract/releases.test.ts',
  'test/control-servers/check-ended.test.ts',
  'test/control-servers/contract-suite.test.ts',
  'test/fidelity/contract.test.ts',
  'test/fidelity/sink-matrix.test.ts',
  'test/sandbox/random/*.test.ts',
  'test/unit/client/load/*.test.ts',
  'test/unit/codec/fuzz.test.ts',
  'test/unit/contract/report/reporters/secrets.test.ts',
  'test/unit/contract/run/elections.test.ts',
  'test/unit/mock/as-sandbox.test.ts',
  'test/unit/shared/mask-secrets.test.ts',
];
/** Tests that prove the detection bench run with `npm run test:full` alone. */
const ofBench = ['test/control-servers/detection-defects.test.ts'];

/** No test changes what the files of a project share, so that they need no module of their own: a third of the time. */
const shared = { isolate: false };

const project = (name: string, options: Record<string, unknown> = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...options },
});

export default defineConfig({
  test: {
    // Vitest leaves one core idle; tests that wait for processes and sockets leave another.
    maxWorkers: Math.max(3, availableParallelism()),
    projects: [
      project('unit', { ...shared, testTimeout: 60_000, hookTimeout: 60_000 }),
      project('contract', { ...shared, testTimeout: 120_000, hookTimeout: 60_000 }),
      project('sandbox', { ...shared, testTimeout: 300_000, hookTimeout: 60_000 }),
      project('fidelity', { ...shared, testTimeout: 120_000 }),
      project('control-servers', { ...shared, exclude: ofBench, testTimeout: 120_000 }),
      project('full', {
        include: [...extensive, ...ofBench],
        env: { TEST_FULL: '1' },
        testTimeout: 300_000,
        hookTimeout: 60_000,
      }),
      project('package', { fileParallelism: false, testTimeout: 300_000, hookTimeout: 300_000 }),
      project('tools', { fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 }),
      project('browser', { ...shared, testTimeout: 120_000, hookTimeout: 120_000 }),
      project('site', {
        ...shared,
        globalSetup: 'test/site/setup.ts',
        // Chromium takes both cores.
        fileParallelism: false,
        maxConcurrency: 3,
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
      project('generators', {
        fileParallelism: false,
        testTimeout: 1_800_000,
        hookTimeout: 60_000,
      }),
    ],
  },
});
