// Reads the first JSON value of a text, with the errors of Go's encoding/json (json.Decoder, Go 1.16 to 1.23).
import { escapes } from './escapes.js';
import { maximumDepth } from './shape.js';

/** A JSON value as written: it keeps duplicate keys and the digits of numbers. */
export type GoNode =
  | { readonly kind: 'null' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'number'; readonly literal: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'array'; readonly items: readonly GoNode[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, GoNode])[] };

/** Thrown if Go rejects the text; `message` is the text of Go's error. */
export class GoSyntaxError extends Error {
  override readonly name = 'GoSyntaxError';
}

/**
 * Reads the first JSON value of `text` and ignores the text after it.
 *
 * @throws {GoSyntaxError} `EOF` if there is no value, `unexpected EOF` if the value is cut off, or the syntax error. Nesting is
 * limited to 1,000 levels (Go: 10,000).
 */
export function readGoValue(text: string): GoNode {
  const reader = new Reader(text);
  if (reader.skipSpace() === '') throw new GoSyntaxError('EOF');
  return reader.value();
}

/**
 * Reads `text` as `json.Unmarshal` does: one JSON value and nothing after it.
 *
 * @throws {GoSyntaxError} as `readGoValue` does, but a text that ends too early gives `unexpected end of JSON input`.
 */
export function readWholeGoValue(text: string): GoNode {
  const reader = new Reader(text);
  try {
    const value = reader.value();
    reader.end();
    return value;
  } catch (error) {
    if (error instanceof GoSyntaxError && error.message === 'unexpected EOF') {
      throw new GoSyntaxError('unexpected end of JSON input');
    }
    throw error;
  }
}

class Reader {
  private readonly text: string;
  private position = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Skips white space and returns the next character, or `''` at the end. */
  skipSpace(): string {
    this.take(/[ \t\r\n]*/y);
    return this.text.charAt(this.position);
  }

  end(): void {
    if (this.skipSpace() !== '') throw this.syntaxError('after top-level value');
  }

  value(): GoNode {
    const first = this.skipSpace();
    if (first === '{') return this.object();
    if (first === '[') return this.array();
    if (first === '"') return { kind: 'string', value: this.string() };
    if (first === 't') return this.word('true', { kind: 'bool', value: true });
    if (first === 'f') return this.word('false', { kind: 'bool', value: false });
    if (first === 'n') return this.word('null', { kind: 'null' });
    if (/^[-\d]$/.test(first)) return this.number();
    throw this.syntaxError('looking for beginning of value');
  }

  private object(): GoNode {
    const members: (readonly [string, GoNode])[] = [];
    this.enter();
    if (this.skipSpace() === '}') return this.leave({ kind: 'object', members });
    for (;;) {
      if (this.skipSpace() !== '"')
        throw this.syntaxError('looking for beginning of object key string');
      const key = this.string();
      if (this.skipSpace() !== ':') throw this.syntaxError('after object key');
      this.position += 1;
      members.push([key, this.value()]);
      const next = this.skipSpace();
      if (next === '}') return this.leave({ kind: 'object', members });
      if (next !== ',') throw this.syntaxError('after object key:value pair');
      this.position += 1;
    }
  }

  private array(): GoNode {
    const items: GoNode[] = [];
    this.enter();
    if (this.skipSpace() === ']') return this.leave({ kind: 'array', items });
    for (;;) {
      items.push(this.value());
      const next = this.skipSpace();
      if (next === ']') return this.leave({ kind: 'array', items });
      if (next !== ',') throw this.syntaxError('after array element');
      this.position += 1;
    }
  }

  private number(): GoNode {
    const start = this.position;
    if (this.text.charAt(this.position) === '-') this.position += 1;
    if (this.text.charAt(this.position) === '0') this.position += 1;
    else this.digits('in numeric literal');
    if (this.text.charAt(this.position) === '.') {
      this.position += 1;
      this.digits('after decimal point in numeric literal');
    }
    if (/^[eE]$/.test(this.text.charAt(this.position))) {
      this.position += 1;
      if (/^[+-]$/.test(this.text.charAt(this.position))) this.position += 1;
      this.digits('in exponent of numeric literal');
    }
    return { kind: 'number', literal: this.text.slice(start, this.position) };
  }

  private digits(where: string): void {
    if (this.take(/\d*/y) === '') throw this.syntaxError(where);
  }

  private string(): string {
    let result = '';
    this.position += 1;
    for (;;) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a JSON string must not contain them.
      result += this.take(/[^"\\\u0000-\u001f]*/y);
      const next = this.text.charAt(this.position);
      if (next === '"') break;
      if (next !== '\\') throw this.syntaxError('in string literal');
      this.position += 1;
      result += this.escape();
    }
    this.position += 1;
    return result.replace(/\p{Surrogate}/gu, '\uFFFD');
  }

  private escape(): string {
    const kind = this.text.charAt(this.position);
    if (kind !== 'u') {
      const character = Object.hasOwn(escapes, kind) ? escapes[kind] : undefined;
      if (character === undefined) throw this.syntaxError('in string escape code');
      this.position += 1;
      return character;
    }
    this.position += 1;
    const start = this.position;
    while (this.position < start + 4) {
      if (!/^[\da-fA-F]$/.test(this.text.charAt(this.position))) {
        throw this.syntaxError('in \\u hexadecimal character escape');
      }
      this.position += 1;
    }
    return String.fromCharCode(Number.parseInt(this.text.slice(start, this.position), 16));
  }

  private word(word: string, node: GoNode): GoNode {
    for (const letter of word) {
      if (this.text.charAt(this.position) !== letter) {
        throw this.syntaxError(`in literal ${word} (expecting '${letter}')`);
      }
      this.position += 1;
    }
    return node;
  }

  /** Skips and returns the text that a sticky pattern matches at the position. */
  private take(pattern: RegExp): string {
    pattern.lastIndex = this.position;
    const taken = pattern.exec(this.text)?.[0] ?? '';
    this.position += taken.length;
    return taken;
  }

  private enter(): void {
    this.position += 1;
    this.depth += 1;
    if (this.depth > maximumDepth) throw new GoSyntaxError('exceeded max depth');
  }

  private leave(node: GoNode): GoNode {
    this.position += 1;
    this.depth -= 1;
    return node;
  }

  private syntaxError(where: string): GoSyntaxError {
    const code = this.text.codePointAt(this.position);
    if (code === undefined) return new GoSyntaxError('unexpected EOF');
    return new GoSyntaxError(`invalid character ${quoteByte(firstByte(code))} ${where}`);
  }
}

/** Returns the first byte of a character in UTF-8: Go's messages quote bytes. */
function firstByte(code: number): number {
  if (code < 0x80) return code;
  if (code < 0x800) return 0xc0 | (code >> 6);
  if (code < 0x10000) return 0xe0 | (code >> 12);
  return 0xf0 | (code >> 18);
}

function quoteByte(byte: number): string {
  const named: Readonly<Record<number, string>> = {
    7: '\\a',
    8: '\\b',
    9: '\\t',
    10: '\\n',
    11: '\\v',
    12: '\\f',
    13: '\\r',
    39: "\\'",
    92: '\\\\',
  };
  const printable = byte >= 0x20 && byte !== 0x7f;
  const text = printable ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
  return `'${named[byte] ?? text}'`;
}
