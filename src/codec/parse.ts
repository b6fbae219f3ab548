// Reads JSON exactly: a strict RFC 8259 parser that knows the positions of 64-bit integers.
import { toPointer } from '../shared/json-pointer.js';
import { character, Scanner } from './scanner.js';
import {
  type IntegerFormat,
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

/**
 * Reads JSON text without losing a digit.
 *
 * Integer literals at the 64-bit positions of `shape` become `bigint` (`0` becomes `0n`); their bounds are not checked. Elsewhere an
 * integer beyond 2^53-1 becomes a `bigint` and any other number a `number`. A literal with a fraction, an exponent or more than 20
 * digits, which is no 64-bit integer, is always a `number`, as `JSON.parse` reads it. Values of other types at a 64-bit position are returned unchanged.
 *
 * @throws {JsonSyntaxError} with position, line and column, if the text is not JSON, starts with a byte order mark, or is nested
 * deeper than 1,000 levels.
 */
export function parseJson(text: string, shape?: Shape, observer?: JsonObserver): JsonValue {
  return new Parser(text, observer).document(shape);
}

const { quote, comma, minus, dot, zero, nine, colon } = character;
const { openBracket, closeBracket, openBrace, closeBrace } = character;

/** Digits of the longest 64-bit integer, 2^64-1. Reading a longer one exactly takes time that grows with the square of its length. */
const longestInteger = 20;

/** Every integer with up to this number of digits is exact as a `number`. */
const exactDigits = 15;

class Parser extends Scanner {
  private readonly observer: JsonObserver | undefined;
  /** Keys and indices of the current value; maintained only if there is an observer. */
  private readonly path: (string | number)[] = [];
  private depth = 0;

  constructor(text: string, observer: JsonObserver | undefined) {
    super(text);
    this.observer = observer;
  }

  document(shape: Shape | undefined): JsonValue {
    if (this.text.charCodeAt(0) === 0xfeff) {
      throw this.error(
        'the text starts with a byte order mark (U+FEFF), which JSON does not allow',
      );
    }
    this.skipSpace();
    const value = this.value(shape);
    this.skipSpace();
    if (this.position < this.text.length) throw this.unexpected('the end of the text');
    return value;
  }

  private value(shape: Shape | undefined): JsonValue {
    switch (this.text.charCodeAt(this.position)) {
      case quote:
        return this.string();
      case openBrace:
        return this.object(shape);
      case openBracket:
        return this.array(shape);
      case 0x74:
        return this.literal('true', true);
      case 0x66:
        return this.literal('false', false);
      case 0x6e:
        return this.literal('null', null);
      default:
        return this.number(shape === 'int64' || shape === 'uint64' ? shape : undefined);
    }
  }

  private object(shape: Shape | undefined): JsonValue {
    const result: { [key: string]: JsonValue } = {};
    this.enter();
    if (this.nextToken() === closeBrace) return this.leave(result);
    for (;;) {
      if (this.text.charCodeAt(this.position) !== quote) throw this.unexpected('a key in quotes');
      const key = this.string();
      if (this.skipSpace() !== colon) throw this.unexpected('":"');
      this.nextToken();
      this.member(result, key, propertyShape(shape, key));
      const next = this.skipSpace();
      if (next === closeBrace) return this.leave(result);
      if (next !== comma) throw this.unexpected('"," or "}"');
      this.nextToken();
    }
  }

  private member(target: { [key: string]: JsonValue }, key: string, shape: Shape | undefined) {
    const { observer } = this;
    if (observer !== undefined) {
      this.path.push(key);
      if (Object.hasOwn(target, key)) observer.duplicateKey?.(toPointer(this.path));
    }
    const value = this.value(shape);
    if (observer !== undefined) this.path.pop();
    if (key === '__proto__') {
      const own = { value, configurable: true, enumerable: true, writable: true };
      Object.defineProperty(target, key, own);
    } else {
      target[key] = value;
    }
  }

  private array(shape: Shape | undefined): JsonValue {
    const result: JsonValue[] = [];
    const items = itemShape(shape);
    const observed = this.observer !== undefined;
    this.enter();
    if (this.nextToken() === closeBracket) return this.leave(result);
    for (;;) {
      if (observed) this.path.push(result.length);
      result.push(this.value(items));
      if (observed) this.path.pop();
      const next = this.skipSpace();
      if (next === closeBracket) return this.leave(result);
      if (next !== comma) throw this.unexpected('"," or "]"');
      this.nextToken();
    }
  }

  private number(format: IntegerFormat | undefined): number | bigint {
    const { text } = this;
    const start = this.position;
    const negative = text.charCodeAt(start) === minus;
    const first = negative ? start + 1 : start;
    let at = first;
    let digits = 0;
    let code = text.charCodeAt(at);
    for (; code >= zero && code <= nine; code = text.charCodeAt(++at)) {
      digits = digits * 10 + (code - zero);
    }
    this.position = at;
    if (at === first) throw this.unexpected(negative ? 'a digit' : 'a value');
    if (at > first + 1 && text.charCodeAt(first) === zero) {
      this.position = first;
      throw this.error('a number must not start with 0 before other digits');
    }
    const whole = code !== dot && code !== 0x65 && code !== 0x45;
    if (!whole) this.fractionAndExponent();
    this.observer?.number?.(toPointer(this.path), text.slice(start, this.position), format);
    if (!whole) return Number(text.slice(start, this.position));
    if (at - first > longestInteger) return Number(text.slice(start, at));
    if (format !== undefined) return BigInt(text.slice(start, at));
    if (at - first <= exactDigits) return negative ? -digits : digits;
    const literal = text.slice(start, at);
    const value = Number(literal);
    return Number.isSafeInteger(value) ? value : BigInt(literal);
  }

  private enter(): void {
    this.depth += 1;
    if (this.depth > maximumDepth) throw this.error(`nested deeper than ${maximumDepth} levels`);
  }

  private leave<Value>(value: Value): Value {
    this.depth -= 1;
    this.position += 1;
    return value;
  }
}
