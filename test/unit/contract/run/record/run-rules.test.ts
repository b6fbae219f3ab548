// Checks the rules about a run as a whole: the owner, and what was verified.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../../src/contract/index.js';
import { aFinding, changeBody, findingsOf, findingsWith, withSandbox } from '../support.js';

test('a list of captures that names another owner every time', async () => {
  let reads = 0;
  const findings = await findingsWith(
    changeBody(/\/captures$/, (body) => {
      const captures: { id: string }[] = JSON.parse(body);
      reads += 1;
      const turn = reads % captures.length;
      return JSON.stringify(
        captures
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .map((one, index) => ({ ...one, is_owner: index === turn })),
      );
    }),
  );
  expect(findings).toContainEqual(
    aFinding('listCaptures', 'owner-returns', {
      check: 'consistency',
      received: expect.stringMatching(/^[\w-]+, then [\w-]+/),
    }),
  );
});

test('a run that verified less than its floor', () =>
  withSandbox(async ({ options }) => {
    const report = await runChecks({ ...options, mode: 'read-only', floor: 0.99 });
    expect(findingsOf(report)).toEqual([
      aFinding(undefined, 'coverage-floor', {
        check: 'floor',
        expected: expect.stringContaining('99.0 %'),
        received: expect.stringMatching(/^\d\d\.\d %$/),
      }),
    ]);
  }));
