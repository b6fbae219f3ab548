// Undocumented headers of a run: one finding for each header, however many responses have it.
import type { OperationId } from '../../../../generated/operations.js';
import type { Finding, ShownRequest } from '../../finding/finding.js';
import type { HeaderCounts } from '../transport/header-counts.js';

/** Headers that harm no client, wherever they stand. */
const harmless: ReadonlySet<string> = new Set(['content-encoding']);

export class UndocumentedHeaders {
  readonly #seen = new Map<string, { finding: HeaderFinding; operations: Set<OperationId> }>();

  /** Takes the findings about headers out of a list, and returns the others. */
  take(findings: readonly Finding[], request: ShownRequest | undefined): Finding[] {
    return findings.filter((finding) => {
      if (!isOfHeader(finding)) return true;
      const name = finding.received.name.toLowerCase();
      const { operationId } = finding;
      const first = { ...finding, request: finding.request ?? request };
      const seen = this.#seen.get(name) ?? { finding: first, operations: new Set() };
      this.#seen.set(name, seen);
      if (operationId !== undefined) seen.operations.add(operationId);
      return false;
    });
  }

  /** A header of every successful response is a proxy's: a warning. One of single operations is an error. */
  findings(counts: HeaderCounts): readonly Finding[] {
    return [...this.#seen].map(([name, { finding, operations }]) => {
      const isOfAll = counts.areAllWith(name);
      const received = { ...finding.received, of: isOfAll ? 'all' : [...operations] } as const;
      const severity = isOfAll || harmless.has(name) ? 'warning' : finding.severity;
      const operationId = isOfAll ? undefined : finding.operationId;
      return { ...finding, severity, operationId, received };
    });
  }
}

type HeaderFinding = Finding<'undocumented-header'>;

function isOfHeader(finding: Finding): finding is HeaderFinding {
  return finding.ruleId === 'undocumented-header';
}
