// Remembers the requests of a run, so that every finding names one that shows it again.
import type { OperationId } from '../../../../generated/operations.js';
import type { Finding, ShownRequest } from '../../finding/finding.js';
import type { Subject } from '../../finding/subject.js';
import { readPathParameters } from '../../scenario/request-input.js';
import { hasEffect } from './case-checks.js';

/** The request of a case. */
export interface CaseRequest {
  readonly operationId: OperationId | undefined;
  readonly request: ShownRequest;
}

export class RequestLog {
  /** By operation, then by method and URL; the last one comes last. */
  readonly #requests = new Map<OperationId, Map<string, ShownRequest>>();

  remember(operationId: OperationId, request: ShownRequest): void {
    const all = this.#requests.get(operationId) ?? new Map<string, ShownRequest>();
    this.#requests.set(operationId, all);
    const key = `${request.method} ${request.url}`;
    all.delete(key);
    all.set(key, request);
  }

  /**
   * The request whose response is wrong; for an effect, the GET that shows it; otherwise the request of the case, if it is of the
   * finding's operation; otherwise the one of that operation that names the finding's subject. Rules about a run as a whole have none.
   */
  requestFor(finding: Finding, ofCase?: CaseRequest): ShownRequest | undefined {
    const { check, subject, operationId } = finding;
    if (finding.request !== undefined) return finding.request;
    if (operationId !== undefined && check === 'settling' && hasEffect(operationId)) {
      return this.#showing(operationId, subject);
    }
    if (ofCase && (operationId === undefined || operationId === ofCase.operationId)) {
      return ofCase.request;
    }
    // The list shows most 64-bit integers.
    if (operationId === undefined) return check === 'rounding' ? this.#list({}) : undefined;
    if (operationId === 'listChangefeeds') return this.#list(subject);
    return this.#naming(operationId, subject) ?? this.#all(operationId).at(-1);
  }

  /** The GET that shows an effect. */
  #showing(operationId: OperationId, subject: Subject): ShownRequest | undefined {
    const detail = subject.changefeed && this.#naming('getChangefeed', subject);
    if (detail) return detail;
    return operationId === 'resignOwner' ? this.#all('listCaptures').at(-1) : this.#list({});
  }

  #list({ filter = 'all' }: Subject): ShownRequest | undefined {
    const all = this.#all('listChangefeeds');
    const withState = (...states: readonly string[]) => {
      const query = states.map((state) => `state=${state}`).join('&');
      return all.findLast(({ url }) => new URL(url).search === (query && `?${query}`));
    };
    const states = filter === 'none' ? [] : filter.split(', then ');
    return withState(...states) ?? withState('all') ?? withState();
  }

  /** The last request whose path names the most of the subject; undefined if none names any of it. */
  #naming(operationId: OperationId, { changefeed, capture }: Subject): ShownRequest | undefined {
    let best: { readonly request?: ShownRequest; readonly count: number } = { count: 1 };
    for (const request of this.#all(operationId)) {
      const path = readPathParameters(operationId, request.url);
      const count =
        Number(changefeed !== undefined && path.changefeed_id === changefeed) +
        Number(capture !== undefined && path.capture_id === capture);
      if (count >= best.count) best = { request, count };
    }
    return best.request;
  }

  #all(operationId: OperationId): readonly ShownRequest[] {
    return [...(this.#requests.get(operationId)?.values() ?? [])];
  }
}
