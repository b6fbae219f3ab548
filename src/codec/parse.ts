// Reads JSON exactly: a strict RFC 8259 parser that knows the positions of 64-bit integers.
import { JsonSyntaxError } from './errors.js';
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

/** Digits of the longest 64-bit integer, 2^64-1. Reading a longer one exactly takes time that grows with the square of its length. */
const longestInteger = 20;

/** A member of an object, and the text from the end of what is before it to its value: `, "id": `. */
interface Member {
  readonly text: string;
  readonly key: string;
  readonly shape: Shape | undefined;
}

/** The escapes of JSON strings. */
const stringEscape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/**
 * Reads JSON text without losing a digit.
 *
 * Integer literals at the 64-bit positions of `shape` become `bigint` (`0` becomes `0n`); their bounds are not checked. Elsewhere an
 * integer beyond 2^53-1 becomes a `bigint` and any other number a `number`. A literal with a fraction, an exponent or more than 20
 * digits, which is no 64-bit integer, is always a `number`, as `JSON.parse` reads it. Values of other types at a 64-bit position are
 * returned unchanged. The last of equal keys wins.
 *
 * @param isStrict Whether anything but null and integers within bounds is refused at 64-bit positions.
 * @throws {JsonSyntaxError} with position, line and column, if the text is not JSON, starts with a byte order mark, or is nested
 * deeper than 1,000 levels.
 * @example
 * parseJson('{"checkpoint_tso": 426921294362574849}'); // { checkpoint_tso: 426921294362574849n }
 */
export function parseJson(text: string, shape?: Shape, isStrict = false): JsonValue {
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
  /** Skips white space and returns the code of the next character; NaN at the end. */
  function space(): number {
    let end = at;
    let code = text.charCodeAt(end);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09)
      code = text.charCodeAt(++end);
    at = end;
    return code;
  }
  function string(): string {
    const start = at;
    let hasEscapes = false;
    let end = start + 1;
    let code = text.charCodeAt(end);
    for (; code !== 0x22; code = text.charCodeAt(++end)) {
      if (code >= 0x20 && code !== 0x5c) continue;
      at = end;
      if (code === 0x5c) {
        hasEscapes = true;
        stringEscape.lastIndex = at;
        if (!stringEscape.test(text)) {
          fail(
            text[at + 1] === 'u'
              ? '\\u needs four hexadecimal digits'
              : '"\\" in a string must start one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX',
          );
        }
        end = stringEscape.lastIndex - 1;
      } else {
        fail(
          at < text.length
            ? 'a control character in a string must be written as an escape (\\uXXXX)'
            : 'the text ends inside a string',
        );
      }
    }
    at = end + 1;
    return hasEscapes ? JSON.parse(text.slice(start, at)) : text.slice(start + 1, at - 1);
  }
  /** Skips digits, at least one, and returns the code of what is after them. */
  function digits(expected: string): number {
    const start = at;
    let end = start;
    let code = text.charCodeAt(end);
    while (code >= 0x30 && code <= 0x39) code = text.charCodeAt(++end);
    if (end === start) unexpected(expected);
    at = end;
    return code;
  }
  function number(format: IntegerFormat | undefined): number | bigint {
    const start = at;
    const isNegative = text.charCodeAt(at) === 0x2d;
    if (isNegative) at += 1;
    const first = at;
    let code = digits(isNegative ? 'a digit' : 'a value');
    const end = at;
    if (text.charCodeAt(first) === 0x30 && end > first + 1) {
      at = first;
      fail('a number must not start with 0 before other digits');
    }
    if (code === 0x2e) {
      at += 1;
      code = digits('a digit');
    }
    if (code === 0x65 || code === 0x45) {
      code = text.charCodeAt(++at);
      if (code === 0x2b || code === 0x2d) at += 1;
      digits('a digit');
    }
    const literal = text.slice(start, at);
    const isInteger = at === end && end - first <= longestInteger;
    if (isInteger && format !== undefined) return BigInt(literal);
    const value = Number(literal);
    return isInteger && !Number.isSafeInteger(value) ? BigInt(literal) : value;
  }
  function word<Value>(literal: string, value: Value): Value {
    if (!text.startsWith(literal, at)) unexpected('a value');
    at += literal.length;
    return value;
  }
  function enter(): void {
    if (++depth > maximumDepth) fail(`nested deeper than ${maximumDepth} levels`);
    at += 1;
  }
  /** `members` are those of the object before it in the same array: the next one most likely has the same, in the same spelling. */
  function object(shape: Shape | undefined, members: Member[] = []): JsonValue {
    const result: { [key: string]: JsonValue } = {};
    enter();
    for (let index = 0; ; index += 1) {
      const start = at;
      let member = members[index];
      if (member !== undefined && text.slice(at, at + member.text.length) === member.text)
        at += member.text.length;
      else {
        let code = space();
        if (code === 0x7d) break;
        if (index > 0) {
          if (code !== 0x2c) unexpected('"," or "}"');
          at += 1;
          code = space();
        }
        if (code !== 0x22) unexpected('a key in quotes');
        const key = string();
        if (space() !== 0x3a) unexpected('":"');
        at += 1;
        space();
        member = { text: text.slice(start, at), key, shape: propertyShape(shape, key) };
        members[index] = member;
      }
      if (text.charCodeAt(at) <= 0x20) space();
      const { key } = member;
      const child = value(member.shape);
      if (key === '__proto__')
        Object.defineProperty(result, key, {
          value: child,
          configurable: true,
          enumerable: true,
          writable: true,
        });
      else result[key] = child;
    }
    at += 1;
    depth -= 1;
    return result;
  }
  function array(shape: Shape | undefined): JsonValue {
    const result: JsonValue[] = [];
    const items = itemShape(shape);
    const members: Member[] = [];
    enter();
    for (let code = space(); code !== 0x5d; code = space()) {
      if (result.length > 0) {
        if (code !== 0x2c) unexpected('"," or "]"');
        at += 1;
        space();
      }
      result.push(value(items, members));
    }
    at += 1;
    depth -= 1;
    return result;
  }
  function value(shape: Shape | undefined, members?: Member[]): JsonValue {
    const start = at;
    const result = anyValue(shape, members);
    if (isStrict && typeof shape === 'string' && result !== null) {
      const { minimum, maximum } = integerBounds[shape];
      if (typeof result !== 'bigint' || result < minimum || result > maximum) {
        at = start;
        unexpected(describeFormat(shape));
      }
    }
    return result;
  }
  function anyValue(shape: Shape | undefined, members?: Member[]): JsonValue {
    switch (text.charCodeAt(at)) {
      case 0x22:
        return string();
      case 0x7b:
        return object(shape, members);
      case 0x5b:
        return array(shape);
      case 0x74:
        return word('true', true);
      case 0x66:
        return word('false', false);
      case 0x6e:
        return word('null', null);
      default:
        return number(typeof shape === 'string' ? shape : undefined);
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
