// Reads the body of an answer exactly, and what its values no longer show: duplicate keys, and how numbers were written.

import type { Shape } from '../../../generated/operations.js';
import { type JsonValue, parseJson } from '../../codec/index.js';

export interface BodyText {
  readonly value: JsonValue;
  /** JSON pointers of keys that their object already had. */
  readonly duplicates: readonly string[];
  /** Numbers by JSON pointer as they were written; undefined if all of them are plain integers. */
  readonly literals: ReadonlyMap<string, string> | undefined;
}

/**
 * A number that is no plain integer, after a key or in a list: with a fraction, with an exponent, or `-0`. The inside of a
 * string may look like it, which costs time and nothing else.
 */
const notPlain = /(?:":|[[,])\s*(?:-0|-?\d+[.eE])/;

/**
 * Reads JSON text. Costs little more than parsing unless there are numbers that are no plain integers.
 *
 * @throws {JsonSyntaxError} for anything that is not JSON.
 */
export function readBody(body: string, shape: Shape | undefined): BodyText {
  const duplicates: string[] = [];
  const literals =
    notPlain.test(body) || !/^\s*[[{]/.test(body) ? new Map<string, string>() : undefined;
  const value = parseJson(body, shape, {
    duplicateKey: (pointer) => void duplicates.push(pointer),
    ...(literals && { number: (pointer, literal) => void literals.set(pointer, literal) }),
  });
  return { value, duplicates, literals };
}
