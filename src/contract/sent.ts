// Remembers what was sent of each operation, so that a finding that belongs to no single answer still names a request.
import { type OperationId, operations } from '../../generated/operations.js';
import type { RawExchange } from './connection.js';
import type { Finding } from './finding.js';

type Request = RawExchange['request'];

/** Shows the most integers of a cluster. */
const widest: OperationId = 'listChangefeeds';

export class Sent {
  /** By operation, then by method and URL; the last one comes last. */
  readonly #requests = new Map<OperationId, Map<string, Request>>();

  remember(operationId: OperationId, request: Request): void {
    const all = this.#requests.get(operationId) ?? new Map<string, Request>();
    this.#requests.set(operationId, all);
    const key = `${request.method} ${request.url}`;
    all.delete(key);
    all.set(key, request);
  }

  /**
   * The last request of the finding's operation whose changefeed or capture the finding names; else the last one of the operation.
   * What is about the run as a whole has none.
   */
  requestFor({ check, expected, received, ...finding }: Finding): Request | undefined {
    const operationId = finding.operationId ?? (check === 'rounding' ? widest : undefined);
    if (operationId === undefined) return undefined;
    const all = [...(this.#requests.get(operationId)?.values() ?? [])];
    const words = new Set(`${expected} ${received}`.split(/[^\w=-]+/));
    const isNamed = ({ url }: Request) =>
      namesIn(operationId, url).some((name) => words.has(decodeURIComponent(name)));
    return all.findLast(isNamed) ?? all.at(-1);
  }
}

/** What an operation's URL names: the values of its path's parameters, and its query. */
function namesIn(operationId: OperationId, url: string): string[] {
  const { pathname, search } = new URL(url);
  const template = operations[operationId].path.split('/');
  const parts = pathname.split('/').slice(-template.length);
  const values = parts.filter((_, index) => template[index]?.startsWith('{'));
  return [...values, ...search.slice(1).split('&')].filter((name) => name !== '');
}
