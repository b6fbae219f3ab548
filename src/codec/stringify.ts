// Writes JSON exactly: a bigint as its digits, and no number that has already lost digits.
import { toPointer } from '../shared/json-pointer.js';
import { describePointer, UnsafeIntegerError } from './errors.js';
import {
  describeFormat,
  type IntegerFormat,
  integerBounds,
  itemShape,
  maximumDepth,
  propertyShape,
  type Shape,
} from './shape.js';

/** The options of `stringifyJson`. */
export interface StringifyOptions {
  /** The positions of 64-bit integers. Type and bounds are checked there. */
  readonly shape?: Shape | undefined;
  /** Spaces per level; keys are followed by `": "`. Default: compact text. */
  readonly indent?: number | undefined;
  /** Writes `<`, `>`, `&`, U+2028 and U+2029 as escapes, as Go's encoding/json does. */
  readonly escapeHtml?: boolean | undefined;
}

/**
 * Writes a value as JSON text, as `JSON.stringify` does, but exactly: a `bigint` becomes its digits.
 *
 * The 64-bit positions of `shape` accept a `bigint` within bounds, a safe integer `number`, or null. Undefined properties are
 * left out. `toJSON` of objects is called.
 *
 * Both errors name the JSON pointer of the value.
 *
 * @throws {UnsafeIntegerError} for an integer `number` beyond 2^53-1 at any position, and for a fraction or an integer out of
 * bounds at a 64-bit position.
 * @throws {TypeError} for NaN, Infinity, a cycle, nesting deeper than 1,000 levels, a value that JSON cannot represent, and a value
 * of another type at a 64-bit position.
 * @example
 * stringifyJson({ checkpoint_tso: 426921294362574849n }); // {"checkpoint_tso":426921294362574849}
 */
export function stringifyJson(
  value: unknown,
  { shape, indent, escapeHtml }: StringifyOptions = {},
): string {
  const literals: string[] = [];
  const prepared = prepare(value, shape, undefined, '', literals);
  const text = JSON.stringify(prepared, null, indent) as string | undefined;
  if (text === undefined) {
    throw new TypeError(`Expected a value that JSON can represent, got ${typeof value}`);
  }
  const exact =
    literals.length === 0
      ? text
      : text.replace(/"\x9f(\d+)"/g, (_, index) => literals[Number(index)] ?? '');
  return escapeHtml ? exact.replace(/[<>&\u2028\u2029]/g, escapeCharacter) : exact;
}

/** The object that holds a value, and the ones around it. */
interface Holder {
  readonly object: object;
  readonly key: string | number;
  readonly depth: number;
  readonly outer: Holder | undefined;
}

/**
 * Checks a value, and returns what `JSON.stringify` writes exactly: the value itself, or a copy in which a placeholder stands for each
 * bigint. Placeholders begin with U+009F; strings that begin with it get one too.
 */
function prepare(
  input: unknown,
  shape: Shape | undefined,
  outer: Holder | undefined,
  key: string | number,
  literals: string[],
): unknown {
  const isInteger = typeof shape === 'string';
  if (typeof input === 'string' && !isInteger && input.charCodeAt(0) !== 0x9f) return input;
  const value = plain(input, key);
  if (typeof value === 'number' || typeof value === 'bigint') {
    const problem = isInteger ? integerProblem(value, shape) : numberProblem(value);
    if (problem === notFinite) {
      throw new TypeError(
        `${placeOf(outer, key)}: is ${value}, which JSON cannot represent: use a finite number or null`,
      );
    }
    if (problem) throw new UnsafeIntegerError(problem, pointerOf(outer, key));
    return typeof value === 'bigint' ? placeholder(String(value), literals) : value;
  }
  if (isInteger && value !== null && isWritten(value)) {
    const expected = `expected ${describeFormat(shape)} as bigint or safe integer, got ${typeof value}`;
    throw new TypeError(`${placeOf(outer, key)}: ${expected}`);
  }
  if (typeof value === 'string' && value.charCodeAt(0) === 0x9f) {
    return placeholder(JSON.stringify(value), literals);
  }
  if (typeof value !== 'object' || value === null) return value;
  const depth = (outer?.depth ?? 0) + 1;
  for (let around = outer; around; around = around.outer) {
    if (around.object === value) {
      throw new TypeError(`${placeOf(outer, key)}: contains itself (a cycle)`);
    }
  }
  if (depth > maximumDepth) {
    throw new TypeError(`${placeOf(outer, key)}: is nested deeper than ${maximumDepth} levels`);
  }
  const holder = { object: value, key, depth, outer };
  // A copy is made only if something in it is replaced, or if the result of `toJSON` has a `toJSON` of its own.
  const isOther = value !== input;
  if (Array.isArray(value)) {
    const items = itemShape(shape);
    let copy = isOther ? [...value] : undefined;
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      const child = prepare(item, items, holder, index, literals);
      if (child !== item) {
        copy ??= [...value];
        copy[index] = child;
      }
    }
    return copy ?? value;
  }
  let entries = isOther ? Object.entries(value) : undefined;
  const names = Object.keys(value);
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] ?? '';
    const item: unknown = value[name as keyof typeof value];
    const child = prepare(item, shape && propertyShape(shape, name), holder, name, literals);
    const isMarked = name.charCodeAt(0) === 0x9f;
    if (child !== item || isMarked) {
      entries ??= Object.entries(value);
      entries[index] = [isMarked ? placeholder(JSON.stringify(name), literals) : name, child];
    }
  }
  return entries ? Object.fromEntries(entries) : value;
}

const placeholder = (text: string, literals: string[]) => `\x9f${literals.push(text) - 1}`;

const isWritten = (value: unknown) =>
  value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';

function pointerOf(outer: Holder | undefined, key: string | number): string {
  const path: (string | number)[] = [];
  let last = key;
  for (let around = outer; around; around = around.outer) {
    path.unshift(last);
    last = around.key;
  }
  return toPointer(path);
}

const placeOf = (outer: Holder | undefined, key: string | number) =>
  describePointer(pointerOf(outer, key));

const notFinite = 'not finite';

function numberProblem(value: number | bigint): string | undefined {
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return undefined;
  if (!Number.isFinite(value)) return notFinite;
  return Number.isInteger(value)
    ? describe('an integer up to 2^53-1 or a bigint', value)
    : undefined;
}

function integerProblem(value: number | bigint, format: IntegerFormat): string | undefined {
  const { minimum, maximum } = integerBounds[format];
  const isSafe = typeof value === 'bigint' || Number.isSafeInteger(value);
  const isInside = isSafe && value >= minimum && value <= maximum;
  return isInside ? undefined : describe(describeFormat(format), value);
}

function describe(expected: string, value: number | bigint): string {
  const remedy =
    typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER
      ? '. A number beyond 2^53-1 has lost digits: use a bigint, such as 426921294362574849n'
      : '';
  return `expected ${expected}, got ${typeof value} ${value}${remedy}`;
}

/** Returns the value to write: the result of `toJSON`, or the primitive inside a wrapper object. */
function plain(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const replaced =
    'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON(String(key)) : value;
  return replaced instanceof Number || replaced instanceof String || replaced instanceof Boolean
    ? replaced.valueOf()
    : replaced;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
