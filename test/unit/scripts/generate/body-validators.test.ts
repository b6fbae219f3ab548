// Ajv on a description, with exact 64-bit integers: as the generator checks examples, and as the tests get a second opinion.
import { expect, test } from 'vitest';
import { loadSpec } from '../../../../scripts/generate/spec/load-spec.js';
import { createBodyValidators } from '../../../fixtures/body-validators.js';
import { EXACT_SPEC } from './spec-copy.js';

const { requests, responses } = createBodyValidators((await loadSpec(EXACT_SPEC)).document);
const errorsOf = (key: string, body: unknown) =>
  (key.includes(' ') ? responses : requests).get(key)?.(body);
const isValid = (key: string, body: unknown) => errorsOf(key, body)?.length === 0;

const tick = { state: 'normal', at: '18:00' };

test('there is a validator for each body of JSON', () => {
  expect([...requests.keys()]).toEqual(['createTick']);
  expect([...responses.keys()]).toEqual([
    'listTicks 200',
    'listTicks 400',
    'createTick 400',
    'getTick 200',
  ]);
});

test.each([
  [9007199254740992n, true],
  [18446744073709551615n, true],
  [9007199254740991n, false],
  [18446744073709551616n, false],
  [9007199254740992, false],
  [1.5, false],
  ['9007199254740993', false],
  [null, false],
])('a response with %s where a uint64 from 2^53 on belongs', (tso, valid) => {
  expect(isValid('getTick 200', { ...tick, tso })).toBe(valid);
});

test.each([
  [null, true],
  [9007199254740993n, true],
  [9007199254740992n, false],
])('a response with %s where a nullable uint64 belongs', (half, valid) => {
  expect(isValid('getTick 200', { ...tick, half })).toBe(valid);
});

test.each([
  [0, true],
  [9007199254740991, true],
  [9007199254740992, false],
  [18446744073709551615n, true],
  [18446744073709551616n, false],
  [-1, false],
  [0.5, false],
])('a request with %s where a uint64 belongs', (limit, valid) => {
  expect(isValid('createTick', { limits: [limit] })).toBe(valid);
});

test('int32 is held even where the spec gives no bound', () => {
  expect(isValid('getTick 200', { ...tick, small: 2147483647 })).toBe(true);
  expect(isValid('getTick 200', { ...tick, small: 2147483648 })).toBe(false);
});

test('null is one of the words of a nullable enum', () => {
  expect(isValid('getTick 200', { ...tick, level: null })).toBe(true);
  expect(isValid('getTick 200', { ...tick, level: 'middle' })).toBe(false);
});

test('every error has its places in the body and in the description', () => {
  const places = errorsOf('listTicks 200', [{ at: 5, tso: 1n }])?.map(
    ({ instancePath, schemaPath }) => [instancePath, schemaPath],
  );
  expect(places).toEqual([
    ['/0', '#/components/schemas/Tick/required'],
    ['/0/at', '#/components/schemas/Tick/properties/at/type'],
    ['/0/tso', '#/components/schemas/Tick/properties/tso/integer64'],
  ]);
  expect(errorsOf('listTicks 200', {})?.[0]?.schemaPath).toBe(
    '#/paths/~1ticks/get/responses/200/content/application~1json/schema/type',
  );
});

test('lengths are counted in characters', () => {
  expect(isValid('createTick 400', { error_msg: '🦆'.repeat(200), error_code: '' })).toBe(true);
  expect(isValid('createTick 400', { error_msg: '🦆'.repeat(201), error_code: '' })).toBe(false);
});
