// Servers of every release keep the contract: a clean sandbox gives no finding, also while others use it.
import { expect, test } from 'vitest';
import { sendThrough } from '../../scripts/bench/detection/in-process.js';
import {
  type CheckOptions,
  formatFinding,
  reporters,
  runChecks,
} from '../../src/contract/index.js';
import { everythingAllowed, startChecked } from '../fixtures/checked-sandbox.js';
import { extent } from '../fixtures/extent.js';
import { classicReleases, newarchReleases } from '../fixtures/played-releases.js';
import { beside } from '../fixtures/second-client.js';
import { replaced } from './live.js';

/** One release of each way to respond in the part; all in the whole. */
const releases = [
  ...extent<readonly string[]>(['6.1.7', '8.5.7'], classicReleases).map((release) => ({
    generation: 'classic' as const,
    release,
  })),
  ...extent<readonly string[]>(['8.5.7'], newarchReleases).map((release) => ({
    generation: 'newarch' as const,
    release,
  })),
];
/** Classes and names that more than one test of a JUnit report has. */
function repeatedTests(report: string): string[] {
  const tests = [...report.matchAll(/<testcase name="[^"]*" classname="[^"]*"/g)].map(String);
  expect(tests.length).toBeGreaterThan(50);
  return tests.filter((test, index) => tests.indexOf(test) !== index);
}

const modes = ['read-only', 'writes', 'disruptive'] as const satisfies CheckOptions['mode'][];

test
  .skipIf(replaced !== undefined)
  .for(releases.flatMap((played) => modes.map((mode) => ({ ...played, mode }))))(
  '$generation v$release, $mode: no finding, nothing left, the release and generation known',
  async ({ generation, release, mode }) => {
    const sandbox = await startChecked({ generation, release, state: 'documented' });
    try {
      const send = sendThrough(sandbox);
      const report = await runChecks({ ...(await everythingAllowed(sandbox)), mode, send });
      expect(report.cases.flatMap(({ findings }) => findings.map(formatFinding))).toEqual([]);
      expect(report.left).toEqual([]);
      expect(report.target).toMatchObject({ release: `v${release}`, generation });
      expect(repeatedTests(reporters.junit(report, { color: false }))).toEqual([]);
      expect(report.settlings.filter(({ verdict }) => verdict === 'never')).toEqual([]);
    } finally {
      await sandbox.close();
    }
  },
);

test
  .skipIf(replaced !== undefined)
  .for(releases.flatMap((played) => [1, 2, 3].map((seed) => ({ ...played, seed }))))(
  '$generation v$release beside a second client (seed $seed): no finding, nothing left',
  async ({ generation, release, seed }) => {
    const state = seed === 1 ? 'documented' : 'empty';
    const sandbox = await startChecked({ generation, release, state });
    try {
      const mode = modes[seed % 3];
      const options = { ...(await everythingAllowed(sandbox)), mode };
      const send = beside(sandbox, sendThrough(sandbox), seed);
      const report = await runChecks({ ...options, send });
      expect(report.cases.flatMap(({ findings }) => findings.map(formatFinding))).toEqual([]);
      expect(report.left).toEqual([]);
    } finally {
      await sandbox.close();
    }
  },
);
