// A JSON reader that is slow and obviously right, and random documents for it.
import type { JsonValue, Shape } from '../../../src/codec/index.js';

/** Reads valid JSON exactly, by removing one token after the other from the beginning. */
export function slowParse(text: string, shape?: Shape): JsonValue {
  let rest = text;
  const take = (token: RegExp): string => {
    const [found = ''] = new RegExp(`^\\s*(?:${token.source})`).exec(rest) ?? [];
    rest = rest.slice(found.length);
    return found.trim();
  };
  const read = (shape: Shape | undefined): JsonValue => {
    if (take(/\{/)) {
      const members: [string, JsonValue][] = [];
      while (!take(/\}/)) {
        const key: string = JSON.parse(take(/"(?:[^"\\]|\\.)*"/));
        take(/:/);
        members.push([key, read(shapeOf(shape, key))]);
        take(/,/);
      }
      return Object.fromEntries(members);
    }
    if (take(/\[/)) {
      const items: JsonValue[] = [];
      while (!take(/\]/)) {
        items.push(read(typeof shape === 'object' && 'items' in shape ? shape.items : undefined));
        take(/,/);
      }
      return items;
    }
    const scalar = take(/"(?:[^"\\]|\\.)*"|[^\s,\]}]+/);
    if (!/^-?\d+$/.test(scalar) || scalar.replace('-', '').length > 20) return JSON.parse(scalar);
    const isWide = shape === 'int64' || shape === 'uint64';
    return isWide || !Number.isSafeInteger(Number(scalar)) ? BigInt(scalar) : Number(scalar);
  };
  return read(shape);
}

/** Writes what was read, compactly. */
export function slowStringify(value: JsonValue): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(slowStringify).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${slowStringify(item)}`,
  );
  return `{${members.join(',')}}`;
}

function shapeOf(shape: Shape | undefined, key: string): Shape | undefined {
  if (typeof shape !== 'object' || 'items' in shape) return undefined;
  const { properties = {}, additionalProperties } = shape;
  return Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
}

/** Where 64-bit integers are in the random documents. */
export const fuzzShape: Shape = {
  properties: {
    start_ts: 'uint64',
    table_id: 'int64',
    ids: { items: 'uint64' },
    inner: {
      properties: { start_ts: 'uint64', list: { items: { properties: { table_id: 'int64' } } } },
    },
    table_operations: { additionalProperties: { properties: { flag: 'uint64' } } },
  },
};

const keys = [
  ...['start_ts', 'table_id', 'ids', 'inner', 'list', 'table_operations', 'flag', 'checkpoint_tso'],
  ...[
    '__proto__',
    'constructor',
    'toJSON',
    '',
    '1',
    '18446744073709551615',
    '\u009f0',
    'start_ts"',
    'a\\b',
    'é€😀',
  ],
];
const integers = [
  ...['0', '9007199254740991', '9007199254740992', '9007199254740993', '426921294362574849'],
  ...['9223372036854775807', '9223372036854775808', '18446744073709551615'],
  ...['18446744073709551616', '-1', '-9223372036854775808', '-0', '7', '1'.repeat(40)],
];
const strings = [
  ...[
    '426921294362574849',
    '"start_ts":426921294362574849',
    ',9007199254740993,',
    '\\',
    '"',
    '\n\t',
  ],
  ...['\u009f0', '\u009f12', 'a"\u009f0', '\ud800', '\u2028', '</script>', '{"a":1}', '-1', 'null'],
];
const others = ['true', 'false', 'null', '1.5', '-2e3', '1E-7', '0.1', '"x"'];

/** Returns random valid JSON text: escapes, white space, nesting, duplicate keys, and what looks like 64-bit integers. */
export function randomJson(random: () => number, depth = 0): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const space = () => pick(['', '', '', ' ', '\n  ', '\t', '\r\n']);
  const text = (value: string) =>
    random() < 0.3
      ? `"${[...value].map((one) => (random() < 0.5 || /["\\]/.test(one) ? escaped(one) : JSON.stringify(one).slice(1, -1))).join('')}"`
      : JSON.stringify(value);
  const kind = random() * (depth > 6 ? 0.6 : 1);
  if (kind < 0.3) return pick(integers);
  if (kind < 0.45) return text(pick(strings));
  if (kind < 0.6) return pick(others);
  const parts = Array.from({ length: Math.floor(random() * 5) }, () => {
    const value = space() + randomJson(random, depth + 1) + space();
    return kind < 0.75 ? value : `${space()}${text(pick(keys))}${space()}:${value}`;
  });
  return kind < 0.75 ? `[${space()}${parts.join(',')}]` : `{${space()}${parts.join(',')}}`;
}

function escaped(character: string): string {
  return [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}
