// The validators as their users load them: one module without imports.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderAll } from '../../../../scripts/generate/render/render-all.js';
import { EXACT_SPEC } from './spec-copy.js';

type Validator = ((data: unknown) => boolean) & {
  errors?: { instancePath: string; schemaPath: string; keyword: string; message?: string }[] | null;
};
interface Validators {
  requestValidators: { createTick: Validator };
  responseValidators: {
    listTicks: { 200: Validator; 400: Validator };
    createTick: { 400: Validator };
    getTick: { 200: Validator };
  };
}

let folder: string;
let code: string;
let validators: Validators;
beforeAll(async () => {
  code = (await renderAll(EXACT_SPEC)).get('validators.js') ?? '';
  folder = mkdtempSync(join(tmpdir(), 'ticdc-openapi-'));
  writeFileSync(join(folder, 'validators.mjs'), code);
  validators = await import(pathToFileURL(join(folder, 'validators.mjs')).href);
});
afterAll(() => rmSync(folder, { recursive: true }));

const tick = { state: 'normal', at: '18:00' };

test('the module stands alone', () => {
  expect(code).not.toMatch(/\bimport\b|\brequire\(/);
});

test('there is one function for each body of JSON, and equal bodies share it', () => {
  const { requestValidators, responseValidators } = validators;
  expect(Object.keys(requestValidators)).toEqual(['createTick']);
  expect(Object.keys(responseValidators)).toEqual(['listTicks', 'createTick', 'getTick']);
  expect(Object.keys(responseValidators.listTicks)).toEqual(['200', '400']);
  expect(responseValidators.listTicks[400]).toBe(responseValidators.createTick[400]);
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
])('an answer with %s where a uint64 from 2^53 on belongs', (tso, valid) => {
  expect(validators.responseValidators.getTick[200]({ ...tick, tso })).toBe(valid);
});

test.each([
  [null, true],
  [9007199254740993n, true],
  [9007199254740992n, false],
])('an answer with %s where a nullable uint64 belongs', (half, valid) => {
  expect(validators.responseValidators.getTick[200]({ ...tick, half })).toBe(valid);
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
  expect(validators.requestValidators.createTick({ limits: [limit] })).toBe(valid);
});

test('int32 is held even where the spec gives no bound', () => {
  const judge = validators.responseValidators.getTick[200];
  expect(judge({ ...tick, small: 2147483647 })).toBe(true);
  expect(judge({ ...tick, small: 2147483648 })).toBe(false);
});

test('null is one of the words of a nullable enum', () => {
  const judge = validators.responseValidators.getTick[200];
  expect(judge({ ...tick, level: null })).toBe(true);
  expect(judge({ ...tick, level: 'middle' })).toBe(false);
});

test('all errors are told, with places in the body and in the description', () => {
  const judge = validators.responseValidators.listTicks[200];
  expect(judge([{ at: 5, tso: 1n }])).toBe(false);
  expect(judge.errors?.map(({ instancePath, schemaPath }) => [instancePath, schemaPath])).toEqual([
    ['/0', '#/components/schemas/Tick/required'],
    ['/0/at', '#/components/schemas/Tick/properties/at/type'],
    ['/0/tso', '#/components/schemas/Tick/properties/tso/integer64'],
  ]);
  expect(judge({})).toBe(false);
  expect(judge.errors?.[0]?.schemaPath).toBe(
    '#/paths/~1ticks/get/responses/200/content/application~1json/schema/type',
  );
});

test('lengths are counted in characters, by a part of Ajv that is bundled in', () => {
  const judge = validators.responseValidators.createTick[400];
  expect(judge({ error_msg: '🦆'.repeat(200), error_code: '' })).toBe(true);
  expect(judge({ error_msg: '🦆'.repeat(201), error_code: '' })).toBe(false);
});
