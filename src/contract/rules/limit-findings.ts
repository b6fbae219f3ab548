// Which of many findings of one kind are told.
import type { Finding } from '../finding/finding.js';

/** More of them say the same. */
export const toldAtMost = 5;

/** A few of them, whatever the order of the list that they come from: what another look does not find again is not confirmed. */
export function few(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .toSorted((one, other) => (one.expected < other.expected ? -1 : 1))
    .slice(0, toldAtMost);
}
