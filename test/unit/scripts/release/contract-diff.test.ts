// Differences between two descriptions, put in classes: two fixtures have one difference of each kind.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { type Change, classify, type Meaning } from '../../../../scripts/release/classify.js';
import { compare } from '../../../../scripts/release/compare.js';

const [before = '', after = ''] = ['before', 'after'].map((name) =>
  readFileSync(new URL(`../../../fixtures/contract-diff/${name}.json`, import.meta.url), 'utf8'),
);
let changes: readonly Change[] = [];

beforeAll(async () => {
  const documents = [JSON.parse(before), JSON.parse(after)];
  changes = (await compare(before, after)).map((change) => classify(change, documents));
});

const linesOf = (meaning: Meaning) =>
  changes
    .filter(({ meanings }) => meanings.includes(meaning))
    .map(({ place, what }) => `${place} ${what}`);

test('what a caller may no longer send, or call, breaks callers', () => {
  expect(linesOf('breaks callers')).toEqual([
    'DELETE /a removed',
    'GET /a parameters 0 enum: ["x","y"] became ["x"]',
    'GET /a parameters 1 name: gone became new',
    'GET /a parameters 2 added',
    'POST /a operationId: postA became postAA',
    'POST /a requestBody required: false became true',
    'POST /a requestBody required: ["id","was"] became ["id","opt"]',
    'POST /a requestBody en2 enum: ["p","q"] became ["p"]',
    'POST /a requestBody len maxLength: 10 became 5',
    'POST /a requestBody nul nullable: true became nothing',
    'POST /a requestBody num maximum: 18446744073709551615 became 18446744073709551614',
    'POST /a requestBody pat pattern: ^a$ became ^b$',
    'POST /a requestBody rel x-releases: >=5.2.0 became >=6.0.0',
    'POST /a requestBody removed removed',
    '/c key: /b became /c',
    'GET /c operationId: getB became getC',
  ]);
});

test('what a reader does not expect, or no longer gets, breaks readers', () => {
  expect(linesOf('breaks readers')).toEqual([
    'GET /a responses 200 required: ["keep","loose"] became ["keep"]',
    'GET /a responses 200 en enum: ["p","q"] became ["p","q","r"]',
    'GET /a responses 200 fmt format: date-time became date',
    'GET /a responses 200 nul nullable: nothing became true',
    'GET /a responses 200 pat pattern: ^a$ became ^b$',
    'GET /a responses 200 rel x-releases: >=5.2.0 became >=6.0.0',
    'GET /a responses 200 removed removed',
    'GET /a responses 200 tso maximum: 10000000000000000 became 20000000000000000',
    'GET /a responses 200 typ type: integer became string',
    'GET /a responses 200 headers X-A removed',
    'GET /a responses 400 removed',
    'POST /a responses 200 removed',
    'GET /c responses 200 type: array became string',
    'GET /c responses 200 items removed',
  ]);
});

test('what leaves everything right that was right only adds', () => {
  expect(linesOf('adds')).toEqual([
    'GET /a responses 200 added added',
    'GET /a responses 200 en2 enum: ["p","q"] became ["p"]',
    'GET /a responses 200 nul2 nullable: true became nothing',
    'GET /a responses 503 added',
    'POST /a deprecated: nothing became true',
    'POST /a requestBody added added',
    'POST /a requestBody def default: 1 became 2',
    'POST /a requestBody en enum: ["p","q"] became ["p","q","r"]',
    'POST /a requestBody len2 maxLength: 10 became 20',
    'POST /a requestBody num2 maximum: 18446744073709551614 became 18446744073709551615',
    'POST /a responses 200 text/plain added',
  ]);
});

test('words and notes are texts', () => {
  expect(linesOf('text')).toEqual([
    'info description: nothing became x',
    'GET /a summary: Sum became Other',
    'GET /a responses 200 keep description: d became other',
    'POST /a x-successor: nothing became y',
  ]);
});

test('a schema that requests and responses share breaks both', () => {
  const shared = {
    content: { 'application/json': { schema: { $ref: '#/components/schemas/S' } } },
  };
  const document = {
    paths: { '/a': { post: { requestBody: shared, responses: { 200: shared } } } },
    components: { schemas: { S: { type: 'object' } } },
  };
  const change = classify(
    {
      path: '#/paths/~1a/post/requestBody/content/application~1json/schema',
      kind: 'modified',
      property: 'type',
      impact: 'major',
      revision: { pointer: '#/components/schemas/S/type', value: 'string' },
    },
    [document],
  );
  expect(change.meanings).toEqual(['breaks callers', 'breaks readers']);
});

test('a file that is no description is an error', async () => {
  await expect(compare('{}', '{}')).rejects.toThrow();
});
