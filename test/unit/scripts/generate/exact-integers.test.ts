// No step of the generator may change a digit of a 64-bit integer.
import { beforeAll, expect, test } from 'vitest';
import { renderAll } from '../../../../scripts/generate/render/render-all.js';
import { EXACT_SPEC } from './spec-copy.js';

const LITERALS = [
  '9007199254740991',
  '9007199254740992',
  '9007199254740993',
  '426921294362574849',
  '9223372036854775807',
  '9223372036854775808',
  '18446744073709551615',
  '-9223372036854775808',
];

/** What doubles make of them: shortest form, exact value, exponent. */
const ROUNDED = [
  '426921294362574850',
  '426921294362574848',
  '9007199254740994',
  '9223372036854776000',
  '9223372036854775806',
  '18446744073709552000',
  '18446744073709551616',
  'e+18',
  'e+19',
];

let files: Map<string, string>;
beforeAll(async () => {
  files = await renderAll(EXACT_SPEC);
});

const read = (name: string): string => {
  const text = files.get(name);
  if (text === undefined) throw new Error(`${name} was not rendered`);
  return text;
};

/** How often a number stands in a text as a whole. */
const count = (text: string, literal: string): number =>
  text.match(new RegExp(`(?<![\\d.-])${literal}(?![\\d.])`, 'g'))?.length ?? 0;

test.each(['openapi.yaml', 'openapi.json', 'openapi-3.1.json', 'openapi.newarch.json'])(
  '%s has every literal, in examples and bounds',
  (name) => {
    const counts = Object.fromEntries(
      LITERALS.map((literal) => [literal, count(read(name), literal)]),
    );
    const gone = name === 'openapi.newarch.json' ? 2 : 0;
    const added = name === 'openapi.newarch.json' ? 1 : 0;
    expect(counts).toEqual({
      '9007199254740991': 7 - gone,
      '9007199254740992': 6,
      '9007199254740993': 8,
      '426921294362574849': 8,
      '9223372036854775807': 8,
      '9223372036854775808': 6 + added,
      // Once more in the description of an operation.
      '18446744073709551615': 11 + added,
      '-9223372036854775808': 6,
    });
  },
);

test('schema.ts has every literal in its doc comments', () => {
  for (const literal of LITERALS)
    expect(count(read('schema.ts'), literal), literal).toBeGreaterThan(0);
});

test('no file has a rounded form of them', () => {
  for (const [name, text] of files) {
    for (const rounded of ROUNDED)
      expect(text.includes(rounded), `${rounded} in ${name}`).toBe(false);
  }
});

test('64-bit integers are bigint in answers, and safe numbers too in requests', () => {
  const schema = read('schema.ts');
  expect(schema).toContain('\n      tso?: bigint;\n');
  expect(schema).toContain('\n      half?: bigint | null;\n');
  expect(schema).toContain('\n      signed?: bigint[] | null;\n');
  expect(schema).toContain('\n      limits: (bigint | number)[];\n');
  expect(schema).toContain('\n      exact?: bigint | number | undefined;\n');
  expect(schema).toContain('\n      small?: number;\n');
});
