// Counts in how many successful responses each header stands: what stands in all of them is added by a proxy.
import type { TransportResponse } from './transport.js';

export class HeaderCounts {
  #responses = 0;
  readonly #counts = new Map<string, number>();

  /** Counts the headers of a response. Refusals do not count: proxies such as nginx add most headers to successes only. */
  count({ status, headers }: Pick<TransportResponse, 'status' | 'headers'>): void {
    if (status < 200 || status >= 300) return;
    this.#responses += 1;
    for (const name of Object.keys(headers)) {
      this.#counts.set(name.toLowerCase(), this.#of(name) + 1);
    }
  }

  /** Returns whether every successful response has the header. */
  areAllWith(name: string): boolean {
    return this.#responses > 0 && this.#of(name) === this.#responses;
  }

  #of(name: string): number {
    return this.#counts.get(name.toLowerCase()) ?? 0;
  }
}
