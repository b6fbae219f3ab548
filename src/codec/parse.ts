// Reads JSON exactly: a strict RFC 8259 parser that knows the positions of 64-bit integers.
import { toPointer } from '../shared/json-pointer.js';
import { JsonSyntaxError } from './errors.js';
import { escapes } from './escapes.js';
import {
  describeFormat,
  type IntegerFormat,
  integerBounds,
  itemShape,
  type JsonValue,
  maximumDepth,
  propertyShape,
  type Shape,
} from './shape.js';

/** Receives details of the text that the parsed value does not keep. Pointers are JSON pointers (RFC 6901). */
export interface JsonObserver {
  /** Called for every number with its literal. `shape` is set at 64-bit positions. */
  number?(pointer: string, literal: string, shape: IntegerFormat | undefined): void;
  /** Called for a key that occurs again in the same object. The last value wins. */
  duplicateKey?(pointer: string): void;
}

/** Digits of the longest 64-bit integer, 2^64-1. Reading a longer one exactly takes time that grows with the square of its length. */
const longestInteger = 20;

/** Every integer with up to this number of digits is exact as a `number`. */
const exactDigits = 15;

/** The members of the previous object of an array: the next one most likely has the same. */
interface Members {
  readonly keys: string[];
  readonly shapes: (Shape | undefined)[];
}

/**
 * Reads JSON text without losing a digit.
 *
 * Integer literals at the 64-bit positions of `shape` become `bigint` (`0` becomes `0n`); their bounds are not checked. Elsewhere an
 * integer beyond 2^53-1 becomes a `bigint` and any other number a `number`. A literal with a fraction, an exponent or more than 20
 * digits, which is no 64-bit integer, is always a `number`, as `JSON.parse` reads it. Values of other types at a 64-bit position are
 * returned unchanged.
 *
 * @param isStrict Whether anything but null and integers within bounds is refused at 64-bit positions.
 * @throws {JsonSyntaxError} with position, line and column, if the text is not JSON, starts with a byte order mark, or is nested
 * deeper than 1,000 levels.
 * @example
 * parseJson('{"checkpoint_tso": 426921294362574849}'); // { checkpoint_tso: 426921294362574849n }
 */
