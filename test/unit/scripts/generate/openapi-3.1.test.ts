// What OpenAPI 3.1 says otherwise than 3.0.3.
import { expect, test } from 'vitest';
import { bundle } from '../../../../scripts/generate/spec/bundle.js';
import { toOpenApi31 } from '../../../../scripts/generate/spec/openapi-3.1.js';
import { readSpec } from '../../../../scripts/generate/spec/read-spec.js';
import { lintStructure } from '../../../../scripts/generate/validate/lint-structure.js';
import type { JsonObject } from '../../../../src/shared/json.js';
import { EXACT_SPEC } from './spec-copy.js';

function convert(schema: JsonObject): unknown {
  const document = { openapi: '3.0.3', components: { schemas: { Thing: schema } } };
  const { components } = toOpenApi31(document);
  return (components as { schemas: JsonObject }).schemas.Thing;
}

test('nullable becomes a type, and null one of the words of an enum', () => {
  expect(convert({ type: 'string', nullable: true, enum: ['a'] })).toEqual({
    type: ['string', 'null'],
    enum: ['a', null],
  });
  expect(convert({ type: 'string', nullable: false })).toEqual({ type: 'string' });
});

test('an example becomes the first of examples, whatever it is', () => {
  expect(convert({ type: 'array', items: {}, example: [1n, { nullable: true }] })).toEqual({
    type: 'array',
    items: {},
    examples: [[1n, { nullable: true }]],
  });
});

test('exclusive bounds become numbers', () => {
  const schema = {
    type: 'integer',
    minimum: 1,
    exclusiveMinimum: true,
    maximum: 9,
    exclusiveMaximum: false,
  };
  expect(convert(schema)).toEqual({ type: 'integer', exclusiveMinimum: 1, maximum: 9 });
});

test('schemas inside schemas are converted, properties with the names of keywords are kept', () => {
  const schema = {
    type: 'object',
    properties: { nullable: { type: 'string', nullable: true }, example: { type: 'boolean' } },
    additionalProperties: { oneOf: [{ type: 'integer', nullable: true }] },
  };
  expect(convert(schema)).toEqual({
    type: 'object',
    properties: { nullable: { type: ['string', 'null'] }, example: { type: 'boolean' } },
    additionalProperties: { oneOf: [{ type: ['integer', 'null'] }] },
  });
});

test('examples of media types and parameters stay, their schemas are converted', () => {
  const media = { schema: { type: 'string', nullable: true }, example: { nullable: true } };
  const document = { openapi: '3.0.3', paths: { '/a': { get: { responses: { '200': media } } } } };
  expect(toOpenApi31(document)).toEqual({
    openapi: '3.1.0',
    paths: {
      '/a': {
        get: {
          responses: {
            '200': { schema: { type: ['string', 'null'] }, example: { nullable: true } },
          },
        },
      },
    },
  });
});

test('the fixture is legal OpenAPI 3.1', async () => {
  const document = toOpenApi31(bundle(readSpec(EXACT_SPEC)));
  expect(document.openapi).toBe('3.1.0');
  expect(await lintStructure(document)).toEqual([]);
});

test('the rules for 3.1 do refuse what only 3.0 knows', async () => {
  const document = { ...bundle(readSpec(EXACT_SPEC)), openapi: '3.1.0' };
  expect((await lintStructure(document)).length).toBeGreaterThan(0);
});
