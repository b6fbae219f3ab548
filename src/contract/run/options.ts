// What a run of the checks is told. `runChecks`, `planChecks` and `cleanUp` take it.
import type { OperationId } from '../../../generated/operations.js';
import type { CheckId } from '../finding/checks.js';
import type { Send, TransportOptions } from './transport/transport.js';

/**
 * `read-only`: only GET. `writes`: also the life of the run's own changefeeds. `disruptive`: also the owner, tables, captures.
 */
export type Mode = 'read-only' | 'writes' | 'disruptive';

/** Time as the run sees it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds, or rejects with the signal's reason. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface CheckOptions {
  /** Where the server listens, such as `http://127.0.0.1:8300`; may carry credentials and a path. */
  readonly url: string;
  /** Default: `read-only`. */
  readonly mode?: Mode | undefined;
  /** Capture ID of the owner as the operator has read it; `disruptive` is refused unless it is the present owner's. */
  readonly owner?: string | undefined;
  /** The level that is in force, which v1 cannot read. Adds the log operation, and is set at its end. */
  readonly logLevel?: string | undefined;
  /** Tables that moves and rebalances may use, as filter rules such as `test.*`. Without it their effect cannot be observed. */
  readonly filter?: readonly string[] | undefined;
  /** Operations and checks that run; all if left out. */
  readonly only?: readonly (OperationId | CheckId)[] | undefined;
  /** Operations and checks that do not run. */
  readonly skip?: readonly (OperationId | CheckId)[] | undefined;
  /** Milliseconds in which an answer must have come as a whole. Default: 20,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds in which an accepted operation must have taken effect. Default: 30,000. */
  readonly settleTimeout?: number | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Basic authentication, sent with every request. */
  readonly credentials?: { readonly user: string; readonly password: string } | undefined;
  readonly tls?: TransportOptions['tls'];
  /** In place of what the server says, such as `8.5.7`. */
  readonly release?: string | undefined;
  /** In place of what the server's answers show. */
  readonly generation?: 'classic' | 'newarch' | undefined;
  /** Share of what the mode lets a run observe that must have been verified, 0 to 1. */
  readonly floor?: number | undefined;
  /** Part of the names of the run's own changefeeds: letters, digits and single hyphens. Default: one of its own. */
  readonly runId?: string | undefined;
  /**
   * The server is a mock: it remembers nothing, and gives any documented answer on demand (`Prefer: code=400`). Everything may
   * be sent to it, and nothing settles.
   */
  readonly stateless?: boolean | undefined;
  /** Ends the run early: nothing more is checked, the run's own changefeeds are removed, the report says so. */
  readonly signal?: AbortSignal | undefined;
  /** Is told in a few words what happens now. */
  readonly onProgress?: ((line: string) => void) | undefined;
  /** In place of HTTP over Node.js. */
  readonly send?: Send | undefined;
  /** In place of the wall clock. */
  readonly clock?: Clock | undefined;
}

/** A request as a plan names it. What only the run can know stands in angle brackets: `<a changefeed of the server>`. */
export interface PlannedRequest {
  readonly operationId: OperationId | undefined;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body?: string;
  /** Why it is sent. */
  readonly why: string;
}

/** The run could not take place: the server is unreachable, or an option or the server refuses it. */
export class CheckError extends Error {
  override readonly name = 'CheckError';
}
