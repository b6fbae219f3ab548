// The router against what gin 1.9.1 answered for the same routes.

import { expect, test } from 'vitest';
import { parseJson } from '../../../src/codec/index.js';
import { readServerVersion } from '../../../src/http/played-releases.js';
import { refusalTraitsOf } from '../../../src/http/refusals/traits.js';
import { findRoute } from '../../../src/http/router.js';
import { listOperations } from '../../../src/mock/operations.js';
import { readDescription } from '../../../src/shared/node/generated-files.js';

const operations = listOperations(
  readDescription('classic', parseJson),
  refusalTraitsOf(readServerVersion('classic')),
);
const find = (request: string) => {
  const [method = '', target = ''] = request.split(' ');
  const route = findRoute(operations, method, target);
  if (route.kind === 'operation') return `${route.operation.id} ${Object.values(route.parameters)}`;
  if (route.kind === 'redirect') return `${route.status} ${route.location}`;
  return route.kind;
};

test.each([
  ['GET /api/v1/status', 'getServerStatus '],
  ['GET /api/v1/changefeeds?state=normal', 'listChangefeeds '],
  ['GET /api/v1/changefeeds?/', 'listChangefeeds '],
  ['GET /api/v1/changefeeds/test1', 'getChangefeed test1'],
  ['GET /api/v1/changefeeds/a%20b', 'getChangefeed a b'],
  ['GET /api/v1/changefeeds/%E3%81%82', 'getChangefeed あ'],
  ['GET /api/v1/changefeeds/%FF', 'getChangefeed \uFFFD'],
  ['POST /api/v1/changefeeds//pause', 'pauseChangefeed '],
  ['POST /api/v1/changefeeds/a%2Fpause', 'pauseChangefeed a'],
  ['GET /api/v1/processors//b', 'getProcessor ,b'],
  ['PUT /api/v1/captures/drain', 'drainCapture '],
  ['GET http://127.0.0.1:8300/api/v1/status', 'getServerStatus '],
])('%s is %s', (request, expected) => {
  expect(find(request)).toBe(expected);
});

test.each([
  ['GET /api/v1/status/', '301 /api/v1/status'],
  ['GET /api/v1/status/?a=b&c', '301 /api/v1/status?a=b&c'],
  ['GET /api/v1/changefeeds/a/', '301 /api/v1/changefeeds/a'],
  ['GET /api/v1/changefeeds//', '301 /api/v1/changefeeds/'],
  ['GET /api/v1/changefeeds/a%2F', '301 /api/v1/changefeeds/a'],
  ['GET /api/v1/changefeeds/./', '301 /api/v1/changefeeds/.'],
  ['GET /api/v1/processors/a/', '301 /api/v1/processors/a'],
  ['GET /api/v1/processors//', '301 /api/v1/processors/'],
  ['GET /api/v1/processors///', '301 /api/v1/processors//'],
  ['GET /api/v1/processors/a/b/', '301 /api/v1/processors/a/b'],
  ['GET /api/v1/changefeeds/a%20b/', '301 /api/v1/changefeeds/a%20b'],
  ['GET /api/v1/changefeeds/%E3%81%82/', '301 /api/v1/changefeeds/%E3%81%82'],
  [`GET /api/v1/changefeeds/a'"<>b/`, '301 /api/v1/changefeeds/a%27%22%3C%3Eb'],
  ['GET /api/v1/changefeeds/a+b@:=&$,!*()~/', '301 /api/v1/changefeeds/a+b@:=&$,%21%2A%28%29~'],
  ['POST /api/v1/changefeeds/', '307 /api/v1/changefeeds'],
  ['POST /api/v1/changefeeds/a/', '307 /api/v1/changefeeds/a'],
  ['POST /api/v1/changefeeds//', '307 /api/v1/changefeeds/'],
  ['POST /api/v1/changefeeds//pause/', '307 /api/v1/changefeeds//pause'],
  ['DELETE /api/v1/changefeeds/a/', '307 /api/v1/changefeeds/a'],
  ['PUT /api/v1/captures/drain/', '307 /api/v1/captures/drain'],
])('%s is redirected: %s', (request, expected) => {
  expect(find(request)).toBe(expected);
});

test.each([
  'GET /',
  'GET /api/v1/',
  'GET /api/v1/nope',
  'GET /API/v1/status',
  'GET //api/v1/status',
  'GET /api/v1/log',
  'GET /api/v1/log/',
  'GET /api/v1/processors/a',
  'GET /api/v1/changefeeds/a%2Fb',
  'HEAD /api/v1/status',
  'HEAD /api/v1/status/',
  'OPTIONS /api/v1/status',
  'OPTIONS *',
  'PATCH /api/v1/status/',
  'PUT /api/v1/changefeeds',
  'PUT /api/v1/changefeeds/',
  'DELETE /api/v1/changefeeds/',
  'PUT /api/v1/captures/',
  'POST /api/v1/owner/',
  'POST /api/v1/changefeeds/a/tables',
  'POST /api/v1/changefeeds/a/tables/',
])('%s is unknown', (request) => {
  expect(find(request)).toBe('unknown');
});

test.each([
  ['GET /api/v1/changefeeds/%', 'malformed'],
  ['GET /api/v1/changefeeds/%4', 'malformed'],
  ['GET /nope/%zz', 'malformed'],
  ['GET /api/v1/changefeeds?state=%zz', 'listChangefeeds '],
])('%s is %s', (request, expected) => {
  expect(find(request)).toBe(expected);
});
