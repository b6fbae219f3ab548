// Test projects: `unit` is hermetic, `sandbox` tests the simulated cluster, `contract` checks servers and `control-servers` proves
// those checks; `fidelity` compares the sandbox with recorded servers; `package`, `tools` and `browser` test what is shipped.
import { defineConfig } from 'vitest/config';

const project = (name: string, options: Record<string, unknown> = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...options },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', {
        testTimeout: 20_000,
        typecheck: { enabled: true, include: ['test/unit/**/*.test-d.ts'] },
      }),
      project('contract', {
        fileParallelism: false,
        testTimeout: 120_000,
        hookTimeout: 60_000,
      }),
      project('sandbox', { testTimeout: 300_000, hookTimeout: 60_000 }),
      project('fidelity', { testTimeout: 120_000 }),
      project('control-servers', { testTimeout: 120_000 }),
      project('package', { fileParallelism: false, testTimeout: 300_000, hookTimeout: 300_000 }),
      project('tools', { fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 }),
      project('browser', { fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 }),
    ],
  },
});
