// What a run of the checks tells: plain data that every reporter prints and none changes. Holds no secrets.
import type { OperationId } from '../../../generated/operations.js';
import type { Severity } from '../finding/checks.js';
import type { Finding } from '../finding/finding.js';
import type { Mode } from '../run/options.js';

/** A finding with what a reader needs to act on it. */
export interface ReportedFinding extends Finding {
  readonly severity: Severity;
  /** Where the description says what was expected, such as `spec/components/schemas/ChangefeedDetail.yaml:14`. */
  readonly source?: string;
  /** A line for a shell that sends the request again. Credentials are replaced by placeholders. */
  readonly curl?: string;
}

/** One case of an operation, or one rule about the run as a whole. */
export interface CaseResult {
  /** Undefined for rules about no single operation. */
  readonly operationId: OperationId | undefined;
  /** A sentence that ends the operation's name: `refuses a malformed ID`. */
  readonly name: string;
  /** `not observed`: the server gave no occasion. `skipped`: for safety, or as the caller wished. */
  readonly outcome: 'conforms' | 'violates' | 'not observed' | 'skipped';
  /** Why it was skipped or not observed. */
  readonly reason?: string;
  readonly findings: readonly ReportedFinding[];
  /** Milliseconds that it took. */
  readonly milliseconds: number;
}

/** What was seen of one thing that the contract describes for this server. */
export interface CoverageItem {
  readonly kind: 'operation' | 'status' | 'field' | 'value';
  readonly operationId: OperationId;
  /** The status, the field's place (`200 /-/error/code`, `-` for any item) or the field's place and value. Empty for an operation. */
  readonly name: string;
  readonly verdict: 'verified' | 'not observed' | 'skipped';
  /** Why it was skipped. */
  readonly reason?: string;
}

/** What became of an operation that takes effect later. */
export interface Settling {
  readonly operationId: OperationId;
  readonly changefeedId?: string;
  /** In words: `the state is stopped`. */
  readonly rule: string;
  /** `accepted`: answered 202, but its effect cannot be observed here. */
  readonly verdict: 'settled' | 'accepted' | 'never';
  /** Milliseconds until the effect showed. */
  readonly milliseconds?: number;
}

export interface Report {
  readonly tool: { readonly name: 'ticdc-openapi'; readonly version: string };
  readonly target: {
    /** Without credentials. */
    readonly url: string;
    readonly generation: 'classic' | 'newarch';
    /** As the server says it, such as `v8.5.7`; undefined if it could not be read. */
    readonly release?: string;
  };
  /** Part of the names of the run's own changefeeds. */
  readonly runId: string;
  readonly mode: Mode;
  /** ISO 8601. */
  readonly started: string;
  readonly milliseconds: number;
  /** Requests sent. */
  readonly requests: number;
  /** True if the caller ended the run before its end. */
  readonly interrupted: boolean;
  readonly cases: readonly CaseResult[];
  readonly coverage: readonly CoverageItem[];
  readonly settlings: readonly Settling[];
  /** IDs of the run's own changefeeds that may still be there. */
  readonly left: readonly string[];
  /** IDs of captures that the run has drained, or may have: they stay so until they are restarted. */
  readonly drained: readonly string[];
}
