// Rules about a run as a whole: that it saw what it must, and that nothing rounded the integers.
import { operationIds } from '../../../../generated/operations.js';
import type { CheckId } from '../../finding/checks.js';
import { type Finding, finding } from '../../finding/finding.js';
import type { CoverageItem } from '../../report/report.js';
import { rounding, roundingOfField } from '../../rules/rounding.js';
import { checksIn, operationsIn } from '../../scenario/selection.js';
import type { Run } from '../run.js';
import { shareOf } from './coverage.js';
import type { IntegerField, Outcome } from './recorder.js';

type Add = (
  name: string,
  check: CheckId,
  findings: readonly Finding[],
  more?: Pick<Outcome, 'notObserved' | 'isRequested'>,
) => void;

/** Records what the run as a whole shows. */
export function recordRunRules(run: Run, coverage: readonly CoverageItem[]): void {
  const { recorder } = run;
  const add: Add = (name, check, findings, more) =>
    recorder.add({ operationId: undefined, name, check, milliseconds: 0, findings, ...more });
  const failed = operationIds.filter(
    (id) => recorder.exercised.has(id) && !recorder.succeeded.has(id),
  );
  add(
    'every operation that was exercised succeeded at least once',
    'never-succeeded',
    failed.map((id) => finding('succeeds-once', id, {})),
    notObservedUnless(recorder.exercised.size > 0, 'no operation was sent with success expected'),
  );
  const { returned } = run.expected.owners;
  add(
    'the owner changes only by elections',
    'consistency',
    returned === undefined
      ? []
      : [finding('owner-returns', 'listCaptures', { received: returned })],
    notObservedUnless(recorder.succeeded.has('listCaptures'), 'the captures could not be read'),
  );
  addRounding(add, recorder.integerFields);
  addBroken(add, run);
  addFloor(add, run, coverage);
  addNamed(add, run);
}

/** Records the undocumented headers of all responses. */
export function recordHeaders({ recorder, connection: { headers } }: Run): void {
  recorder.add({
    operationId: undefined,
    name: 'responses have only documented headers',
    check: 'response-headers',
    milliseconds: 0,
    findings: recorder.headers.findings(headers),
    ...notObservedUnless(recorder.succeeded.size > 0, 'no operation succeeded'),
  });
}

const notObservedUnless = (applies: boolean, notObserved: string) =>
  applies ? {} : { notObserved };

function addRounding(add: Add, fields: readonly IntegerField[]): void {
  const verdict = rounding(fields.flatMap(({ digits }) => [...digits]));
  add(
    'no 64-bit integer was rounded on its way',
    'rounding',
    verdict === 'rounded' ? [finding('integers-rounded', undefined, {})] : [],
    notObservedUnless(verdict !== 'unknown', 'too few integers beyond 2^53'),
  );
  if (verdict !== 'rounded') addFields(add, fields);
}

/** Whatever rounds a single field has the other fields against it. */
function addFields(add: Add, fields: readonly IntegerField[]): void {
  const judged = fields.map((field) => ({ ...field, verdict: roundingOfField(field.digits) }));
  add(
    'no field of 64-bit integers was rounded on its way',
    'rounding',
    judged
      .filter(({ verdict }) => verdict === 'rounded')
      .map(({ operationId, place, pointer, digits }) =>
        finding('field-rounded', operationId, {
          subject: { field: place },
          received: digits.size,
          contractPointer: pointer,
        }),
      ),
    notObservedUnless(
      judged.some(({ verdict }) => verdict !== 'unknown'),
      'too few integers beyond 2^53 in any field',
    ),
  );
}

function addBroken(add: Add, { connection: { broken, requests } }: Run): void {
  if (broken === 0) return;
  const received = { broken, requests };
  add('connections stay open until the response is complete', 'transport', [
    finding('connections-end', undefined, { received, severity: 'warning' }),
  ]);
}

function addFloor(add: Add, { options }: Run, coverage: readonly CoverageItem[]): void {
  const { floor } = options;
  if (floor === undefined) return;
  const share = shareOf(coverage);
  add(
    'the run verified as much as was requested',
    'floor',
    share >= floor
      ? []
      : [finding('coverage-floor', undefined, { expected: floor, received: share })],
  );
}

/** Operations and checks that the caller has named had something to check. Comes last, when all cases are known. */
function addNamed(add: Add, { options, recorder }: Run): void {
  const { only = [], skip = [] } = options;
  const checked = new Set(recorder.checked);
  if (recorder.settlings.some(({ verdict }) => verdict !== 'accepted')) checked.add('settling');
  const operations = operationsIn(only);
  if (operations.length > 0) {
    add(
      'every operation that was named had a case that could be checked',
      'never-succeeded',
      operations.filter((id) => !checked.has(id)).map((id) => finding('operation-checked', id, {})),
      { isRequested: !skip.includes('never-succeeded') },
    );
  }
  for (const check of checksIn(only)) {
    const missing = finding('named-check-applies', undefined, { check });
    add(
      `${check}, which was named, had something to check`,
      check,
      checked.has(check) ? [] : [missing],
    );
  }
}
