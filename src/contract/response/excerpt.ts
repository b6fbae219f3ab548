// Words and values of findings: what a schema asks for as a noun, what came as short JSON text or as the beginning of a text.
import { redact } from '../../client/index.js';
import { type JsonValue, stringifyJson } from '../../codec/index.js';
import { isWide, type SchemaNode } from '../schema/schema-node.js';

const nouns: Readonly<Record<string, string>> = {
  string: 'a string',
  boolean: 'a boolean',
  integer: 'an integer',
  number: 'a number',
  array: 'a list',
  object: 'an object',
};

/** `a string`, `a plain uint64 integer`. */
export function nounOf(node: SchemaNode): string {
  return isWide(node) ? `a plain ${node.format} integer` : (nouns[node.type ?? ''] ?? 'a value');
}

/** Enough to know the secrets of a beginning by what follows them, without reading megabytes. */
const longestRead = 100_000;

/** The beginning of a text. Secrets are masked before it is cut: nothing tells that the first half of one is a secret. */
export function beginning(text: string, length: number): string {
  return redact(text.slice(0, longestRead)).slice(0, length);
}

/** Longer values are cut: the whole of them would only cost time. */
const longestList = 5;

/** A value as JSON text. */
export function excerpt(value: JsonValue): string {
  const short = Array.isArray(value) ? value.slice(0, longestList) : value;
  try {
    return stringifyJson(short);
  } catch {
    // Numbers that no server should send, such as 1e300, are refused as inexact; here they are only shown.
    return JSON.stringify(short, (_, part: unknown) =>
      typeof part === 'bigint' || typeof part === 'number' ? String(part) : part,
    );
  }
}
