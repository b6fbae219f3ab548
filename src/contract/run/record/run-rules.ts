// Rules about a run as a whole: that it saw what it must, and that nothing rounded the integers.
import { operationIds } from '../../../../generated/operations.js';
import type { CheckId } from '../../finding/checks.js';
import { type Finding, finding } from '../../finding/finding.js';
import type { CoverageItem } from '../../report/report.js';
import { rounding, roundingOfField } from '../../rules/rounding.js';
import { checksIn, operationsIn } from '../../scenario/selection.js';
import type { Run } from '../run.js';
import { shareOf } from './coverage.js';
import type { Outcome, WideField } from './recorder.js';

type Add = (
  name: string,
  check: CheckId,
  findings: readonly Finding[],
  more?: Pick<Outcome, 'notObserved' | 'isAsked'>,
) => void;

/** Records what the whole of the run says. */
export function recordRunRules(run: Run, coverage: readonly CoverageItem[]): void {
  const { recorder } = run;
  const add: Add = (name, check, findings, more) =>
    recorder.add({ operationId: undefined, name, check, milliseconds: 0, findings, ...more });

  add(
    'every operation that was exercised succeeded at least once',
    'never-succeeded',
    operationIds
      .filter((id) => recorder.exercised.has(id) && !recorder.succeeded.has(id))
      .map((id) => finding('never-succeeded', id, 'a success at least once', 'none')),
    blindUnless(recorder.exercised.size > 0, 'no operation was sent with success expected'),
  );
  if (!run.stateless) {
    add(
      'the owner changes by elections alone',
      'consistency',
      run.owners.findings,
      blindUnless(recorder.succeeded.has('listCaptures'), 'the captures could not be read'),
    );
  }
  addRounding(add, recorder.wideFields);
  addBroken(add, run);
  addFloor(add, run, coverage);
  addNamed(add, run);
}

const blindUnless = (sees: boolean, notObserved: string) => (sees ? {} : { notObserved });

function addRounding(add: Add, fields: readonly WideField[]): void {
  const verdict = rounding(fields.flatMap(({ digits }) => [...digits]));
  add(
    'no 64-bit integer was rounded on its way',
    'rounding',
    verdict === 'rounded'
      ? [finding('rounding', undefined, 'integers with digits that a double cannot hold', 'none')]
      : [],
    blindUnless(verdict !== 'unknown', 'too few integers beyond 2^53 to tell'),
  );
  if (verdict !== 'rounded') addFields(add, fields);
}

function addBroken(add: Add, { connection: { broken, requests } }: Run): void {
  if (broken === 0) return;
  const received = `${broken} of ${requests} ended before the answer had come`;
  const found = finding('transport', undefined, 'connections that last until the answer', received);
  add('connections last until the answer', 'transport', [{ ...found, severity: 'warning' }]);
}

function addFloor(add: Add, { options }: Run, coverage: readonly CoverageItem[]): void {
  const { floor } = options;
  if (floor === undefined) return;
  const share = shareOf(coverage);
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  const expected = `at least ${percent(floor)} verified`;
  add(
    'the run saw as much as was asked for',
    'floor',
    share >= floor ? [] : [finding('floor', undefined, expected, percent(share))],
  );
}

/** Operations and checks that the caller has named were looked at. Comes last, when all is known that was. */
function addNamed(add: Add, { options, recorder }: Run): void {
  const { only = [], skip = [] } = options;
  const { settlings, lookedAt } = recorder;
  const seen = new Set(lookedAt);
  if (settlings.some(({ verdict }) => verdict !== 'accepted')) seen.add('settling');
  const operations = operationsIn(only);
  if (operations.length > 0) {
    add(
      'every operation that was asked for by name was looked at',
      'never-succeeded',
      operations
        .filter((id) => !seen.has(id))
        .map((id) => finding('never-succeeded', id, 'a case that could be checked', 'none')),
      { isAsked: !skip.includes('never-succeeded') },
    );
  }
  for (const check of checksIn(only)) {
    add(
      `${check}, which was asked for by name, had something to look at`,
      check,
      seen.has(check) ? [] : [finding(check, undefined, 'something to look at', 'nothing')],
    );
  }
}

/** What rounds one field alone has the others against it. */
function addFields(add: Add, fields: readonly WideField[]): void {
  const judged = fields.map((field) => ({ ...field, verdict: roundingOfField(field.digits) }));
  add(
    'no field of 64-bit integers was rounded on its way',
    'rounding',
    judged
      .filter(({ verdict }) => verdict === 'rounded')
      .map(({ operationId, place, pointer, digits }) => {
        const expected = `integers in ${place} with digits that a double cannot hold`;
        const received = `none among ${digits.size}`;
        return finding('rounding', operationId, expected, received, '', pointer);
      }),
    blindUnless(
      judged.some(({ verdict }) => verdict !== 'unknown'),
      'too few integers beyond 2^53 in any field to tell',
    ),
  );
}
