// The errors of the codec: text that is not JSON, and integers that JSON text cannot carry exactly.

/** Thrown for text that is not JSON (RFC 8259). `message` shows at most 20 characters of the text, never the inside of a string. */
export class JsonSyntaxError extends SyntaxError {
  override readonly name = 'JsonSyntaxError';
  /** Offset in the text, in UTF-16 units, from 0. */
  readonly position: number;
  /** Line of the position, from 1. */
  readonly line: number;
  /** Column of the position, in UTF-16 units, from 1. */
  readonly column: number;

  constructor(problem: string, text: string, position: number) {
    const lineStart = position === 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1;
    const line = countLineFeeds(text, lineStart) + 1;
    const column = position - lineStart + 1;
    super(`Invalid JSON at position ${position} (line ${line}, column ${column}): ${problem}`);
    this.position = position;
    this.line = line;
    this.column = column;
  }
}

/** Thrown for an integer that would be sent with wrong digits or that the position cannot hold. */
export class UnsafeIntegerError extends RangeError {
  override readonly name = 'UnsafeIntegerError';
  /** JSON pointer (RFC 6901) of the value; `''` is the whole value. */
  readonly pointer: string;

  constructor(problem: string, pointer: string) {
    super(`${describePointer(pointer)}: ${problem}`);
    this.pointer = pointer;
  }
}

/** How a message names a JSON pointer. */
export function describePointer(pointer: string): string {
  return pointer === '' ? 'The whole value' : pointer;
}

function countLineFeeds(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
}
