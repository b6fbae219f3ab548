// The options of a run. `runChecks`, `planChecks` and `cleanUp` take them.
import type { OperationId } from '../../../generated/operations.js';
import type { CheckId } from '../finding/checks.js';
import type { Mode } from '../report/report.js';
import type { Generation } from '../schema/server-version.js';
import type { Send, TransportOptions } from './transport/transport.js';

/** The time of a run. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after this time in milliseconds, or rejects with the signal's reason. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface CheckOptions {
  /** The server's address, such as `http://127.0.0.1:8300`; may contain credentials and a path. */
  readonly url: string;
  /** Default: `read-only`. */
  readonly mode?: Mode | undefined;
  /** Capture ID of the owner as the operator has read it; `disruptive` is refused unless it is the present owner's. */
  readonly owner?: string | undefined;
  /** The log level in force, which v1 cannot read. Adds the log operation, and is set at its end. */
  readonly logLevel?: string | undefined;
  /** Tables that moves and rebalances may use, as filter rules such as `test.*`. Without it their effect cannot be observed. */
  readonly filter?: readonly string[] | undefined;
  /** Operations and checks that run; all if left out. */
  readonly only?: readonly (OperationId | CheckId)[] | undefined;
  /** Operations and checks that do not run. */
  readonly skip?: readonly (OperationId | CheckId)[] | undefined;
  /** Milliseconds in which a response must have come as a whole. Default: 20,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds in which an accepted operation must have taken effect. Default: 30,000. */
  readonly settleTimeout?: number | undefined;
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Basic authentication for every request. */
  readonly credentials?: { readonly user: string; readonly password: string } | undefined;
  /** URL of an HTTP proxy, such as `http://proxy:3128`; may contain credentials. Default: none. */
  readonly proxy?: string | undefined;
  /** For https: texts in PEM. */
  readonly tls?: TransportOptions['tls'];
  /** The release to check against, such as `8.5.7`. Default: the one that the server names. */
  readonly release?: string | undefined;
  /** The architecture to check against. Default: the one that the server's responses show. */
  readonly generation?: Generation | undefined;
  /** The share that must be verified of what the mode lets a run observe, 0 to 1. */
  readonly floor?: number | undefined;
  /** Part of the names of test changefeeds: `check-` with letters, digits and single hyphens. Default: a new one. */
  readonly runId?: string | undefined;
  /** Ends the run early: nothing more is checked, test changefeeds are removed, and the report says so. */
  readonly signal?: AbortSignal | undefined;
  /** Called with a few words about the phase that starts. */
  readonly onProgress?: ((line: string) => void) | undefined;
  /** Keeps every exchange for the report; the reporters `html` and `har` show them. Default: false. */
  readonly recordExchanges?: boolean | undefined;
  /** Replaces HTTP over Node.js. */
  readonly send?: Send | undefined;
  /** Replaces the wall clock. */
  readonly clock?: Clock | undefined;
}

/** A request of a plan. Values that only a run can know stand in angle brackets: `<a changefeed in state normal>`. */
export interface PlannedRequest {
  readonly operationId: OperationId | undefined;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body?: string;
  /** What the run waits for with this read: an effect, or a checkpoint beyond the start. Left out for any other request. */
  readonly until?: 'progress' | 'effect';
  /** Why it is sent. */
  readonly why: string;
}

/** The run could not take place: the server cannot be reached, or an option or the server refuses it. */
export class CheckError extends Error {
  override readonly name = 'CheckError';
}
