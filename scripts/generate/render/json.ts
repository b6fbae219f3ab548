// Exact JSON text. The generator has its own writer because `src/codec` is built on what the generator writes.
import { isObject, type JsonValue } from '../../../src/shared/json.js';

/** Writes JSON with `bigint` as digits and `indent` spaces per level; 0 gives one line. */
export function toJson(value: JsonValue, indent = 2, margin = ''): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = margin + ' '.repeat(indent);
  const items = isObject(value)
    ? Object.entries(value).map(
        ([key, item]) =>
          `${JSON.stringify(key)}:${indent > 0 ? ' ' : ''}${toJson(item, indent, inner)}`,
      )
    : value.map((item) => toJson(item, indent, inner));
  const [open, close] = isObject(value) ? '{}' : '[]';
  if (items.length === 0) return `${open}${close}`;
  if (indent === 0) return `${open}${items.join(',')}${close}`;
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${margin}${close}`;
}
