// A request in terms of the contract, and how it is written.
import { type Operation, type OperationId, operations } from '../../../generated/operations.js';
import { stringifyJson } from '../../codec/index.js';

/** A request in terms of the contract. */
export interface RequestInput {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A body that is sent as it stands, in place of `body`. */
  readonly rawBody?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The server holds nothing to send a request about, or has no such request. */
export class NotObserved {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

export interface WrittenRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** @param encode How values are written into path and query; a plan shows them as they are. */
export function writeRequest(
  operationId: OperationId,
  input: RequestInput,
  encode: (value: string) => string = encodeURIComponent,
): WrittenRequest {
  const { method, path }: Operation = operations[operationId];
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encode(input.path?.[name] ?? ''));
  const query = Object.entries(input.query ?? {})
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join('&');
  const body = input.rawBody ?? (input.body === undefined ? undefined : stringifyJson(input.body));
  return {
    method,
    path: query === '' ? filled : `${filled}?${query}`,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...input.headers,
    },
    ...(body !== undefined && { body }),
  };
}

/** The path parameters in the URL of a request, decoded. */
export function readPathParameters(
  operationId: OperationId,
  url: string,
): Readonly<Record<string, string>> {
  const template = operations[operationId].path.split('/');
  const parts = new URL(url).pathname.split('/').slice(-template.length);
  return Object.fromEntries(
    template.flatMap((name, index) =>
      name.startsWith('{') ? [[name.slice(1, -1), decodeURIComponent(parts[index] ?? '')]] : [],
    ),
  );
}
