// An exchange: one request and its response, as they were sent.
import type { OperationId } from '../../../generated/operations.js';
import type { ShownRequest } from '../finding/finding.js';

/** One request and its response. */
export interface Exchange {
  readonly operationId: OperationId;
  readonly request: ShownRequest;
  readonly response: {
    readonly status: number;
    /** By name; names may be in any case. */
    readonly headers: Readonly<Record<string, string>>;
    /** The body as text; empty if there is none. */
    readonly body: string;
  };
}
