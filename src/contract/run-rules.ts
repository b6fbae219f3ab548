// Rules about a run as a whole: that it saw what it must, and that nothing rounded the integers.
import { operationIds } from '../../generated/operations.js';
import { shareOf } from './coverage-verdicts.js';
import { type Finding, finding } from './finding.js';
import type { WideField } from './recorder.js';
import type { CaseResult, CoverageItem } from './report.js';
import { rounding, roundingOfField } from './rounding.js';
import type { Run } from './run.js';
import { operationsIn } from './selection.js';

type Add = (name: string, findings: readonly Finding[], notObserved?: string) => void;

/** Records what the whole of the run says. */
export function recordRunRules(run: Run, coverage: readonly CoverageItem[]): void {
  const { recorder, options } = run;
  const add: Add = (name, findings, notObserved) =>
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

  const named = operationsIn(options.only ?? []);
  if (named.length > 0) {
    const seen = new Set(recorder.cases.filter(wasChecked).map(({ operationId }) => operationId));
    add(
      'every operation that was asked for by name was looked at',
      named
        .filter((id) => !seen.has(id))
        .map((id) => finding('never-succeeded', id, 'a case that could be checked', 'none')),
    );
  }

  if (!run.stateless) add('the owner changes by elections alone', run.owners.findings);

  const fields = recorder.wideFields;
  const verdict = rounding(fields.flatMap(({ digits }) => [...digits]));
  add(
    'no 64-bit integer was rounded on its way',
    verdict === 'rounded'
      ? [finding('rounding', undefined, 'integers with digits that a double cannot hold', 'none')]
      : [],
    verdict === 'unknown' ? 'too few integers beyond 2^53 to tell' : undefined,
  );
  if (verdict !== 'rounded') addFields(add, fields);

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

const wasChecked = ({ outcome }: CaseResult) => outcome === 'conforms' || outcome === 'violates';

/** What rounds one field alone has the others against it. */
function addFields(add: Add, fields: readonly WideField[]): void {
  const judged = fields.map((field) => ({ ...field, verdict: roundingOfField(field.digits) }));
  add(
    'no field of 64-bit integers was rounded on its way',
    judged
      .filter(({ verdict }) => verdict === 'rounded')
      .map(({ operationId, place, pointer, digits }) => {
        const expected = `integers in ${place} with digits that a double cannot hold`;
        const received = `none among ${digits.size}`;
        return finding('rounding', operationId, expected, received, '', pointer);
      }),
    judged.every(({ verdict }) => verdict === 'unknown')
      ? 'too few integers beyond 2^53 in any field to tell'
      : undefined,
  );
}
