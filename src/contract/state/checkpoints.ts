// Remembers checkpoints over a run: they never go back.
import type { OperationId } from '../../../generated/operations.js';
import type { JsonValue } from '../../codec/index.js';
import { type Finding, finding } from '../finding/finding.js';
import { isObject, type JsonObject } from '../generated-files.js';
import { checkpointOf } from '../rules/changefeeds.js';
import type { RawExchange } from '../run/transport/connection.js';

interface Seen {
  readonly checkpoint: bigint;
  /** When the answer had come. Only requests that were sent later can contradict it. */
  readonly received: number;
  /** There has been an election since. */
  readonly isOfLastOwner?: true;
}

/** Milliseconds by which a new owner may begin earlier than the last one was. */
const lostInElection = 30_000n;
/** Of a TSO: milliseconds are counted above these bits. */
const counterBits = 18n;

export class Checkpoints {
  #highest = new Map<string, Seen>();
  readonly #wentBack = new Set<string>();
  readonly #isOwn: (id: string) => boolean;

  /** @param isOwn Whether a changefeed is the run's own, which nobody else removes and creates anew. */
  constructor(isOwn: (id: string) => boolean) {
    this.#isOwn = isOwn;
  }

  /** There is, or has been, an election. Other users' changefeeds may be anything after it; the run's own have lost little. */
  afterElection(): void {
    const own = [...this.#highest].filter(([key]) => this.#isOwn(idIn(key)));
    this.#highest = new Map(own.map(([key, seen]) => [key, { ...seen, isOfLastOwner: true }]));
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
    const key = `${changefeed.namespace ?? changefeed.keyspace ?? ''}/${changefeed.id}`;
    const checkpoint = checkpointOf(changefeed);
    // 0: the owner does not know it yet, or again.
    if (checkpoint === undefined || checkpoint === 0n) return [];
    const before = this.#highest.get(key);
    const lost = before?.isOfLastOwner === true ? lostInElection << counterBits : 0n;
    if (before === undefined || checkpoint >= before.checkpoint - lost) {
      this.#highest.set(key, { checkpoint, received: order.received });
      return [];
    }
    if (order.sent < before.received) return [];
    if (!this.#isOwn(String(changefeed.id)) && !this.#wentBack.has(key)) {
      // Somebody may have removed it and created it anew with an earlier start; that does not happen again and again.
      this.#wentBack.add(key);
      this.#highest.set(key, { checkpoint, received: order.received });
      return [];
    }
    const expected = `a checkpoint of ${changefeed.id} that does not go back`;
    return [
      finding('consistency', operationId, expected, `${checkpoint} after ${before.checkpoint}`),
    ];
  }
}

const idIn = (key: string) => key.slice(key.indexOf('/') + 1);
