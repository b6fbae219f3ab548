// Responses as bytes.
import { expect, test } from 'vitest';
import {
  emptyResponse,
  errorResponse,
  invalidParameter,
  jsonResponse,
  redirectResponse,
} from '../../../src/http/response.js';

test('JSON is written as Go writes it', () => {
  const { headers, body } = jsonResponse(200, { a: '<&>\u2028', b: [], c: [1n, {}], d: null });
  expect(headers).toEqual({ 'Content-Type': 'application/json; charset=utf-8' });
  expect(body.toString()).toBe(
    '{\n    "a": "\\u003c\\u0026\\u003e\\u2028",\n    "b": [],\n    "c": [\n        1,\n        {}\n    ],\n    "d": null\n}',
  );
});

test('an error has the code in the message and on its own', () => {
  const response = errorResponse(400, invalidParameter('invalid changefeed_id: a_b'));
  expect(response.status).toBe(400);
  expect(response.body.toString()).toBe(
    '{\n    "error_msg": "[CDC:ErrAPIInvalidParam]invalid changefeed_id: a_b",\n    "error_code": "CDC:ErrAPIInvalidParam"\n}',
  );
});

test('an empty response has no content type', () => {
  expect(emptyResponse(202)).toMatchObject({ status: 202, headers: {} });
});

test('a redirected GET gets a page, anything else nothing', () => {
  const location = '/api/v1/status?a="<b>&c\'';
  expect(redirectResponse(301, location).body.toString()).toBe(
    '<a href="/api/v1/status?a=&#34;&lt;b&gt;&amp;c&#39;">Moved Permanently</a>.\n\n',
  );
  expect(redirectResponse(301, location).headers).toEqual({
    'Content-Type': 'text/html; charset=utf-8',
    Location: location,
  });
  expect(redirectResponse(307, location)).toMatchObject({ headers: { Location: location } });
  expect(redirectResponse(307, location).body).toHaveLength(0);
});
