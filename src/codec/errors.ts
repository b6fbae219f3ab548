// The errors of the codec: for invalid JSON, and for integers that cannot be written exactly.

/** Thrown if a text is not JSON (RFC 8259). `message` quotes at most 20 characters of the text, and never the content of a string. */
export class JsonSyntaxError extends SyntaxError {
  override readonly name = 'JsonSyntaxError';
  /** Offset in the text in UTF-16 code units, from 0. */
  readonly position: number;
  /** Line of the position, from 1. */
  readonly line: number;
  /** Column of the position in UTF-16 code units, from 1. */
  readonly column: number;

  constructor(problem: string, text: string, position: number) {
    const lines = text.slice(0, position).split('\n');
    const line = lines.length;
    const column = (lines.at(-1)?.length ?? 0) + 1;
    super(`Invalid JSON at position ${position} (line ${line}, column ${column}): ${problem}`);
    this.position = position;
    this.line = line;
    this.column = column;
  }
}

/** Thrown if an integer would be written with wrong digits or is out of bounds at its position. */
export class UnsafeIntegerError extends RangeError {
  override readonly name = 'UnsafeIntegerError';
  /** JSON pointer (RFC 6901) of the value; `''` is the whole value. */
  readonly pointer: string;

  constructor(problem: string, pointer: string) {
    super(`${describePointer(pointer)}: ${problem}`);
    this.pointer = pointer;
  }
}

/** Returns the name of a JSON pointer in messages. */
export function describePointer(pointer: string): string {
  return pointer === '' ? 'The whole value' : pointer;
}
