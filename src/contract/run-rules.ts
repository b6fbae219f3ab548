// Rules about a run as a whole: that it saw what it must, and that nothing rounded the integers.
import { operationIds } from '../../generated/operations.js';
import { shareOf } from './coverage-verdicts.js';
import { type Finding, finding } from './finding.js';
import type { CoverageItem } from './report.js';
import { rounding } from './rounding.js';
import type { Run } from './run.js';

/** Records what the whole of the run says. */
export function recordRunRules(run: Run, coverage: readonly CoverageItem[]): void {
  const { recorder, options } = run;
  const add = (name: string, findings: readonly Finding[], notObserved?: string) =>
    recorder.add({
      operationId: undefined,
      name,
      milliseconds: 0,
      findings,
      ...(notObserved !== undefined && { notObserved }),
    });

  add(
    'every operation that was exercised succeeded at least once',
    operationIds
      .filter((id) => recorder.exercised.has(id) && !recorder.succeeded.has(id))
      .map((id) => finding('never-succeeded', id, 'a success at least once', 'none')),
  );

  const verdict = rounding(recorder.integers);
  add(
    'no 64-bit integer was rounded on its way',
    verdict === 'rounded'
      ? [finding('rounding', undefined, 'integers with digits that a double cannot hold', 'none')]
      : [],
    verdict === 'unknown' ? 'too few integers beyond 2^53 to tell' : undefined,
  );

  const { broken } = run.connection;
  if (broken > 0) {
    const received = `${broken} of ${run.connection.requests} ended before the answer had come`;
    const warning = { severity: 'warning' } as const;
    add('connections last until the answer', [
      {
        ...finding('transport', undefined, 'connections that last until the answer', received),
        ...warning,
      },
    ]);
  }

  if (options.floor === undefined) return;
  const share = shareOf(coverage);
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  add(
    'the run saw as much as was asked for',
    share >= options.floor
      ? []
      : [
          finding(
            'floor',
            undefined,
            `at least ${percent(options.floor)} verified`,
            percent(share),
          ),
        ],
  );
}
