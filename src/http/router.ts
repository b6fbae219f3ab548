// Finds the operation of a request as TiCDC's router (gin 1.7 to 1.11, default settings) does. Pure.
import { Buffer } from 'node:buffer';

/** The part of an operation that the router needs. */
export interface Routable {
  /** In capital letters. */
  readonly method: string;
  /** OpenAPI path template, such as `/api/v1/changefeeds/{changefeed_id}`. */
  readonly path: string;
}

export type Route<Operation extends Routable> =
  | {
      readonly kind: 'operation';
      readonly operation: Operation;
      /** Percent-decoded. A parameter that is not the last segment may be empty. */
      readonly parameters: Readonly<Record<string, string>>;
      readonly query: URLSearchParams;
    }
  | { readonly kind: 'redirect'; readonly status: 301 | 307; readonly location: string }
  /** Go's HTTP server cannot read the path. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'unknown' };

/**
 * Routes one request. The path is percent-decoded before it is matched, so `%2F` separates segments. A method that no operation
 * of the path has is unknown, as an unknown path is; this includes HEAD and OPTIONS.
 *
 * @param target the request target: path and query, or an absolute URL.
 */
export function findRoute<Operation extends Routable>(
  operations: readonly Operation[],
  method: string,
  target: string,
): Route<Operation> {
  const { rawPath, rawQuery } = splitTarget(target);
  if (/%(?![0-9a-fA-F]{2})/.test(rawPath)) return { kind: 'malformed' };

  const path = decodePath(rawPath);
  const ofMethod = operations.filter((operation) => operation.method === method);
  for (const operation of ofMethod) {
    const parameters = matchPath(operation.path, path);
    if (parameters) {
      return { kind: 'operation', operation, parameters, query: new URLSearchParams(rawQuery) };
    }
  }

  const shorter = path.slice(0, -1);
  if (path.endsWith('/') && ofMethod.some((operation) => leadsTo(operation.path, shorter))) {
    const query = rawQuery === undefined ? '' : `?${rawQuery}`;
    const location = encodePath(shorter) + query;
    return { kind: 'redirect', status: method === 'GET' ? 301 : 307, location };
  }
  return { kind: 'unknown' };
}

/** Returns the parameters of `path` if it matches the template. Only the last segment must not be empty. */
function matchPath(template: string, path: string): Record<string, string> | undefined {
  if (!template.includes('{')) return template === path ? {} : undefined;
  const expected = template.split('/');
  const given = path.split('/');
  if (given.length !== expected.length || given.at(-1) === '') return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const value = given[index] ?? '';
    const name = parameterName(segment);
    if (name !== undefined) parameters[name] = value;
    else if (value !== segment) return undefined;
  }
  return parameters;
}

/**
 * Whether gin redirects `path` with a slash after it to `path`. It does so for a whole route, and for the part of a route that ends
 * with a parameter (`/api/v1/processors/a`), because its tree has a separate node for the slash there.
 */
function leadsTo(template: string, path: string): boolean {
  const expected = template.split('/');
  const given = path.split('/');
  if (given.length > expected.length) return false;
  const fits = given.every(
    (value, index) =>
      parameterName(expected[index] ?? '') !== undefined || value === expected[index],
  );
  const endsWithParameter = parameterName(expected[given.length - 1] ?? '') !== undefined;
  return fits && (given.length === expected.length || endsWithParameter);
}

function parameterName(segment: string): string | undefined {
  return /^\{(.+)\}$/.exec(segment)?.[1];
}

function splitTarget(target: string): { rawPath: string; rawQuery: string | undefined } {
  const relative = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const questionMark = relative.indexOf('?');
  if (questionMark === -1) return { rawPath: relative, rawQuery: undefined };
  return {
    rawPath: relative.slice(0, questionMark),
    rawQuery: relative.slice(questionMark + 1),
  };
}

/** Bytes that are not UTF-8 become U+FFFD. In the target that Node.js reads, each character is one byte. */
function decodePath(rawPath: string): string {
  if (/^[!-$&-~]*$/.test(rawPath)) return rawPath;
  const bytes = rawPath.replace(/%[0-9a-fA-F]{2}/g, (byte) =>
    String.fromCharCode(Number.parseInt(byte.slice(1), 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Encodes a path as Go's net/url does. */
function encodePath(path: string): string {
  return encodeURI(path).replace(
    /[!'()*?#]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
