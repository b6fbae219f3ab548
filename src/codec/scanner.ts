// Scans JSON text: strings, numbers, literals, white space, and their syntax errors (RFC 8259).
import { JsonSyntaxError } from './errors.js';

/** Codes of the characters of the JSON grammar. */
export const character = {
  quote: 0x22,
  comma: 0x2c,
  minus: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const;

/** The characters after a backslash, except `u`, and what they stand for. */
export const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const { quote, dot, zero, nine, backslash } = character;

/** Reads tokens from a position in a JSON text. Errors name that position. */
export class Scanner {
  protected readonly text: string;
  protected position = 0;

  constructor(text: string) {
    this.text = text;
  }

  protected string(): string {
    const { text } = this;
    const start = this.position + 1;
    let at = start;
    let code = text.charCodeAt(at);
    while (code !== quote && code !== backslash && code >= 0x20) code = text.charCodeAt(++at);
    this.position = at;
    if (code !== quote) return this.stringWithEscapes(start);
    this.position = at + 1;
    return text.slice(start, at);
  }

  private stringWithEscapes(start: number): string {
    const { text } = this;
    let result = '';
    let copied = start;
    for (;;) {
      const code = text.charCodeAt(this.position);
      if (code === quote) {
        result += text.slice(copied, this.position++);
        return result;
      }
      if (code === backslash) {
        result += text.slice(copied, this.position) + this.escape();
        copied = this.position;
      } else if (code >= 0x20) {
        this.position += 1;
      } else if (this.position < text.length) {
        throw this.error('a control character in a string must be written as an escape (\\uXXXX)');
      } else {
        throw this.error('the text ends inside a string');
      }
    }
  }

  private escape(): string {
    const kind = this.text.charAt(this.position + 1);
    if (kind === 'u') {
      const hex = this.text.slice(this.position + 2, this.position + 6);
      if (!/^[\da-fA-F]{4}$/.test(hex)) throw this.error('\\u needs four hexadecimal digits');
      this.position += 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    if (!Object.hasOwn(escapes, kind)) {
      throw this.error(
        '"\\" in a string must start one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX',
      );
    }
    this.position += 2;
    return escapes[kind] ?? '';
  }

  protected fractionAndExponent(): void {
    if (this.text.charCodeAt(this.position) === dot) {
      this.position += 1;
      this.digits();
    }
    if (/^[eE]$/.test(this.text.charAt(this.position))) {
      this.position += 1;
      if (/^[+-]$/.test(this.text.charAt(this.position))) this.position += 1;
      this.digits();
    }
  }

  private digits(): void {
    const start = this.position;
    let code = this.text.charCodeAt(start);
    while (code >= zero && code <= nine) code = this.text.charCodeAt(++this.position);
    if (this.position === start) throw this.unexpected('a digit');
  }

  protected literal<Value>(word: string, value: Value): Value {
    if (!this.text.startsWith(word, this.position)) throw this.unexpected('a value');
    this.position += word.length;
    return value;
  }

  /** Skips one character and white space; returns the code of the next character. */
  protected nextToken(): number {
    this.position += 1;
    return this.skipSpace();
  }

  protected skipSpace(): number {
    let code = this.text.charCodeAt(this.position);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      code = this.text.charCodeAt(++this.position);
    }
    return code;
  }

  protected unexpected(expected: string): JsonSyntaxError {
    // Quotes one word or one character only: the text after it can be a string, and a string can be a secret.
    const word = /[\w.+-]{1,20}|[\s\S]/uy;
    word.lastIndex = this.position;
    const found = word.exec(this.text)?.[0];
    const received = found === undefined ? 'the end of the text' : JSON.stringify(found);
    return this.error(`expected ${expected}, got ${received}`);
  }

  protected error(problem: string): JsonSyntaxError {
    return new JsonSyntaxError(problem, this.text, this.position);
  }
}
