// Limits the findings of one rule, so that a large list does not fill the report.
import type { Finding } from '../finding/finding.js';
import { subjectKey } from '../finding/subject.js';

/** Findings, or parts of one finding, that are reported for one rule. Further ones add nothing. */
export const maxReported = 5;

/**
 * Returns the first findings by subject. The order of the list that they come from does not matter: a second reading must select the
 * same ones, because only findings that it repeats are reported.
 */
export function limitFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding) => ({ finding, key: subjectKey(finding.subject) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .slice(0, maxReported)
    .map(({ finding }) => finding);
}
