// Words and values of findings: what a schema asks for as a noun, what came as short JSON text.
import { type JsonValue, stringifyJson } from '../codec/index.js';
import { isWide, type SchemaNode } from './schema-node.js';

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
