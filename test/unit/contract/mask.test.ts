// Secrets in texts of any origin: what `redact` masks, credentials of HTTP, and both behind escapes.
import { expect, test } from 'vitest';
import { maskSecrets } from '../../../src/contract/mask.js';

test.each([
  ['mysql://root:secret@h/', 'mysql://root:xxxxx@h/'],
  ['kafka://h/t?sasl-password=secret&a=b', 'kafka://h/t?sasl-password=xxxxx&a=b'],
  ['authorization: Basic c2VjcmV0', 'authorization: xxxxx'],
  ["curl -H 'Authorization: Bearer se.cr-et' http://h", "curl -H 'Authorization: xxxxx' http://h"],
  ['curl -H "x-api-key: secret" http://h', 'curl -H "x-api-key: xxxxx" http://h'],
  ["curl -H 'x-auth-token:secret' http://h", "curl -H 'x-auth-token:xxxxx' http://h"],
  ['Cookie: a=secret; b=secret\nnext', 'Cookie: xxxxx\nnext'],
  ['{"authorization":["secret"]}', '{"authorization":["xxxxx"]}'],
  ['{"Authorization": "Basic c2VjcmV0"}', '{"Authorization": "xxxxx"}'],
  ['refused Basic c2VjcmV0 twice', 'refused Basic xxxxx twice'],
  ['curl --user root:secret http://h', 'curl --user root:xxxxx http://h'],
  ["curl -u 'root:secret' http://h", "curl -u 'root:xxxxx' http://h"],
])('%s', (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
});

test.each([
  [
    'JSON with escaped ampersands',
    'azure://c/p?sv=1\\u0026sig=secret',
    'azure://c/p?sv=1&sig=xxxxx',
  ],
  ['JSON with escaped slashes', 'mysql:\\/\\/root:secret@h\\/', 'mysql://root:xxxxx@h/'],
  ['JSON in JSON', '{\\"password\\":\\"secret\\"}', '{\\"password\\":\\"xxxxx\\"}'],
  [
    'XML',
    'mysql:&#x2F;&#47;root:secret@h?a=b&amp;sig=secret',
    'mysql://root:xxxxx@h?a=b&sig=xxxxx',
  ],
  ['XML with quotes', '{&quot;password&quot;:&quot;secret&quot;}', '{"password":"xxxxx"}'],
  [
    'percent-encoding',
    'sink=mysql%3A%2F%2Froot%3Asecret%40h',
    'sink=mysql%3A%2F%2Froot%3Axxxxx%40h',
  ],
])('behind escapes of %s', (_, text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
});

test.each([
  'curl --user "$TICDC_USER:$TICDC_PASSWORD" http://127.0.0.1:8300/api/v1/changefeeds/test1',
  "curl -H 'authorization: <authorization>' http://h",
  'curl -H "authorization: $TICDC_AUTHORIZATION" http://h',
  'asks for basic authentication',
  'www-authenticate: Basic realm="Restricted"',
  '{"is_owner":true,"id":"d2912e63-3349-447c-90ba-72a4e04b5e9e","checkpoint_tso":18446744073709551615}',
  '[CDC:ErrChangeFeedNotExists]changefeed not exists, key: test1',
  'a \\u0026 b, a &amp; b, a\\/b',
  '2021-08-10 14:04:54.242',
])('leaves %s', (text) => {
  expect(maskSecrets(text)).toBe(text);
});

test('takes linear time', () => {
  for (const part of [
    'authorization',
    'a: ',
    '"cookie"',
    ' -u a',
    '&amp;',
    '\\u0026',
    'basic ',
    'token-',
  ])
    expect(maskSecrets(part.repeat(20_000)).length).toBeGreaterThan(0);
}, 5_000);
