// Remembers checkpoints over a run: they never go back.
import type { OperationId } from '../../generated/operations.js';
import type { JsonValue } from '../codec/index.js';
import type { RawExchange } from './connection.js';
import { checkpointOf } from './consistency/changefeeds.js';
import { type Finding, finding } from './finding.js';
import { isObject, type JsonObject } from './generated-files.js';

interface Seen {
  readonly checkpoint: bigint;
  /** When the answer had come. Only requests that were sent later can contradict it. */
  readonly received: number;
}

export class Checkpoints {
  readonly #highest = new Map<string, Seen>();

  /** A new owner may begin a little earlier than the last one was. */
  forgetAll(): void {
    this.#highest.clear();
  }

  /** What of an answer goes back behind an answer that had come before it was asked for. */
  see(operationId: OperationId, value: JsonValue | undefined, { order }: RawExchange): Finding[] {
    const changefeeds = Array.isArray(value)
      ? value.filter(isObject)
      : isObject(value)
        ? [value]
        : [];
    return changefeeds.flatMap((one) => this.#check(operationId, one, order));
  }

  #check(operationId: OperationId, changefeed: JsonObject, order: RawExchange['order']): Finding[] {
    const id = `${changefeed.namespace ?? changefeed.keyspace ?? ''}/${changefeed.id}`;
    const checkpoint = checkpointOf(changefeed);
    // 0: the owner does not know it yet, or again.
    if (checkpoint === undefined || checkpoint === 0n) return [];
    const before = this.#highest.get(id);
    if (before === undefined || checkpoint >= before.checkpoint) {
      this.#highest.set(id, { checkpoint, received: order.received });
      return [];
    }
    if (order.sent < before.received) return [];
    const expected = `a checkpoint of ${changefeed.id} that does not go back`;
    return [
      finding('consistency', operationId, expected, `${checkpoint} after ${before.checkpoint}`),
    ];
  }
}
