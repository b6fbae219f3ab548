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
 */
export function stringifyJson(value: unknown, options: StringifyOptions = {}): string {
  const text = new Writer(options).value(value, options.shape);
  if (text === undefined) {
    throw new TypeError(`Expected a value that JSON can represent, got ${typeof value}`);
  }
  return text;
}

class Writer {
  private readonly indent: string;
  private readonly escapeHtml: boolean;
  private readonly path: (string | number)[] = [];
  private readonly ancestors: object[] = [];

  constructor(options: StringifyOptions) {
    this.indent = ' '.repeat(options.indent ?? 0);
    this.escapeHtml = options.escapeHtml ?? false;
  }

  /** Returns the text, or undefined for a value that JSON leaves out. */
  value(input: unknown, shape: Shape | undefined): string | undefined {
    const value = plain(input, this.path.at(-1));
    if (value === undefined || typeof value === 'function' || typeof value === 'symbol') {
      return undefined;
    }
    if (value === null) return 'null';
    if (shape === 'int64' || shape === 'uint64') return this.integer(value, shape);
    switch (typeof value) {
      case 'string':
        return this.string(value);
      case 'number':
        return this.number(value);
      case 'object':
        return this.nested(value, shape);
      default:
        return String(value);
    }
  }

  private nested(value: object, shape: Shape | undefined): string {
    if (this.ancestors.includes(value)) throw this.typeError('contains itself (a cycle)');
    if (this.ancestors.length === maximumDepth) {
      throw this.typeError(`is nested deeper than ${maximumDepth} levels`);
    }
    this.ancestors.push(value);
    const text = Array.isArray(value) ? this.array(value, shape) : this.object(value, shape);
    this.ancestors.pop();
    return text;
  }

  private array(value: readonly unknown[], shape: Shape | undefined): string {
    const items = itemShape(shape);
    const parts: string[] = [];
    for (const [index, item] of value.entries()) {
      this.path.push(index);
      parts.push(this.value(item, items) ?? 'null');
      this.path.pop();
    }
    return this.brackets('[', parts, ']');
  }

  private object(value: object, shape: Shape | undefined): string {
    const separator = this.indent === '' ? ':' : ': ';
    const parts: string[] = [];
    for (const [key, item] of Object.entries(value)) {
      this.path.push(key);
      const text = this.value(item, propertyShape(shape, key));
      this.path.pop();
      if (text !== undefined) parts.push(this.string(key) + separator + text);
    }
    return this.brackets('{', parts, '}');
  }

  private brackets(open: string, parts: readonly string[], close: string): string {
    if (this.indent === '' || parts.length === 0) return open + parts.join(',') + close;
    const outer = `\n${this.indent.repeat(this.ancestors.length - 1)}`;
    const inner = outer + this.indent;
    return open + inner + parts.join(`,${inner}`) + outer + close;
  }

  private string(value: string): string {
    if (!mayNeedEscapes.test(value)) return `"${value}"`;
    const text = JSON.stringify(value);
    return this.escapeHtml ? text.replace(/[<>&\u2028\u2029]/g, escapeCharacter) : text;
  }

  private number(value: number): string {
    if (!Number.isFinite(value)) {
      throw this.typeError(`is ${value}, which JSON cannot represent: use a finite number or null`);
    }
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      throw this.integerError('an integer up to 2^53-1 or a bigint', value);
    }
    return String(value);
  }

  private integer(value: unknown, format: IntegerFormat): string {
    const { minimum, maximum } = integerBounds[format];
    const expected = `${format === 'uint64' ? 'a' : 'an'} ${format} (${minimum} to ${maximum})`;
    if (typeof value !== 'number' && typeof value !== 'bigint') {
      throw this.typeError(`expected ${expected} as bigint or safe integer, got ${typeof value}`);
    }
    if (typeof value === 'number' && !Number.isSafeInteger(value)) {
      throw this.integerError(expected, value);
    }
    if (value < minimum || value > maximum) throw this.integerError(expected, value);
    return String(value);
  }

  private integerError(expected: string, value: number | bigint): UnsafeIntegerError {
    const remedy =
      typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER
        ? '. A number beyond 2^53-1 has lost digits: use a bigint, such as 426921294362574849n'
        : '';
    return new UnsafeIntegerError(
      `expected ${expected}, got ${typeof value} ${value}${remedy}`,
      toPointer(this.path),
    );
  }

  private typeError(problem: string): TypeError {
    return new TypeError(`${describePointer(toPointer(this.path))}: ${problem}`);
  }
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
