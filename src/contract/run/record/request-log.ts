// Remembers what was sent, so that every finding names a request that shows it again.
import { type OperationId, operations } from '../../../../generated/operations.js';
import type { Finding } from '../../finding/finding.js';
import type { RawExchange } from '../transport/connection.js';
import { hasEffect } from './case-checks.js';

type Request = RawExchange['request'];

/** What a case has sent, and of which operation it is. */
export interface Asked {
  readonly operationId?: OperationId | undefined;
  readonly request: Request;
}

/** Shows the most of a cluster, and the most integers. */
const widest: OperationId = 'listChangefeeds';

export class Sent {
  /** By operation, then by method and URL; the last one comes last. */
  readonly #requests = new Map<OperationId, Map<string, Request>>();
  /** Of findings about a single answer. */
  readonly #origins = new WeakMap<Finding, Request>();

  /** @param findings What is wrong with the answer. */
  remember(operationId: OperationId, request: Request, findings: readonly Finding[] = []): void {
    const all = this.#requests.get(operationId) ?? new Map<string, Request>();
    this.#requests.set(operationId, all);
    const key = `${request.method} ${request.url}`;
    all.delete(key);
    all.set(key, request);
    for (const finding of findings) this.#origins.set(finding, request);
  }

  /**
   * The request whose answer is wrong; of an effect the GET that shows it; else that of the case, if it is of the finding's
   * operation; else the one of the operation that the finding names. What is about the run as a whole has none.
   *
   * @param asked What the case has sent.
   */
  requestFor(finding: Finding, asked?: Asked): Request | undefined {
    const origin = this.#origins.get(finding);
    if (origin !== undefined) return origin;
    const { check, operationId = check === 'rounding' ? widest : undefined } = finding;
    const { expected, received } = finding;
    if (operationId !== undefined && check === 'settling' && hasEffect(operationId)) {
      return this.#showing(operationId, [expected, received, asked ? textOf(asked.request) : '']);
    }
    if (asked && (operationId === undefined || operationId === asked.operationId)) {
      return asked.request;
    }
    if (operationId === undefined) return undefined;
    const text = `${expected} ${received}`;
    if (operationId === widest) return this.#list(text);
    return this.#named(operationId, text) ?? this.#all(operationId).at(-1);
  }

  /** What shows an effect: the changefeed that the first of the texts to name any names; else what shows all. */
  #showing(operationId: OperationId, texts: readonly string[]): Request | undefined {
    for (const text of texts) {
      const request = this.#named('getChangefeed', text);
      if (request !== undefined) return request;
    }
    if (operationId === 'resignOwner') return this.#all('listCaptures').at(-1);
    return this.#list('');
  }

  /** The list of the state that the text names as `state=normal`, or that `without state`; else that of all states. */
  #list(text: string): Request | undefined {
    const [named = text.includes('without state') ? '' : 'state=all'] =
      /\bstate=[\w-]*/.exec(text) ?? [];
    const all = this.#all(widest);
    const ofState = (query: string) =>
      all.findLast(({ url }) => new URL(url).search === (query && `?${query}`));
    return ofState(named) ?? ofState('state=all') ?? ofState('');
  }

  /** The request of which the text names most, the last one among equals; undefined if it names none. */
  #named(operationId: OperationId, text: string): Request | undefined {
    const words = new Set(text.split(/[^\w-]+/));
    let best: { readonly request?: Request; readonly count: number } = { count: 1 };
    for (const request of this.#all(operationId)) {
      const count = namesIn(operationId, request.url).filter((name) => words.has(name)).length;
      if (count >= best.count) best = { request, count };
    }
    return best.request;
  }

  #all(operationId: OperationId): readonly Request[] {
    return [...(this.#requests.get(operationId)?.values() ?? [])];
  }
}

/** What names the changefeed that a request is about: the end of its URL, or its body. */
function textOf({ url, body = '' }: Request): string {
  return `${new URL(url).pathname} ${body}`;
}

/** The values of the parameters in an operation's path. */
function namesIn(operationId: OperationId, url: string): string[] {
  const template = operations[operationId].path.split('/');
  const parts = new URL(url).pathname.split('/').slice(-template.length);
  return parts
    .filter((_, index) => template[index]?.startsWith('{'))
    .map((part) => decodeURIComponent(part));
}
