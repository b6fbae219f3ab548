// One document of many files.
import { expect, test } from 'vitest';
import { bundle } from '../../../../scripts/generate/spec/bundle.js';
import { parseSpecFile } from '../../../../scripts/generate/spec/read-spec.js';
import { SourceMap } from '../../../../scripts/generate/spec/source-map.js';
import type { JsonObject } from '../../../../src/shared/json.js';

function bundleFiles(files: Record<string, string>): JsonObject {
  const sources = new SourceMap();
  const parsed = Object.entries(files).map(
    ([path, text]) => [path, parseSpecFile(text, `spec/${path}`, sources)] as const,
  );
  return bundle({ name: 'spec', files: new Map(parsed), sources });
}

test('path items stand in place; components go by kind and name, whatever the order of the references', () => {
  const document = bundleFiles({
    'openapi.yaml':
      'openapi: 3.0.3\npaths:\n  /b:\n    $ref: paths/b.yaml\n  /a:\n    $ref: paths/a.yaml\n',
    'paths/a.yaml': 'get: { x: { $ref: ../components/parameters/P.yaml } }',
    'paths/b.yaml': 'get: { x: { $ref: ../components/schemas/Z.yaml } }',
    'components/schemas/Z.yaml': 'items: { $ref: ./Y.yaml }',
    'components/schemas/Y.yaml': 'type: string',
    'components/parameters/P.yaml': 'schema: { $ref: ../schemas/Z.yaml }',
  });
  expect(JSON.stringify(document)).toBe(
    JSON.stringify({
      openapi: '3.0.3',
      paths: {
        '/b': { get: { x: { $ref: '#/components/schemas/Z' } } },
        '/a': { get: { x: { $ref: '#/components/parameters/P' } } },
      },
      components: {
        schemas: { Y: { type: 'string' }, Z: { items: { $ref: '#/components/schemas/Y' } } },
        parameters: { P: { schema: { $ref: '#/components/schemas/Z' } } },
      },
    }),
  );
});

test('a schema may contain itself', () => {
  const document = bundleFiles({
    'openapi.yaml': 'x: { $ref: ./components/schemas/Tree.yaml }',
    'components/schemas/Tree.yaml': 'items: { $ref: ./Tree.yaml }',
  });
  expect(document.components).toEqual({
    schemas: { Tree: { items: { $ref: '#/components/schemas/Tree' } } },
  });
});

test('components of the root may stand in files or in place', () => {
  const document = bundleFiles({
    'openapi.yaml':
      'components:\n  securitySchemes:\n    basicAuth:\n      $ref: components/securitySchemes/basicAuth.yaml\n' +
      '    token: { type: http }\n',
    'components/securitySchemes/basicAuth.yaml': 'type: http\nscheme: basic\n',
  });
  expect(document.components).toEqual({
    securitySchemes: { basicAuth: { type: 'http', scheme: 'basic' }, token: { type: 'http' } },
  });
});

test('components of one kind may stand in folders, each with a name of its own', () => {
  const files = {
    'openapi.yaml': 'x: { $ref: components/schemas/sink/Tree.yaml }',
    'components/schemas/sink/Tree.yaml': 'items: { $ref: ./Tree.yaml }',
  };
  expect(bundleFiles(files).components).toEqual({
    schemas: { Tree: { items: { $ref: '#/components/schemas/Tree' } } },
  });
  const again = { ...files, 'components/schemas/Tree.yaml': 'type: string' };
  expect(() =>
    bundleFiles({
      ...again,
      'openapi.yaml': `${files['openapi.yaml']}\ny: { $ref: components/schemas/Tree.yaml }`,
    }),
  ).toThrow(
    'spec/openapi.yaml:2: spec/components/schemas/sink/Tree.yaml has this name too: a component needs a name of its own',
  );
});

test('keys that are numbers in YAML become text', () => {
  expect(bundleFiles({ 'openapi.yaml': '200: a\n1.0: b\n' })).toEqual({ '200': 'a', '1.0': 'b' });
});

test('all missing files are told at once', () => {
  const files = {
    'openapi.yaml': 'paths:\n  /a:\n    $ref: paths/a.yaml\n  /b:\n    $ref: paths/b.yaml\n',
  };
  expect(() => bundleFiles(files)).toThrow(
    'spec/openapi.yaml:3: $ref "paths/a.yaml" points to spec/paths/a.yaml, which does not exist\n' +
      'spec/openapi.yaml:5: $ref "paths/b.yaml" points to spec/paths/b.yaml, which does not exist',
  );
});
