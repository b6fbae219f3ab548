// The part of a response's body around the place of a finding, found in the text as it came: no number is read.

/** A part of a text. */
export interface Excerpt {
  readonly before: string;
  /** The value at the place; empty if it is not there. */
  readonly value: string;
  readonly after: string;
}

/** Characters that are shown of the value, and on each side of it. */
const longest = 400;

/**
 * Returns the surroundings of the value that a JSON pointer (RFC 6901) names. If the value is missing or was cut off, those of the
 * nearest value around it.
 */
export function excerptAt(body: string, pointer: string): Excerpt {
  const path = pointer.split('/').slice(1).map(unescapePointer);
  for (let length = path.length; length > 0; length -= 1) {
    const start = locate(body, path.slice(0, length));
    if (start === undefined) continue;
    const end = length === path.length ? endOf(body, start) : start;
    const value = body.slice(start, end);
    return {
      before: `${start > longest ? '... ' : ''}${body.slice(Math.max(0, start - longest), start)}`,
      value: shortened(value),
      after: shortened(body.slice(end, end + longest + 1)),
    };
  }
  return { before: '', value: '', after: shortened(body) };
}

const shortened = (text: string) =>
  text.length > longest ? `${text.slice(0, longest)} ...` : text;

const unescapePointer = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');

const token = /\s*("[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\],:]|[^\s"{}[\],:]+)/suy;

/** Returns the next token and where it starts and ends. */
function tokenAt(text: string, position: number) {
  token.lastIndex = position;
  const found = token.exec(text)?.[1];
  return found === undefined
    ? undefined
    : { text: found, start: token.lastIndex - found.length, end: token.lastIndex };
}

/** Returns where the value that starts at a position ends. */
function endOf(text: string, start: number): number {
  let depth = 0;
  let position = start;
  for (;;) {
    const next = tokenAt(text, position);
    if (next === undefined) return text.length;
    position = next.end;
    if (next.text === '{' || next.text === '[') depth += 1;
    if (next.text === '}' || next.text === ']') depth -= 1;
    if (depth <= 0) return position;
  }
}

/** Returns where the value of a path starts; undefined if there is none. */
function locate(text: string, path: readonly string[]): number | undefined {
  let start = tokenAt(text, 0)?.start;
  for (const part of path) {
    if (start === undefined) return undefined;
    start = childOf(text, start, part);
  }
  return start;
}

function childOf(text: string, start: number, part: string): number | undefined {
  const opening = text.charAt(start);
  if (opening !== '{' && opening !== '[') return undefined;
  let position = start + 1;
  for (let index = 0; ; index += 1) {
    let key = String(index);
    let child = tokenAt(text, position);
    if (opening === '{' && child !== undefined) {
      key = nameIn(child.text);
      const colon = tokenAt(text, child.end);
      child = colon?.text === ':' ? tokenAt(text, colon.end) : undefined;
    }
    if (child === undefined || child.text === ']' || child.text === '}') return undefined;
    if (key === part) return child.start;
    const comma = tokenAt(text, endOf(text, child.start));
    if (comma?.text !== ',') return undefined;
    position = comma.end;
  }
}

function nameIn(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}
