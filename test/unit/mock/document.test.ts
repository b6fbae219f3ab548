// The documents that are made of the description for Prism.
import { expect, test } from 'vitest';
import {
  acceptedDocument,
  dynamicDocument,
  fillPlaceholders,
  staticDocument,
} from '../../../src/mock/document.js';

test('what servers accept replaces what clients are told', () => {
  const schema = {
    type: 'string',
    description: 'A level.',
    enum: ['debug'],
    pattern: 'x',
    minLength: 1,
    maxLength: 9,
    'x-accepted': { pattern: '^(|debug|DEBUG)$' },
  };
  expect(acceptedDocument({ level: schema })).toEqual({
    level: { type: 'string', description: 'A level.', pattern: '^(|debug|DEBUG)$' },
  });
});

test('servers that accept everything still accept only the type, and not only 32 bits', () => {
  const schema = { type: 'integer', format: 'int32', minimum: 0, 'x-accepted': {} };
  expect(acceptedDocument({ workers: schema })).toEqual({ workers: { type: 'integer' } });
});

test('64-bit integers lose format and bounds, other integers keep them', () => {
  const properties = {
    tso: { type: 'integer', format: 'uint64', minimum: 0, maximum: 18446744073709551615n },
    table: { type: 'integer', format: 'int64', minimum: -9223372036854775808n },
    pid: { type: 'integer', format: 'int32', minimum: 0 },
  };
  expect(staticDocument({ properties })).toEqual({
    properties: {
      tso: { type: 'integer' },
      table: { type: 'integer' },
      pid: { type: 'integer', format: 'int32', minimum: 0 },
    },
  });
});

test('examples, defaults and property names are not taken for schemas', () => {
  const data = { type: 'integer', format: 'int64', deprecated: true, 'x-accepted': {} };
  const document = {
    example: data,
    examples: { a: { value: data } },
    default: data,
    properties: { format: { type: 'string' }, deprecated: { type: 'boolean' }, example: data },
  };
  expect(staticDocument(acceptedDocument(document))).toEqual({
    ...document,
    properties: {
      format: { type: 'string' },
      deprecated: { type: 'boolean' },
      example: { type: 'integer' },
    },
  });
});

test('operations are no longer deprecated', () => {
  expect(staticDocument({ get: { deprecated: true, tags: ['a'] } })).toEqual({
    get: { tags: ['a'] },
  });
});

test('a placeholder carries the bounds of a 64-bit integer to the generated response', () => {
  const tso = { type: 'integer', format: 'uint64', minimum: 5, maximum: 18446744073709551615n };
  const document = dynamicDocument({ properties: { tso } });
  const placeholder = '@integer 5 18446744073709551615';
  expect(document).toEqual({
    properties: { tso: { type: 'string', nullable: false, enum: [placeholder] } },
  });
  const bounds: bigint[] = [];
  const filled = fillPlaceholders({ tso: [placeholder, 'other', null, 1] }, (minimum, maximum) => {
    bounds.push(minimum, maximum);
    return 7n;
  });
  expect(filled).toEqual({ tso: [7n, 'other', null, 1] });
  expect(bounds).toEqual([5n, 18446744073709551615n]);
});

test('responses that are made up only hold the known values of an open enumeration', () => {
  const state = { type: 'string', 'x-extensible-enum': ['normal', 'stopped'] };
  expect(dynamicDocument({ state })).toEqual({ state: { ...state, enum: ['normal', 'stopped'] } });
});
