// Turns a report of the checks into tests, one a case.
import { afterAll, expect, test } from 'vitest';
import { formatFinding, type Report } from '../../src/contract/index.js';

/** One test for each case; what was not sent or not observed is skipped with the reason. */
export function testReport({ cases, coverage, left, mode, target }: Report): void {
  for (const { operationId, name, outcome, reason, findings } of cases)
    test(`${operationId ?? 'the run:'} ${name}`, (context) => {
      if (outcome === 'skipped' || outcome === 'not observed') {
        context.skip(`${outcome}: ${reason}`);
      }
      expect(findings.map(formatFinding)).toEqual([]);
    });

  test('nothing is left behind', () => {
    expect(left).toEqual([]);
  });

  afterAll(() => {
    const count = (kind: string) =>
      coverage.filter((item) => item.kind === 'operation' && item.verdict === kind).length;
    process.stderr.write(
      `\n${target.url} (${target.generation} ${target.release ?? 'of an unknown release'}, ${mode}): ` +
        `${count('verified')} operations verified, ${count('not observed')} not observed, ${count('skipped')} skipped\n`,
    );
  });
}
