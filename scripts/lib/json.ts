// Exact JSON text. The generator has its own writer because `src/codec` is built on what the generator writes.
import { isDictionary, type Value } from './document.js';

/** JSON with `bigint` as digits; `indent` spaces a level, 0 for one line. */
export function toJson(value: Value, indent = 2, margin = ''): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = margin + ' '.repeat(indent);
  const items = isDictionary(value)
    ? Object.entries(value).map(
        ([key, item]) =>
          `${JSON.stringify(key)}:${indent > 0 ? ' ' : ''}${toJson(item, indent, inner)}`,
      )
    : value.map((item) => toJson(item, indent, inner));
  const [open, close] = isDictionary(value) ? '{}' : '[]';
  if (items.length === 0) return `${open}${close}`;
  if (indent === 0) return `${open}${items.join(',')}${close}`;
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${margin}${close}`;
}
