// The error codes that the contract knows: the statuses that they come with, the releases that have them.

import { children, find } from '../description.js';
import { type ContractView, descriptionOf, type Generation } from './release-contract.js';

export interface ErrorCode {
  /** Statuses that it comes with in some release. */
  readonly statuses: readonly number[];
  /** Releases that have it, if not all do. */
  readonly releases: string | undefined;
}

export interface ErrorCodes {
  /** Where the description has them. */
  readonly pointer: string;
  readonly codes: ReadonlyMap<string, ErrorCode>;
}

const cache = new Map<Generation, ErrorCodes>();

/** The codes of a generation, of all its releases. */
export function errorCodesOf({ generation }: ContractView): ErrorCodes {
  const codes = cache.get(generation) ?? readCodes(generation);
  cache.set(generation, codes);
  return codes;
}

/** @throws {Error} if the description does not list them: no answer may pass because nothing is known. */
function readCodes(generation: Generation): ErrorCodes {
  const root = { node: descriptionOf(generation), pointer: '' };
  const path = ['components', 'schemas', 'HTTPError', 'properties', 'error_code'] as const;
  const schema = find(root.node, root, ...path);
  const codes = schema && children(root.node, schema, 'x-error-codes');
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
