// The report of a run: plain data that every reporter prints and none changes. Holds no secrets.
import type { OperationId } from '../../../generated/operations.js';
import type { DescribedFinding } from '../finding/describe.js';
import type { ShownRequest } from '../finding/finding.js';
import type { ContractItem } from '../response/contract-items.js';
import type { Generation } from '../schema/server-version.js';

/**
 * `read-only`: only GET. `writes`: also creates, changes and removes test changefeeds. `disruptive`: also the owner, tables, captures.
 */
export type Mode = 'read-only' | 'writes' | 'disruptive';

/** A finding with everything that a reader needs to act on it. */
export interface ReportedFinding extends DescribedFinding {
  /** Where the description says what was expected, such as `ticdc-openapi/spec/components/schemas/ChangefeedDetail.yaml:14`. */
  readonly source?: string;
  /** A line for a shell that sends the request again. Credentials are replaced by placeholders. */
  readonly curl?: string;
  /** The place in `exchanges` of the response that shows it. */
  readonly exchange?: number;
}

/** One case of an operation, or one rule about the run as a whole. */
export interface CaseResult {
  /** Undefined for rules about no single operation. */
  readonly operationId: OperationId | undefined;
  /** A sentence that ends the operation's name: `refuses a malformed ID`. */
  readonly name: string;
  /** `not observed`: the server gave no occasion. `skipped`: for safety, or because the caller excluded it. */
  readonly outcome: 'conforms' | 'violates' | 'not observed' | 'skipped';
  /** Why it was skipped or not observed. */
  readonly reason?: string;
  readonly findings: readonly ReportedFinding[];
  /** Duration in milliseconds. */
  readonly milliseconds: number;
}

/** Whether a run has seen one item of the contract. */
export interface CoverageItem extends ContractItem {
  readonly verdict: 'verified' | 'not observed' | 'skipped';
  /** Why it was skipped. */
  readonly reason?: string;
}

/** The outcome of an operation that takes effect after its response. */
export interface Settling {
  readonly operationId: OperationId;
  readonly changefeedId?: string;
  /** In words: `the state is stopped`. */
  readonly rule: string;
  /** `accepted`: the response was 202, but the effect cannot be observed on this server. */
  readonly verdict: 'settled' | 'accepted' | 'never';
  /** Milliseconds from the start of the run until the run began to wait for the effect. */
  readonly began?: number;
  /** Milliseconds until the effect was seen, or until the run stopped waiting for it. */
  readonly milliseconds?: number;
}

/** A request of a run and its response. Holds no secrets. Each sending of a repeated request is an exchange of its own. */
export interface RecordedExchange {
  readonly request: ShownRequest;
  /** When it was sent, as ISO 8601. */
  readonly started: string;
  /** Milliseconds until the response had arrived, or until it was clear that none comes. */
  readonly milliseconds: number;
  /** Undefined if no complete response arrived. */
  readonly response?: {
    readonly status: number;
    /** By name in lower case. */
    readonly headers: Readonly<Record<string, string>>;
    /** The first 65,536 characters of the body, decompressed. */
    readonly body: string;
    /** Length of the whole body in bytes, decompressed. */
    readonly length: number;
    /** True if the body is longer than what is kept of it. */
    readonly isCut?: boolean;
  };
  /** Why no complete response arrived. */
  readonly failure?: string;
}

/** The result of a run. */
export interface Report {
  readonly tool: { readonly name: 'ticdc-openapi'; readonly version: string };
  readonly target: {
    /** Without credentials. */
    readonly url: string;
    readonly generation: Generation;
    /** As the server reports it, such as `v8.5.7`; undefined if it could not be read. */
    readonly release?: string;
    /** The release that the caller named, if the server does not report the same one. */
    readonly checkedAgainst?: string;
  };
  /** Part of the names of the test changefeeds. */
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
  /** All exchanges in the order of their sending; undefined unless the option `recordExchanges` is set. */
  readonly exchanges?: readonly RecordedExchange[];
  /** IDs of the test changefeeds that may still exist. */
  readonly left: readonly string[];
  /** IDs of captures that the run has drained, or may have drained. They stay drained until they are restarted. */
  readonly drained: readonly string[];
}
