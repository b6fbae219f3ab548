// Writes JSON exactly: a bigint as its digits, and no number that has already lost digits.
import { toPointer } from '../shared/json-pointer.js';
import { describePointer, UnsafeIntegerError } from './errors.js';
import {
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
export function stringifyJson(value: unknown, options: StringifyOptions = {}): string {
  const { shape: outermost, escapeHtml = false } = options;
  const indent = ' '.repeat(options.indent ?? 0);
  const separator = indent === '' ? ':' : ': ';
  const isCompact = indent === '' && !escapeHtml;
  const path: (string | number)[] = [];
  const ancestors: object[] = [];

  const place = () => describePointer(toPointer(path));
  const typeError = (problem: string) => new TypeError(`${place()}: ${problem}`);

  function integerError(expected: string, value: number | bigint): UnsafeIntegerError {
    const remedy =
      typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER
        ? '. A number beyond 2^53-1 has lost digits: use a bigint, such as 426921294362574849n'
        : '';
    const problem = `expected ${expected}, got ${typeof value} ${value}${remedy}`;
    return new UnsafeIntegerError(problem, toPointer(path));
  }

  function string(value: string): string {
    if (!mayNeedEscapes.test(value)) return `"${value}"`;
    const text = JSON.stringify(value);
    return escapeHtml ? text.replace(/[<>&\u2028\u2029]/g, escapeCharacter) : text;
  }

  function number(value: number): string {
    if (!Number.isFinite(value)) {
      throw typeError(`is ${value}, which JSON cannot represent: use a finite number or null`);
    }
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      throw integerError('an integer up to 2^53-1 or a bigint', value);
    }
    return String(value);
  }

  function integer(value: unknown, format: IntegerFormat): string {
    const { minimum, maximum } = integerBounds[format];
    const expected = () =>
      `${format === 'uint64' ? 'a' : 'an'} ${format} (${minimum} to ${maximum})`;
    if (typeof value !== 'number' && typeof value !== 'bigint') {
      throw typeError(`expected ${expected()} as bigint or safe integer, got ${typeof value}`);
    }
    const isSafe = typeof value === 'bigint' || Number.isSafeInteger(value);
    if (!isSafe || value < minimum || value > maximum) throw integerError(expected(), value);
    return String(value);
  }

  function nested(value: object, shape: Shape | undefined): string {
    if (ancestors.includes(value)) throw typeError('contains itself (a cycle)');
    if (ancestors.length === maximumDepth) {
      throw typeError(`is nested deeper than ${maximumDepth} levels`);
    }
    const isArray = Array.isArray(value);
    const outer = indent && `\n${indent.repeat(ancestors.length)}`;
    const inner = outer + indent;
    let text = '';
    ancestors.push(value);
    if (isArray) {
      const items = itemShape(shape);
      for (let index = 0; index < value.length; index += 1) {
        path.push(index);
        text += `${index === 0 ? inner : `,${inner}`}${write(value[index], items) ?? 'null'}`;
        path.pop();
      }
    } else {
      for (const key of Object.keys(value)) {
        path.push(key);
        const child = write(value[key as keyof typeof value], propertyShape(shape, key));
        path.pop();
        if (child === undefined) continue;
        text += `${text === '' ? inner : `,${inner}`}${string(key)}${separator}${child}`;
      }
    }
    ancestors.pop();
    const end = text === '' ? '' : outer;
    return isArray ? `[${text}${end}]` : `{${text}${end}}`;
  }

  /** Returns the text, or undefined for a value that JSON leaves out. */
  function write(input: unknown, shape: Shape | undefined): string | undefined {
    if (typeof input === 'string' && typeof shape !== 'string') return string(input);
    const value = plain(input, path.at(-1));
    if (value === undefined || typeof value === 'function' || typeof value === 'symbol') {
      return undefined;
    }
    if (value === null) return 'null';
    if (shape === 'int64' || shape === 'uint64') return integer(value, shape);
    switch (typeof value) {
      case 'string':
        return string(value);
      case 'number':
        return number(value);
      case 'object':
        if (isCompact && isPlain(value, shape, ancestors.length)) return JSON.stringify(value);
        return nested(value, shape);
      default:
        return String(value);
    }
  }

  const text = write(value, outermost);
  if (text === undefined) {
    throw new TypeError(`Expected a value that JSON can represent, got ${typeof value}`);
  }
  return text;
}

/** Returns whether `JSON.stringify` writes a value exactly: no bigint is in it, and nothing that is refused or replaced. */
function isPlain(value: unknown, shape: Shape | undefined, depth: number): boolean {
  switch (typeof value) {
    case 'number':
      return Number.isSafeInteger(value)
        ? typeof shape !== 'string' || value >= integerBounds[shape].minimum
        : typeof shape !== 'string' && Number.isFinite(value) && !Number.isInteger(value);
    case 'bigint':
      return false;
    case 'object':
      break;
    default:
      return typeof shape !== 'string' || value === undefined;
  }
  if (value === null) return true;
  if (typeof shape === 'string' || depth >= maximumDepth || 'toJSON' in value) return false;
  if (Array.isArray(value)) {
    const items = itemShape(shape);
    return value.every((item) => isPlain(item, items, depth + 1));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (const key of Object.keys(value)) {
    const child: unknown = value[key as keyof typeof value];
    if (!isPlain(child, shape && propertyShape(shape, key), depth + 1)) return false;
  }
  return true;
}

/** Matches every character except those that are never escaped. */
const mayNeedEscapes = /[^ !#-%'-;=?-[\]-~]/;

/** Returns the value to write: the result of `toJSON`, or the primitive inside a wrapper object. */
function plain(value: unknown, key: string | number | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const replaced =
    'toJSON' in value && typeof value.toJSON === 'function'
      ? value.toJSON(key === undefined ? '' : String(key))
      : value;
  return replaced instanceof Number || replaced instanceof String || replaced instanceof Boolean
    ? replaced.valueOf()
    : replaced;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
