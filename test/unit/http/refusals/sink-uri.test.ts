// Sink URIs as releases show them.
import { expect, test } from 'vitest';
import { maskSinkUri, readSinkUri } from '../../../../src/http/refusals/sink-uri.js';

test.each([
  ['blackhole://', 'blackhole:'],
  ['mysql://root:secret@127.0.0.1:3306/?a=b', 'mysql://root:xxxxx@127.0.0.1:3306/?a=b'],
  ['mysql://root@127.0.0.1:3306/', 'mysql://root@127.0.0.1:3306/'],
  ['kafka://h:9092/t?z=1&sasl-password=p&a=2', 'kafka://h:9092/t?a=2&sasl-password=xxxxx&z=1'],
  ['file:///tmp/x', 'file:///tmp/x'],
  ['KAFKA://h/t', 'kafka://h/t'],
])('five: %s is shown as %s', (uri, shown) => {
  expect(maskSinkUri(uri, 'five')).toBe(shown);
});

test('four gives every user a password, and leaves the query alone', () => {
  expect(maskSinkUri('mysql://root@h/?sasl-password=p', 'four')).toBe(
    'mysql://root:xxxx@h/?sasl-password=p',
  );
  expect(maskSinkUri('blackhole://', 'four')).toBe('blackhole:');
});

test('none shows the URI as it was given', () => {
  expect(maskSinkUri('mysql://root:secret@h/', 'none')).toBe('mysql://root:secret@h/');
});

test.each([
  [':x', 'missing protocol scheme'],
  ['mysql://h/%zz', 'invalid URL escape "%zz"'],
  ['mysql://h\n', 'net/url: invalid control character in URL'],
])('%j cannot be read', (uri, problem) => {
  expect(readSinkUri(uri)).toEqual({ problem: `parse ${JSON.stringify(uri)}: ${problem}` });
});
