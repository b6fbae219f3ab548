// Credentials of HTTP and curl, and secrets behind escapes.
import { expect, test } from 'vitest';
import { isSecretHeader, maskSecrets } from '../../../src/shared/mask-secrets/index.js';

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
  ["curl -u 'root:my secret' http://h", "curl -u 'root:xxxxx' http://h"],
  ['--user=root:secret', '--user=root:xxxxx'],
  ['authorization=Basic c2VjcmV0&a=1', 'authorization=xxxxx&a=1'],
  ['Authorization: Digest username="a", response="secret"', 'Authorization: xxxxx'],
  ['{"set-cookie":["a=secret","b=secret"]}', '{"set-cookie":["xxxxx"]}'],
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
  ['JSON in JSON in JSON', 'azure://c/p?sv=1\\\\\\u0026sig=secret', 'azure://c/p?sv=1&sig=xxxxx'],
  ['an escaped backslash', 'azure://c/p?sv=1\\u005cu0026sig=secret', 'azure://c/p?sv=1&sig=xxxxx'],
  ['XML in XML', 'mysql:&amp;amp;#x2F;&amp;#47;root:secret@h', 'mysql://root:xxxxx@h'],
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

test('escapes stay where they hide no secret', () => {
  expect(maskSecrets('mysql://u:secret@h?a=1\\u0026b=2')).toBe('mysql://u:xxxxx@h?a=1\\u0026b=2');
});

test('a text with too many escapes within escapes is masked as a whole', () => {
  let text = '/';
  for (let level = 0; level < 6; level += 1) {
    text = [...text].map((character) => `&#${character.charCodeAt(0)};`).join('');
  }
  expect(maskSecrets(`mysql:${text}/root:secret@h`)).toBe('xxxxx');
});

test.each(['Authorization', 'x-api-key', 'Cookie', 'X-Auth-Token', 'x-secret'])(
  'the header %s is secret',
  (name) => {
    expect(isSecretHeader(name)).toBe(true);
  },
);

test.each(['content-type', 'accept', 'prefer', 'x-request-id'])(
  'the header %s is not secret',
  (name) => {
    expect(isSecretHeader(name)).toBe(false);
  },
);

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
