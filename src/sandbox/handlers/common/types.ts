// The parameters and results of handlers.
import type { OperationId } from '../../../../generated/operations.js';
import type { GoSchema } from '../../../codec/index.js';
import type { HttpResponse } from '../../../http/response.js';
import type { Faults } from '../../faults.js';
import type { HandlerState } from '../../handler-state.js';
import type { Capture, Cluster } from '../../model/types.js';
import type { Traits } from '../../traits/index.js';
import type { Lock } from './lock.js';

/** A request to one operation. */
export interface Call {
  /** Path parameters, percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body, whatever its Content-Type. */
  readonly body: string;
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
}

/** The server that handles a call. */
export interface Context {
  readonly cluster: Cluster;
  readonly traits: Traits;
  readonly faults: Faults;
  readonly state: HandlerState;
  /** The capture that handles the call: the owner, or for a local operation the capture that received the request. */
  readonly capture: Capture;
  /** Whether the server's bugs are played. */
  readonly quirks: boolean;
  /** The schema that decodes the operation's body. */
  readonly bodySchema: GoSchema;
  /** The lock for all operations on changefeeds (new architecture). */
  readonly lock: Lock;
  /** Lets milliseconds pass in the model: in real time, or by moving the virtual clock. */
  wait(milliseconds: number): Promise<void>;
}

/** Handles one operation. Throws a `Refusal` to refuse a call. */
export type Handler = (context: Context, call: Call) => HttpResponse | Promise<HttpResponse>;

export type Handlers = Readonly<Record<OperationId, Handler>>;
