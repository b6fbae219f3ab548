// Writes TypeScript source text: literals, wrapped lines, doc comments.
import { isObject, type JsonValue } from '../../../src/shared/json.js';

const WIDTH = 100;

/** Returns a string literal in single quotes. */
export function quote(value: string): string {
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

/** Returns an object key, quoted only if TypeScript requires it. */
export function key(name: string): string {
  return /^([A-Za-z_$][\w$]*|[1-9]\d*)$/.test(name) ? name : quote(name);
}

/** Converts `changefeed_id` to the variable name `changefeedId`. */
export function camelCase(name: string): string {
  return name.replaceAll(/[_-]([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

/** Returns a value as a literal, on one line if it ends before column 100. `column` is its start. */
export function literal(value: JsonValue, margin: string, column: number): string {
  const short = oneLine(value);
  if (column + short.length < WIDTH || typeof value !== 'object' || value === null) return short;
  const inner = `${margin}  `;
  if (isObject(value)) {
    const entries = Object.entries(value).map(([name, item]) => {
      const start = `${inner}${key(name)}: `;
      return `${start}${literal(item, inner, start.length)},\n`;
    });
    return `{\n${entries.join('')}${margin}}`;
  }
  const items = value.map((item) => `${inner}${literal(item, inner, inner.length)},\n`);
  return `[\n${items.join('')}${margin}]`;
}

function oneLine(value: JsonValue): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (!isObject(value)) return String(value);
  const entries = Object.entries(value).map(([name, item]) => `${key(name)}: ${oneLine(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Returns a doc comment of Markdown text, with paragraphs wrapped at column 100. */
export function docComment(content: string, margin: string): string {
  const lines = fill(content.trim().replaceAll('*/', '*\\/'), WIDTH - margin.length - 3);
  return [
    `${margin}/**\n`,
    ...lines.map((line) => `${`${margin} * ${line}`.trimEnd()}\n`),
    `${margin} */\n`,
  ].join('');
}

/** Matches a line that starts a new block: a list item or a doc tag. */
const BLOCK_START = /^(\s*)([-*] |\d+\. |@\w+ )/;

/** Wraps the paragraphs of Markdown at a width. */
export function fill(content: string, width: number): string[] {
  const blocks: string[] = [];
  for (const line of content.split('\n')) {
    const last = blocks.at(-1);
    if (!last || line.trim() === '' || BLOCK_START.test(line)) blocks.push(line.trimEnd());
    else blocks[blocks.length - 1] = `${last} ${line.trim()}`;
  }
  return blocks.flatMap((block) => wrap(block, width));
}

/** Wraps one paragraph between words, never inside `code`. Further lines are aligned with its first word. */
function wrap(block: string, width: number): string[] {
  const [, space = block.match(/^\s*/)?.[0] ?? '', marker = ''] = block.match(BLOCK_START) ?? [];
  const hanging = space + (marker.startsWith('@') ? '  ' : ' '.repeat(marker.length));
  const lines: string[] = [];
  let line = space + marker;
  let empty = true;
  for (const word of block.slice(line.length).match(/(?:`[^`]*`|\S)+/g) ?? []) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = hanging;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
