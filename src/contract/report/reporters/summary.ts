// Summaries of a report that several reporters print: findings grouped, cases by outcome and reason, coverage in figures.
import { type OperationId, operationIds } from '../../../../generated/operations.js';
import { anchorOf, type CheckId } from '../../finding/checks.js';
import type { CaseResult, CoverageItem, Report, ReportedFinding } from '../report.js';
import { findingsOf, hasChecked, verdictOf } from '../verdict.js';

/** A finding, the name of its case, and the number of places in that case where it was found. */
export interface GroupedFinding extends ReportedFinding {
  readonly caseName: string;
  readonly count: number;
}

/**
 * Groups the findings of a case that differ only by the item of a list: a field that is wrong in each of 10,000 changefeeds is one
 * group. In the order of the cases.
 */
export function groupFindings(report: Report): readonly GroupedFinding[] {
  const groups = new Map<string, GroupedFinding>();
  for (const [index, { name, findings }] of report.cases.entries()) {
    for (const finding of findings) {
      const { check, pointer, contractPointer, expected, received, repeated = 0 } = finding;
      const place = placeOf(pointer);
      const rest = place === pointer ? [expected, received] : [];
      const key = JSON.stringify([index, check, place, contractPointer, ...rest]);
      const before = groups.get(key);
      const count = (before?.count ?? 0) + 1 + repeated;
      groups.set(key, { ...(before ?? finding), caseName: name, count });
    }
  }
  return [...groups.values()];
}

/** Replaces the items of lists in a pointer with `-`: `/12/state` becomes `/-/state`. */
export function placeOf(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/-');
}

/** Returns the address of the documentation of a check, in the version that reports. */
export function helpUriOf(check: CheckId, version: string): string {
  return `https://unpkg.com/ticdc-openapi@${version}/${anchorOf(check)}`;
}

/** Operations in the order of the contract; undefined, for rules about no single operation, comes last. */
export const subjects: readonly (OperationId | undefined)[] = [...operationIds, undefined];

/** The heading of an operation; `the server` for no single operation. */
export const nameOf = (subject: OperationId | undefined): string => subject ?? 'the server';

/** Returns the cases, and a skipped case for each operation that was skipped as a whole, so that every operation is named. */
export function casesOf(report: Report): readonly CaseResult[] {
  const seen = new Set(report.cases.map(({ operationId }) => operationId));
  const skipped = report.coverage.flatMap(({ kind, operationId, verdict, reason }) => {
    if (kind !== 'operation' || verdict !== 'skipped' || seen.has(operationId)) return [];
    const name = 'is checked';
    const rest = { ...(reason !== undefined && { reason }), findings: [], milliseconds: 0 };
    return [{ operationId, name, outcome: 'skipped' as const, ...rest }];
  });
  return [...report.cases, ...skipped];
}

/** Cases that were not checked, with the same outcome and the same reason. */
export interface NotChecked {
  readonly outcome: 'skipped' | 'not observed';
  readonly reason: string;
  readonly cases: readonly CaseResult[];
}

/** Groups the cases that were not checked by outcome and reason. */
export function notChecked(report: Report): readonly NotChecked[] {
  const groups = new Map<
    string,
    { outcome: NotChecked['outcome']; reason: string; cases: CaseResult[] }
  >();
  for (const result of casesOf(report)) {
    const { outcome, reason = 'no reason given' } = result;
    if (outcome !== 'skipped' && outcome !== 'not observed') continue;
    const key = `${outcome} ${reason}`;
    const group = groups.get(key) ?? { outcome, reason, cases: [] };
    group.cases.push(result);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** How much of the contract was verified. */
export interface Share {
  readonly verified: number;
  /** All described items, whether or not the run could observe them. */
  readonly described: number;
}

/** Counts the items that `isMeant` selects. */
export function share(report: Report, isMeant: (item: CoverageItem) => boolean): Share {
  const items = report.coverage.filter(isMeant);
  const verified = items.filter(({ verdict }) => verdict === 'verified').length;
  return { verified, described: items.length };
}

/** Counts the items that the run could observe: all that it did not skip. */
export function observable(report: Report): Share {
  return share(report, ({ verdict }) => verdict !== 'skipped');
}

/** Counts the cases by outcome. */
export function outcomes(report: Report): Readonly<Record<CaseResult['outcome'], number>> {
  const counts = { conforms: 0, violates: 0, 'not observed': 0, skipped: 0 };
  for (const { outcome } of casesOf(report)) counts[outcome] += 1;
  return counts;
}

/** Returns the verdict in one sentence. */
export function verdictLine(report: Report): string {
  const all = findingsOf(report);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const cases = outcomes(report);
  const counts = [
    `${cases.conforms} of ${cases.conforms + cases.violates} cases conform`,
    ...(cases.skipped > 0 ? [`${cases.skipped} skipped`] : []),
    ...(cases['not observed'] > 0 ? [`${cases['not observed']} not observed`] : []),
  ].join(', ');
  const found = `${plural(errors, 'error')}, ${plural(all.length - errors, 'warning')}`;
  return `${conclusion(report)}: ${found}; ${counts}.`;
}

function conclusion(report: Report): string {
  const isBroken = verdictOf(report) === 'violates';
  if (!hasChecked(report)) return 'Nothing was checked';
  if (report.interrupted) return `Ended early, ${isBroken ? 'violates' : 'no error'} until then`;
  return isBroken ? 'Violates the contract' : 'Conforms to the contract';
}

/** `1 error`, `2 errors`, `1,234 errors`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Returns the command that removes the test changefeeds that a run has left behind. */
export function cleanUpLine({
  target,
  runId,
}: {
  readonly target: Pick<Report['target'], 'url'>;
  readonly runId: string;
}): string {
  return `ticdc-openapi check ${shellWord(target.url)} --clean-up ${runId}`;
}

function shellWord(text: string): string {
  return /^[\w:/.@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Returns the lasting changes that the run has made to the cluster; empty if there are none. */
export function lastingLines(report: Report): readonly string[] {
  const { left, drained } = report;
  return [
    ...(left.length === 0
      ? []
      : [`Left behind: ${left.join(', ')}. To remove them: ${cleanUpLine(report)}`]),
    ...(drained.length === 0
      ? []
      : [`Drained until it is restarted: capture ${drained.join(', ')}`]),
  ];
}
