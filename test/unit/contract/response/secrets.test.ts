// No finding in words repeats a secret, and long values are cut.
import { expect, test } from 'vitest';
import type { OperationId } from '../../../../generated/operations.js';
import { describeFinding, formatFinding } from '../../../../src/contract/finding/describe.js';
import { type Case, findingsOf } from './support.js';

const textOf = (operationId: OperationId, body: string, given: Case = {}) =>
  findingsOf(operationId, body, given)
    .map((found) => formatFinding(describeFinding(found)))
    .join('\n');

test('a password in an error message is masked', () => {
  const body =
    '{"error_msg":"dial mysql://root:s3cret@127.0.0.1:3306/","error_code":"CDC:ErrMySQLConnectionError"}';
  const text = textOf('pauseChangefeed', body, {
    status: 400,
    expectation: { statuses: [202] },
  });
  expect(text).toContain('mysql://root:');
  expect(text).not.toContain('s3cret');
});

test('a body that is no JSON is cut behind its secrets, not within one', () => {
  const body = `no changefeeds, see mysql://root:31415926535897932384@db:4000/ for them`;
  for (let before = 0; before < 60; before += 1) {
    const text = textOf('listChangefeeds', 'x'.repeat(before) + body);
    expect(text).toContain('expected JSON, received');
    expect(text).not.toContain('root:3');
  }
});

test('the position where a body stops being JSON is named without the text at that position', () => {
  const body = '[{"id":"test1","sink_uri":"mysql://root:a"s3cret@db:4000/"}]';
  expect(textOf('listChangefeeds', body)).toBe(
    'listChangefeeds response-body: expected JSON, received [{"id":"test1","sink_uri":"mysql://root:xxxxx@db:4000/"}] (not JSON from line 1, column 43)',
  );
});

test('the body of an unexpected status is cut behind its secrets too', () => {
  const digits = '31415926535897932384'.repeat(40);
  const text = textOf('listChangefeeds', `mysql://root:${digits}@db:4000/`, {
    status: 418,
    expectation: { statuses: [200] },
  });
  expect(text).toContain('expected status 200, received 418');
  expect(text).not.toContain('314');
});

test('a secret in an undocumented field is masked', () => {
  const text = textOf('listChangefeeds', '[{"sasl_password":"s3cret"}]');
  expect(text).toContain('sasl_password');
  expect(text).not.toContain('s3cret');
});

test('a received value is cut to one short line', () => {
  const long = `<html>\n${'x'.repeat(500)}`;
  expect(textOf('pauseChangefeed', long, { status: 202, headers: {} })).toBe(
    `pauseChangefeed response-body: expected no body, received <html> ${'x'.repeat(113)}...`,
  );
});
