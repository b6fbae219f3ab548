// What handlers get and give.
import type { GoSchema } from '../../codec/index.js';
import type { Answer } from '../../edge/answer.js';
import type { Capture, Cluster } from '../cluster/types.js';
import type { Faults } from '../faults.js';
import type { Memory } from '../memory.js';
import type { Traits } from '../releases.js';

/** A request to one operation. */
export interface Call {
  /** Path parameters, percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body, whatever its Content-Type says. */
  readonly body: string;
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
}

/** Where a call is handled. */
export interface Context {
  readonly cluster: Cluster;
  readonly traits: Traits;
  readonly faults: Faults;
  readonly memory: Memory;
  /** The capture that handles the call: the owner, or the one that was asked if the operation is local. */
  readonly capture: Capture;
  /** Plays the server's bugs as well. */
  readonly quirks: boolean;
  /** What the operation's body is decoded by. */
  readonly bodySchema: GoSchema;
  /** Lets milliseconds pass in the model: as real time, or by moving the virtual clock. */
  wait(milliseconds: number): Promise<void>;
}

export type Handler = (context: Context, call: Call) => Answer | Promise<Answer>;
