// A server's generation is told from its answers, never from its version, and what is no TiCDC is refused.
import { expect, test } from 'vitest';
import {
  detectGeneration,
  requireTicdc,
  versionOf,
} from '../../../../src/contract/run/detect-generation.js';
import type { RawExchange } from '../../../../src/contract/run/transport/connection.js';

const answer = (
  body: string,
  status = 200,
  type = 'application/json; charset=utf-8',
): RawExchange => ({
  request: { method: 'GET', url: 'http://127.0.0.1:8300/' },
  response: { status, headers: { 'content-type': type }, body },
  order: { sent: 1, received: 2 },
});

const status = answer('{"version":"v8.5.7","git_hash":"","id":"a","pid":1,"is_owner":true}');
const refusal = (code: string, text: string) =>
  answer(`{"error_msg":"[${code}]${text}","error_code":"${code}"}`, 400);
const classic = {
  status,
  health: answer('', 200, ''),
  malformed: refusal('CDC:ErrAPIInvalidParam', 'invalid changefeed_id: a_b'),
  captures: answer('[\n    {\n        "id": "a", "is_owner": true, "address": "b"\n    }\n]'),
};
const next = {
  status,
  health: answer('{}'),
  malformed: refusal('CDC:ErrChangeFeedNotExists', 'changefeed not exists, a_b'),
  captures: answer('[{"id":"a","is_owner":true,"address":"b"}]'),
};

test('the same version is classic or new by what the answers look like', () => {
  expect(detectGeneration(classic)).toBe('classic');
  expect(detectGeneration(next)).toBe('newarch');
});

test('v7.3 to v8.1 look a malformed ID up, and name the namespace', () => {
  const malformed = refusal('CDC:ErrChangeFeedNotExists', 'changefeed not exists, default/a_b');
  expect(detectGeneration({ ...classic, malformed })).toBe('classic');
});

test('without a healthy owner the other answers decide', () => {
  const health = refusal('CDC:ErrClusterIsUnhealthy', 'TiCDC cluster is unhealthy');
  expect(detectGeneration({ ...classic, health })).toBe('classic');
  expect(detectGeneration({ ...next, health })).toBe('newarch');
});

test('a single broken answer does not make another generation', () => {
  expect(detectGeneration({ ...classic, captures: next.captures })).toBe('classic');
  expect(detectGeneration({ ...next, captures: classic.captures })).toBe('newarch');
});

test('404 to everything, and pages of HTML, are no TiCDC', () => {
  const notFound = answer('404 page not found', 404, 'text/plain');
  const page = answer('<p>Please sign in.</p>', 200, 'text/html');
  for (const one of [notFound, page, answer('{}'), answer('[]')]) {
    const probes = { status: one, health: one, malformed: one, captures: one };
    expect(() => requireTicdc('http://a', probes)).toThrow('http://a does not look like TiCDC');
  }
});

test('a TiCDC that is not ready, or of which a single answer is right, is checked', () => {
  const notReady = refusal('CDC:ErrServerIsNotReady', 'cdc server is not ready');
  const page = answer('<p>Please sign in.</p>', 200, 'text/html');
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

test('the release is what the server says', () => {
  expect(versionOf(status)).toBe('v8.5.7');
  expect(versionOf(answer('{"version":12}'))).toBeUndefined();
});
