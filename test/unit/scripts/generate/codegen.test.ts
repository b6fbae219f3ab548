// What the descriptions for strict generators of code leave out, and that they leave out nothing else.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseJson } from '../../../../src/codec/index.js';

const generated = new URL('../../../../generated/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, generated), 'utf8');

interface Left {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** The parts of `whole` that `part` lacks, outermost first. Throws where `part` has something else. */
function leftOut(whole: unknown, part: unknown, path: readonly string[] = []): Left[] {
  if (typeof whole !== 'object' || whole === null) {
    if (String(whole) !== String(part)) throw new Error(`${path.join('/')} differs`);
    return [];
  }
  const inPart: Readonly<Record<string, unknown>> = Object(part);
  const added = Object.keys(inPart).filter((key) => !Object.hasOwn(whole, key));
  if (added.length > 0) throw new Error(`${path.join('/')} has ${added.join()} too`);
  return Object.entries(whole).flatMap(([key, value]) =>
    Object.hasOwn(inPart, key)
      ? leftOut(value, inPart[key], [...path, key])
      : [{ path: [...path, key], value }],
  );
}

/** The place in the description, with `*` for what differs from one to the next. */
function kindOf({ path, value }: Left): string {
  const [root, , third, responses, status] = path;
  if (root === 'paths' && responses === 'responses') {
    return [third && '*', 'responses', status, ...path.slice(5)].join(' ');
  }
  if (root === 'components' && path[1] === 'responses') return path.join(' ');
  const keyword = path.at(-1) ?? '';
  return keyword === 'pattern' ? keyword : `${keyword} ${String(value)}`;
}

const count = (differences: readonly Left[]) => {
  const kinds: Record<string, number> = {};
  for (const one of differences) kinds[kindOf(one)] = (kinds[kindOf(one)] ?? 0) + 1;
  return kinds;
};

const { 'x-generated': _, ...classic } = Object(parseJson(read('openapi.json')));
const { 'x-generated': __, ...newarch } = Object(parseJson(read('openapi.newarch.json')));
const exact = (file: string) => parse(read(file), { intAsBigInt: true });

test('the one for classic servers lacks bounds of uint64, patterns, lengths, other media types of errors, 404 and 504', () => {
  expect(count(leftOut(classic, exact('openapi.codegen.yaml')))).toEqual({
    'minimum 0': 20,
    'maximum 18446744073709551615': 20,
    pattern: 18,
    'minLength 1': 7,
    'maxLength 128': 4,
    '* responses 404': 17,
    '* responses 504': 16,
    '* responses 400 content text/plain': 2,
    '* responses 503 content text/plain': 1,
    'components responses NotFound': 1,
    'components responses GatewayTimeout': 1,
    'components responses InternalServerError content text/plain': 1,
    'components responses CreateChangefeedRefused content text/plain': 1,
    'components responses UpdateChangefeedRefused content text/plain': 1,
    'components responses CreateChangefeedFailed content text/plain': 1,
  });
});

test('the one for the new architecture also lacks sizes and a body that may be null', () => {
  expect(count(leftOut(newarch, exact('openapi.codegen.newarch.yaml')))).toEqual({
    'minimum 0': 21,
    'maximum 18446744073709551615': 21,
    pattern: 21,
    'minLength 1': 8,
    'maxLength 128': 5,
    'maxProperties 0': 1,
    '* responses 200 content application/json schema maxItems': 1,
    '* responses 404': 17,
    '* responses 400 content text/plain': 2,
    'components responses NotFound': 1,
    'components responses ChangefeedRemoved content': 1,
    'components responses CreateChangefeedRefused content text/plain': 1,
    'components responses UpdateChangefeedRefused content text/plain': 1,
  });
});

test('no integer in them is beyond int64, but in examples', () => {
  for (const file of ['openapi.codegen.yaml', 'openapi.codegen.newarch.yaml']) {
    const bounds = read(file).match(/(?<=(?:minimum|maximum): )-?\d+/g) ?? [];
    expect(bounds.length).toBeGreaterThan(15);
    expect(bounds.filter((bound) => BigInt.asIntN(64, BigInt(bound)) !== BigInt(bound))).toEqual(
      [],
    );
    expect(read(file)).not.toContain('text/plain:');
  }
});
