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
  const placeholder = (literal: string) => mark + (literals.push(literal) - 1);
  const withoutMark = (text: string) =>
    text.startsWith(mark) ? placeholder(JSON.stringify(text)) : text;

  /**
   * Checks a value, and returns what `JSON.stringify` writes exactly: the value itself, or a copy in which a placeholder stands for each
   * bigint. Placeholders begin with the mark; strings and keys that begin with it get one too.
   */
  function prepare(
    input: unknown,
    shape: Shape | undefined,
    outer: Holder | undefined,
    key: string | number,
  ): unknown {
    const format = typeof shape === 'string' ? shape : undefined;
    const value = plain(input, key);
    if (format && value !== null && isWritten(value) && !isNumber(value)) {
      const expected = `expected ${describeFormat(format)} as bigint or safe integer`;
      throw failure(`${expected}, got ${typeof value}`, outer, key);
    }
    if (typeof value === 'string') return withoutMark(value);
    if (isNumber(value)) {
      checkNumber(value, format, outer, key);
      return typeof value === 'bigint' ? placeholder(String(value)) : value;
    }
    if (typeof value !== 'object' || value === null) return value;
    const depth = (outer?.depth ?? 0) + 1;
    for (let around = outer; around; around = around.outer) {
      if (around.object === value) throw failure('contains itself (a cycle)', outer, key);
    }
    if (depth > maximumDepth) {
      throw failure(`is nested deeper than ${maximumDepth} levels`, outer, key);
    }
    const holder = { object: value, key, depth, outer };
    // A copy is made only if something in it is replaced, or if the result of `toJSON` has a `toJSON` of its own.
    if (Array.isArray(value)) {
      const items = itemShape(shape);
      let copy = value === input ? undefined : [...value];
      for (let index = 0; index < value.length; index += 1) {
        const item: unknown = value[index];
        const child = prepare(item, items, holder, index);
        if (child !== item) {
          copy ??= [...value];
          copy[index] = child;
        }
      }
      return copy ?? value;
    }
    let copy: Record<string, unknown> | undefined = value === input ? undefined : { ...value };
    let hasMark = false;
    for (const name of Object.keys(value)) {
      const item: unknown = value[name as keyof typeof value];
      const child = prepare(item, shape && propertyShape(shape, name), holder, name);
      if (child !== item) {
        copy ??= { ...value };
        copy[name] = child;
      }
      hasMark ||= name.startsWith(mark);
    }
    const written = copy ?? value;
    if (!hasMark) return written;
    return Object.fromEntries(
      Object.entries(written).map(([name, item]) => [withoutMark(name), item]),
    );
  }

  const text = JSON.stringify(prepare(value, shape, undefined, ''), null, indent) as
    | string
    | undefined;
  if (text === undefined) {
    throw new TypeError(`Expected a value that JSON can represent, got ${typeof value}`);
  }
  let exact = '';
  let done = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    // A quote within a string has a backslash before it.
    if (text[at - 1] === '"' && text[at - 2] !== '\\') {
      const end = text.indexOf('"', at);
      exact += text.slice(done, at - 1) + literals[Number(text.slice(at + 1, end))];
      done = end + 1;
    }
  }
  exact += text.slice(done);
  return escapeHtml ? exact.replace(/[<>&\u2028\u2029]/g, escapeCharacter) : exact;
}

/** The first character of placeholders. */
const mark = '\x9f';

/** The object that holds a value, and the ones around it. */
interface Holder {
  readonly object: object;
  readonly key: string | number;
  readonly depth: number;
  readonly outer: Holder | undefined;
}

const isNumber = (value: unknown) => typeof value === 'number' || typeof value === 'bigint';

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

const failure = (problem: string, outer: Holder | undefined, key: string | number) =>
  new TypeError(`${describePointer(pointerOf(outer, key))}: ${problem}`);

/** Throws if a number has lost digits, is out of bounds, or cannot be written. */
function checkNumber(
  value: number | bigint,
  format: IntegerFormat | undefined,
  outer: Holder | undefined,
  key: string | number,
): void {
  const isExact = typeof value === 'bigint' || Number.isSafeInteger(value);
  let expected = 'an integer up to 2^53-1 or a bigint';
  if (format) {
    const { minimum, maximum } = integerBounds[format];
    if (isExact && value >= minimum && value <= maximum) return;
    expected = describeFormat(format);
  } else {
    if (isExact) return;
    if (!Number.isFinite(value)) {
      const problem = `is ${value}, which JSON cannot represent: use a finite number or null`;
      throw failure(problem, outer, key);
    }
    if (!Number.isInteger(value)) return;
  }
  const remedy =
    typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER
      ? '. A number beyond 2^53-1 has lost digits: use a bigint, such as 426921294362574849n'
      : '';
  const problem = `expected ${expected}, got ${typeof value} ${value}${remedy}`;
  throw new UnsafeIntegerError(problem, pointerOf(outer, key));
}

/** Returns the value to write: the result of `toJSON`, or the primitive inside a wrapper object. */
function plain(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { toJSON } = value as { toJSON?: unknown };
  const replaced = typeof toJSON === 'function' ? toJSON.call(value, String(key)) : value;
  return replaced instanceof Number || replaced instanceof String || replaced instanceof Boolean
    ? replaced.valueOf()
    : replaced;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
