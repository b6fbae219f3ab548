// What the parsed value of a JSON text does not show: repeated keys, and numbers as they were written.
import type { JsonValue } from '../../codec/index.js';
import { toPointer } from '../../shared/json-pointer.js';

/** Details of a JSON text, by JSON pointers (RFC 6901). */
export interface TextDetails {
  /** The pointers of keys that occur again in the same object, in the order of the text. */
  readonly duplicates: readonly string[];
  /** Numbers as they were written. Of equal keys, the last one counts. */
  readonly literals: ReadonlyMap<string, string>;
}

/**
 * Matches a number that is no plain 64-bit integer, after a key or in a list: with a fraction, with an exponent, `-0`, or with more than
 * 20 digits. A match inside a string does no harm; it only costs time.
 */
const notPlain = /(?:":|[[,])\s*(?:-0|-?\d{1,20}[.eE]|-?\d{21})/;

/**
 * Returns the details of a text that was parsed; undefined if there are none: no key is repeated, and every number is a plain integer.
 *
 * @param value The value of the text, which must be valid JSON.
 */
export function detailsOf(text: string, value: JsonValue): TextDetails | undefined {
  const isContainer = typeof value === 'object' && value !== null;
  if (isContainer && !notPlain.test(text) && countColons(text) === countMembers(value)) return;
  return readDetails(text);
}

/** Counts the members in the text. A string may look like one: `"a\":"`. */
function countColons(text: string): number {
  let count = 0;
  const colon = /"\s*:/g;
  while (colon.test(text)) count += 1;
  return count;
}

function countMembers(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0;
  const children = Object.values(value);
  let count = Array.isArray(value) ? 0 : children.length;
  for (const child of children) count += countMembers(child);
  return count;
}

/** A string, a mark, or a number or word. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/** An object or array that is being read; `keys` is undefined in an array. */
interface Level {
  readonly keys: Set<string> | undefined;
  place: string | number;
}

function readDetails(text: string): TextDetails {
  const duplicates: string[] = [];
  const literals = new Map<string, string>();
  const levels: Level[] = [];
  const pointer = () => toPointer(levels.map(({ place }) => place));
  let isKey = false;
  for (const [found] of text.matchAll(token)) {
    const level = levels.at(-1);
    if (found === '{') levels.push({ keys: new Set(), place: '' });
    else if (found === '[') levels.push({ keys: undefined, place: 0 });
    else if (found === '}' || found === ']') levels.pop();
    else if (found === ',' && typeof level?.place === 'number') level.place += 1;
    else if (isKey && level?.keys && found.startsWith('"')) {
      level.place = JSON.parse(found) as string;
      if (level.keys.has(level.place)) duplicates.push(pointer());
      level.keys.add(level.place);
    } else if (/^[-\d]/.test(found)) literals.set(pointer(), found);
    isKey = found === '{' || (found === ',' && level?.keys !== undefined);
  }
  return { duplicates, literals };
}
