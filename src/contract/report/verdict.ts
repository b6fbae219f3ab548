// The verdict of a report.
import type { Report, ReportedFinding } from './report.js';

export type Verdict = 'conforms' | 'violates';

/** Returns all findings, in the order of the cases. */
export function findingsOf(report: Report): readonly ReportedFinding[] {
  return report.cases.flatMap(({ findings }) => findings);
}

/** Returns false if every case was skipped or not observed: such a run says nothing about the server. */
export function hasChecked(report: Report): boolean {
  return report.cases.some(({ outcome }) => outcome === 'conforms' || outcome === 'violates');
}

/** Returns `violates` if there is a finding of severity `error`, or if nothing was checked: nothing passes by absence. */
export function verdictOf(report: Report): Verdict {
  const isBroken = findingsOf(report).some(({ severity }) => severity === 'error');
  return isBroken || !hasChecked(report) ? 'violates' : 'conforms';
}
