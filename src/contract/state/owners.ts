// Remembers who the owner was over a run: it changes by elections, so it does not come back every moment.
import type { JsonValue } from '../../codec/index.js';
import { type Finding, finding } from '../finding/finding.js';
import { isObject } from '../generated-files.js';
import type { RawExchange } from '../run/transport/connection.js';

/** How often an owner may come back in a run: each time takes two elections, and no run lasts that long. */
const mostReturns = 1;

export class Owners {
  #seen: string[] = [];
  #received = 0;
  #changes = 0;
  #returned: readonly string[] | undefined;

  /** The run itself evicts the owner. */
  forgetAll(): void {
    this.#seen = [];
  }

  /** Whom a list of captures calls the owner, if it was asked for after the last one had come. */
  see(value: JsonValue | undefined, { order }: RawExchange): void {
    const owners = Array.isArray(value)
      ? value.filter(isObject).filter(({ is_owner }) => is_owner === true)
      : [];
    const [owner] = owners;
    if (owner === undefined || owners.length > 1 || order.sent < this.#received) return;
    this.#received = order.received;
    const id = String(owner.id);
    if (this.#seen.at(-1) === id) return;
    this.#changes += 1;
    this.#seen.push(id);
    const returns = this.#seen.length - new Set(this.#seen).size;
    if (returns > mostReturns) this.#returned ??= [...this.#seen];
  }

  /** How often the owner was seen to change. */
  get changes(): number {
    return this.#changes;
  }

  /** That the owner came back more often than elections explain. */
  get findings(): readonly Finding[] {
    if (this.#returned === undefined) return [];
    const expected = 'the same owner from answer to answer, unless there is an election';
    return [finding('consistency', 'listCaptures', expected, this.#returned.join(', then '))];
  }
}
