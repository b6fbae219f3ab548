// An exchange: one request and its answer as they went over the wire.
import type { OperationId } from '../../../generated/operations.js';

/** One request and its answer. Header names are in lower case. */
export interface Exchange {
  readonly operationId: OperationId;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** The body as text; empty if there is none. */
    readonly body: string;
  };
}
