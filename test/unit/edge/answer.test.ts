// Answers as bytes.
import { expect, test } from 'vitest';
import {
  emptyAnswer,
  errorAnswer,
  invalidParameter,
  jsonAnswer,
  redirectAnswer,
} from '../../../src/edge/answer.js';

test('JSON is written as Go writes it', () => {
  const { headers, body } = jsonAnswer(200, { a: '<&>\u2028', b: [], c: [1n, {}], d: null });
  expect(headers).toEqual({ 'Content-Type': 'application/json; charset=utf-8' });
  expect(body.toString()).toBe(
    '{\n    "a": "\\u003c\\u0026\\u003e\\u2028",\n    "b": [],\n    "c": [\n        1,\n        {}\n    ],\n    "d": null\n}',
  );
});

test('an error has the code in the message and on its own', () => {
  const answer = errorAnswer(400, invalidParameter('invalid changefeed_id: a_b'));
  expect(answer.status).toBe(400);
  expect(answer.body.toString()).toBe(
    '{\n    "error_msg": "[CDC:ErrAPIInvalidParam]invalid changefeed_id: a_b",\n    "error_code": "CDC:ErrAPIInvalidParam"\n}',
  );
});

test('an empty answer has no content type', () => {
  expect(emptyAnswer(202)).toMatchObject({ status: 202, headers: {} });
});

test('a redirected GET gets a page, anything else nothing', () => {
  const location = '/api/v1/status?a="<b>&c\'';
  expect(redirectAnswer(301, location).body.toString()).toBe(
    '<a href="/api/v1/status?a=&#34;&lt;b&gt;&amp;c&#39;">Moved Permanently</a>.\n\n',
  );
  expect(redirectAnswer(301, location).headers).toEqual({
    'Content-Type': 'text/html; charset=utf-8',
    Location: location,
  });
  expect(redirectAnswer(307, location)).toMatchObject({ headers: { Location: location } });
  expect(redirectAnswer(307, location).body).toHaveLength(0);
});
