// The error codes of the contract: the statuses that they come with, and the releases that have them.
import { childObjects, findObject } from '../../shared/references.js';
import { descriptionOf } from './release-contract.js';
import type { Generation } from './server-version.js';

/** One error code, such as `CDC:ErrChangeFeedNotExists`. */
export interface ErrorCode {
  /** The statuses that it comes with in some release. */
  readonly statuses: readonly number[];
  /** The releases that have it; undefined for all. */
  readonly releases: string | undefined;
}

/** The error codes of a generation. */
export interface ErrorCodes {
  /** Where the description lists them, as a JSON pointer. */
  readonly pointer: string;
  readonly codes: ReadonlyMap<string, ErrorCode>;
}

const cache = new Map<Generation, ErrorCodes>();

/**
 * Returns the error codes of all releases of a generation.
 *
 * @throws {Error} if the description does not list them: without the list every code would pass.
 */
export function errorCodesOf(generation: Generation): ErrorCodes {
  const codes = cache.get(generation) ?? readCodes(generation);
  cache.set(generation, codes);
  return codes;
}

function readCodes(generation: Generation): ErrorCodes {
  const root = { node: descriptionOf(generation), pointer: '' };
  const path = ['components', 'schemas', 'HTTPError', 'properties', 'error_code'] as const;
  const schema = findObject(root.node, root, ...path);
  const codes = schema && childObjects(root.node, schema, 'x-error-codes');
  if (schema === undefined || codes === undefined || codes.length === 0) {
    throw new Error(
      `Expected x-error-codes at /${path.join('/')} of the ${generation} description`,
    );
  }
  const known = codes.map(([code, { node }]): [string, ErrorCode] => [
    code,
    {
      statuses: Array.isArray(node.statuses) ? node.statuses.map(Number) : [],
      releases: typeof node.releases === 'string' ? node.releases : undefined,
    },
  ]);
  return { pointer: schema.pointer, codes: new Map(known) };
}
