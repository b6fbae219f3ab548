// Finding ends in a text, each in linear time.

/** Returns where a global pattern next matches, or the end of the text. */
export function indexOf(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

/** Returns the quote at a place, with the backslashes that escape it. */
export function quoteAt(text: string, at: number): string | undefined {
  const quote = /\\*["'`]/y;
  quote.lastIndex = at;
  return quote.exec(text)?.[0];
}

/** Returns where a quoted value ends; the end of the text if it was cut off. */
export function closing(text: string, start: number, quote: string): number {
  if (quote.length > 1) {
    const end = text.indexOf(quote, start);
    return end === -1 ? text.length : end;
  }
  let at = start;
  while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}
