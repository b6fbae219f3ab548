// Text for a terminal of 80 columns.

const columns = 80;

/** Breaks a text into lines of at most 80 columns. A longer word, such as a URL, stays whole. */
export function wrap(text: string, first: string, next: string): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of visible(text).split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = next;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** Ends a line that is longer than 80 columns with `...`. */
export function cut(text: string): string {
  const line = visible(text);
  return line.length > columns ? `${line.slice(0, columns - 3)}...` : line;
}

/** Escapes characters that would move the cursor, change colours or hide text: `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** Prints a duration: `53 ms` or `1.4 s`. */
export function seconds(milliseconds: number): string {
  return milliseconds < 1_000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1_000).toFixed(1)} s`;
}