export function parseJson(
  text: string,
  shape?: Shape,
  observer?: JsonObserver,
  isStrict = false,
): JsonValue {
  const path: (string | number)[] = [];
  let at = 0;
  let depth = 0;

  function fail(problem: string): never {
    throw new JsonSyntaxError(problem, text, at);
  }
  function unexpected(expected: string): never {
    // More than a literal of another language, or a character, could be part of a password.
    const word = /undefined|NaN|Infinity|None|True|False|[\s\S]/uy;
    word.lastIndex = at;
    const found = word.exec(text)?.[0];
    return fail(
      `expected ${expected}, got ${found === undefined ? 'the end of the text' : JSON.stringify(found)}`,
    );
  }
  function space(): number {
    let code = text.charCodeAt(at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09)
      code = text.charCodeAt(++at);
    return code;
  }
  function next(): number {
    at += 1;
    return space();
  }

  function string(): string {
    const start = at + 1;
    const end = text.indexOf('"', start);
    let code = 0x20;
    for (at = start; at < end && code >= 0x20 && code !== 0x5c; at += 1) code = text.charCodeAt(at);
    if (at === end && code >= 0x20 && code !== 0x5c) return text.slice(start, at++);
    at = start;
    let result = '';
    let copied = start;
    for (;;) {
      code = text.charCodeAt(at);
      if (code === 0x22) return result + text.slice(copied, at++);
      if (code === 0x5c) {
        result += text.slice(copied, at);
        const kind = text.charAt(at + 1);
        if (kind === 'u') {
          const hex = text.slice(at + 2, at + 6);
          if (!/^[\da-fA-F]{4}$/.test(hex)) fail('\\u needs four hexadecimal digits');
          result += String.fromCharCode(Number.parseInt(hex, 16));
          at += 4;
        } else if (Object.hasOwn(escapes, kind)) result += escapes[kind];
        else fail('"\\" in a string must start one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX');
        at += 2;
        copied = at;
      } else if (code >= 0x20) at += 1;
      else if (at < text.length)
        fail('a control character in a string must be written as an escape (\\uXXXX)');
      else fail('the text ends inside a string');
    }
  }
  function digits(): void {
    const start = at;
    let code = text.charCodeAt(at);
    while (code >= 0x30 && code <= 0x39) code = text.charCodeAt(++at);
    if (at === start) unexpected('a digit');
  }
  function number(format: IntegerFormat | undefined): number | bigint {
    const start = at;
    let code = text.charCodeAt(at);
    const negative = code === 0x2d;
    if (negative) code = text.charCodeAt(++at);
    const first = at;
    let value = 0;
    for (; code >= 0x30 && code <= 0x39; code = text.charCodeAt(++at))
      value = value * 10 + (code - 0x30);
    const length = at - first;
    if (length === 0) unexpected(negative ? 'a digit' : 'a value');
    if (length > 1 && text.charCodeAt(first) === 0x30) {
      at = first;
      fail('a number must not start with 0 before other digits');
    }
    const isWhole = code !== 0x2e && code !== 0x65 && code !== 0x45;
    if (!isWhole) {
      if (code === 0x2e) {
        at += 1;
        digits();
      }
      if (/^[eE]$/.test(text.charAt(at))) {
        at += 1;
        if (/^[+-]$/.test(text.charAt(at))) at += 1;
        digits();
      }
    }
    observer?.number?.(toPointer(path), text.slice(start, at), format);
    if (isWhole && format === undefined && length <= exactDigits) return negative ? -value : value;
    const literal = text.slice(start, at);
    if (!isWhole || length > longestInteger) return Number(literal);
    return format === undefined && Number.isSafeInteger(Number(literal))
      ? Number(literal)
      : BigInt(literal);
  }
  function word<Value>(literal: string, value: Value): Value {
    if (!text.startsWith(literal, at)) unexpected('a value');
    at += literal.length;
    return value;
  }
  function object(shape: Shape | undefined, before: Members | undefined): JsonValue {
    const result: { [key: string]: JsonValue } = {};
    if (++depth > maximumDepth) fail(`nested deeper than ${maximumDepth} levels`);
    for (let code = next(), index = 0; code !== 0x7d; index += 1) {
      if (index > 0) {
        if (code !== 0x2c) unexpected('"," or "}"');
        code = next();
      }
      if (code !== 0x22) unexpected('a key in quotes');
      let key = before?.keys[index];
      let inner: Shape | undefined;
      if (
        key !== undefined &&
        text.charCodeAt(at + 1 + key.length) === 0x22 &&
        text.slice(at + 1, at + 1 + key.length) === key
      ) {
        at += key.length + 2;
        inner = before?.shapes[index];
      } else {
        const start = at;
        key = string();
        inner = propertyShape(shape, key);
        if (before !== undefined && at - start === key.length + 2) {
          before.keys[index] = key;
          before.shapes[index] = inner;
        } else if (before !== undefined) before.keys.length = Math.min(before.keys.length, index);
      }
      if (text.charCodeAt(at) !== 0x3a && space() !== 0x3a) unexpected('":"');
      if (text.charCodeAt(++at) === 0x20) at += 1;
      if (text.charCodeAt(at) <= 0x20) space();
      if (observer !== undefined) {
        path.push(key);
        if (Object.hasOwn(result, key)) observer.duplicateKey?.(toPointer(path));
      }
      const child = value(inner);
      if (observer !== undefined) path.pop();
      if (key === '__proto__')
        Object.defineProperty(result, key, {
          value: child,
          configurable: true,
          enumerable: true,
          writable: true,
        });
      else result[key] = child;
      code = text.charCodeAt(at);
      if (code <= 0x20) code = space();
    }
    at += 1;
    depth -= 1;
    return result;
  }
  function array(shape: Shape | undefined): JsonValue {
    const result: JsonValue[] = [];
    const items = itemShape(shape);
    const members: Members = { keys: [], shapes: [] };
    if (++depth > maximumDepth) fail(`nested deeper than ${maximumDepth} levels`);
    for (let code = next(); code !== 0x5d; ) {
      if (result.length > 0) {
        if (code !== 0x2c) unexpected('"," or "]"');
        next();
      }
      if (observer !== undefined) path.push(result.length);
      result.push(value(items, members));
      if (observer !== undefined) path.pop();
      code = space();
    }
    at += 1;
    depth -= 1;
    return result;
  }
  function value(shape: Shape | undefined, before?: Members): JsonValue {
    const start = at;
    const result = anyValue(shape, before);
    if (isStrict && typeof shape === 'string' && result !== null) {
      const { minimum, maximum } = integerBounds[shape];
      if (typeof result !== 'bigint' || result < minimum || result > maximum) {
        at = start;
        unexpected(describeFormat(shape));
      }
    }
    return result;
  }

  function anyValue(shape: Shape | undefined, before: Members | undefined): JsonValue {
    switch (text.charCodeAt(at)) {
      case 0x22:
        return string();
      case 0x7b:
        return object(shape, before);
      case 0x5b:
        return array(shape);
      case 0x74:
        return word('true', true);
      case 0x66:
        return word('false', false);
      case 0x6e:
        return word('null', null);
      default:
        return number(shape === 'int64' || shape === 'uint64' ? shape : undefined);
    }
  }

  if (text.charCodeAt(0) === 0xfeff)
    fail('the text starts with a byte order mark (U+FEFF), which JSON does not allow');
  space();
  const result = value(shape);
  space();
  if (at < text.length) unexpected('the end of the text');
  return result;
}
