// The generation of a server follows from its responses, never from its version. A server that is not TiCDC is refused.
import { expect, test } from 'vitest';
import {
  detectGeneration,
  requireTicdc,
  versionIn,
} from '../../../../src/contract/run/detect-generation.js';
import type { RawExchange } from '../../../../src/contract/run/transport/connection.js';

const response = (
  body: string,
  status = 200,
  type = 'application/json; charset=utf-8',
): RawExchange => ({
  request: { method: 'GET', url: 'http://127.0.0.1:8300/' },
  response: { status, headers: { 'content-type': type }, body },
  order: { sent: 1, received: 2 },
});

const status = response('{"version":"v8.5.7","git_hash":"","id":"a","pid":1,"is_owner":true}');
const refusal = (code: string, text: string) =>
  response(`{"error_msg":"[${code}]${text}","error_code":"${code}"}`, 400);
const classic = {
  status,
  health: response('', 200, ''),
  malformed: refusal('CDC:ErrAPIInvalidParam', 'invalid changefeed_id: a_b'),
  captures: response('[\n    {\n        "id": "a", "is_owner": true, "address": "b"\n    }\n]'),
};
const newarch = {
  status,
  health: response('{}'),
  malformed: refusal('CDC:ErrChangeFeedNotExists', 'changefeed not exists, a_b'),
  captures: response('[{"id":"a","is_owner":true,"address":"b"}]'),
};

test('the form of the responses decides whether a version is classic or of the new architecture', () => {
  expect(detectGeneration(classic)).toBe('classic');
  expect(detectGeneration(newarch)).toBe('newarch');
});

test('v7.3 to v8.1 do not find a malformed ID, and name the namespace', () => {
  const malformed = refusal('CDC:ErrChangeFeedNotExists', 'changefeed not exists, default/a_b');
  expect(detectGeneration({ ...classic, malformed })).toBe('classic');
});

test('without a healthy owner the other responses decide', () => {
  const health = refusal('CDC:ErrClusterIsUnhealthy', 'TiCDC cluster is unhealthy');
  expect(detectGeneration({ ...classic, health })).toBe('classic');
  expect(detectGeneration({ ...newarch, health })).toBe('newarch');
});

test('a single broken response does not make another generation', () => {
  expect(detectGeneration({ ...classic, captures: newarch.captures })).toBe('classic');
  expect(detectGeneration({ ...newarch, captures: classic.captures })).toBe('newarch');
});

test('a server that sends 404 to everything, or pages of HTML, is not TiCDC', () => {
  const notFound = response('404 page not found', 404, 'text/plain');
  const page = response('<p>Please sign in.</p>', 200, 'text/html');
  for (const one of [notFound, page, response('{}'), response('[]')]) {
    const probes = { status: one, health: one, malformed: one, captures: one };
    expect(() => requireTicdc('http://a', probes)).toThrow('http://a does not look like TiCDC');
  }
});

test('a TiCDC that is not ready, or that sends a single right response, is checked', () => {
  const notReady = refusal('CDC:ErrServerIsNotReady', 'cdc server is not ready');
  const page = response('<p>Please sign in.</p>', 200, 'text/html');
  requireTicdc('http://a', {
    status: notReady,
    health: notReady,
    malformed: notReady,
    captures: notReady,
  });
  requireTicdc('http://a', {
    status: page,
    health: page,
    malformed: page,
    captures: classic.captures,
  });
});

test('the release is the one that the status names', () => {
  expect(versionIn(status)).toBe('v8.5.7');
  expect(versionIn(response('{"version":12}'))).toBeUndefined();
});
