// Text of a server within Markdown: only as code, where no HTML, link, mention or formula of it can act.
import { visible } from './text.js';

/** Returns a code span. Entities would not do: GitHub looks for mentions and links after it has decoded them. */
export function code(text: string): string {
  const shown = visible(text);
  if (shown === '') return '(empty)';
  const ticks = '`'.repeat(longestRun(shown) + 1);
  // One space at both ends is no part of the code.
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return ticks + pad + shown + pad + ticks;
}

/** Returns lines as a block of code that none of them can end. */
export function fence(language: string, lines: readonly string[]): string {
  const shown = lines.map(visible);
  const ticks = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return [`${ticks}${language}`, ...shown, ticks].join('\n');
}

/** Ends a text that is longer than `length` characters with `...`. */
export function clip(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}...` : text;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
