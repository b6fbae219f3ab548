// Secrets of sink URIs, JSON and settings in any text.
import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskSecrets } from '../../../src/shared/mask-secrets/index.js';
import { extent } from '../../fixtures/extent.js';

describe('passwords of URIs', () => {
  test.each([
    ['mysql://root:secret@127.0.0.1:3306/', 'mysql://root:xxxxx@127.0.0.1:3306/'],
    ['mysql://root:p@ss@127.0.0.1:3306/?a=b', 'mysql://root:xxxxx@127.0.0.1:3306/?a=b'],
    ['mysql://root:@@s@e@c@host', 'mysql://root:xxxxx@host'],
    ['mysql://root:se:cr:et@host', 'mysql://root:xxxxx@host'],
    ['mysql://root:se/cr?et#s@host:1/', 'mysql://root:xxxxx@host:1/'],
    ['mysql://root:123/secret@host', 'mysql://root:xxxxx@host'],
    ['mysql://root:p?secret=y@host/', 'mysql://root:xxxxx@host/'],
    ['mysql://root:p%40secret@host', 'mysql://root:xxxxx@host'],
    ["invalid 'mysql://root:my secret@host/x': why", "invalid 'mysql://root:xxxxx@host/x': why"],
    ['"mysql://root:my"sec\'ret@x@host/ is bad', '"mysql://root:xxxxx@host/ is bad'],
    ['mysql://root:secret', 'mysql://root:xxxxx'],
    ['{"sink_uri":"mysql://root:secret', '{"sink_uri":"mysql://root:xxxxx'],
    ['mysql://:secret@host', 'mysql://:xxxxx@host'],
    ['mysql://root:@?secret=1@host', 'mysql://root:xxxxx@host'],
    ['mysql://root:a@b secret@host', 'mysql://root:xxxxx@host'],
    ['mysql://root:. secret@host', 'mysql://root:xxxxx@host'],
    ['mysql://root:12) secret@host', 'mysql://root:xxxxx@host'],
    ['http://[::1]:1 and mysql://u:secret@h', 'http://[::1]:1 and mysql://u:xxxxx@h'],
    ['blackhole:// and mysql://u:secret@h', 'blackhole:// and mysql://u:xxxxx@h'],
    [
      'a mysql://u:secret@h1 and kafka://v:secret@h2?x=1, mysql://w:secret@h3',
      'a mysql://u:xxxxx@h1 and kafka://v:xxxxx@h2?x=1, mysql://w:xxxxx@h3',
    ],
    [
      'kafka://h:9092/t?schema-registry=http://u:secret@reg:8081&x=1',
      'kafka://h:9092/t?schema-registry=http://u:xxxxx@reg:8081&x=1',
    ],
  ])('%s', (text, expected) => {
    expect(maskSecrets(text)).toBe(expected);
  });
});

describe('what is no secret stays', () => {
  test.each([
    'blackhole://',
    'kafka://127.0.0.1:9092/topic?protocol=canal-json&kafka-version=2.4.0&sasl-user=a@b',
    'kafka://h1:9092,h2:9092,h3:9092/topic',
    'mysql://root@127.0.0.1:3306/?worker-count=16',
    'mysql://root:@host/',
    'http://[::1]:8300/a@b',
    's3://bucket/prefix:a?endpoint=http://10.0.6.25:9000',
    'file:///tmp/a:b',
    'kafka://h:9092/t failed, ask a@b',
    'connect to http://127.0.0.1:8300, then ask a@b',
    'the server (http://127.0.0.1:8300) does not respond',
    'see http://cdc:8300.',
    'kafka://h/t?sasl-oauth-token-url=https://host/token&token-from-file=/x&sasl-oauth-client-id=me',
    '[CDC:ErrChangeFeedNotExists]changefeed not exists, key: test1',
    'unexpected token: }',
    '{"access-key-file": "x", "token": null, "password": ""}',
    'password=&token=',
    '{"token": true, "password": $TICDC_PASSWORD, "secret": [], "credentials": {}}',
    'kafka://h/t?sasl-password=<secret>&a=1',
    "Access denied for user 'root'@'h' (using password: YES)",
    'the token is missing, the password is required',
    'a password must be at least 8 characters',
    'Unexpected token < in JSON at position 0',
    `Unexpected token 's', "secret1" is not valid JSON`,
    'set TICDC_PASSWORD too, or use a token with the scope read-only',
    'an authorization header, a cookie, a token bucket',
    'no such key: test1',
    'curl -u $TICDC_USER:$TICDC_PASSWORD http://127.0.0.1:8300/api/v1/changefeeds/test1',
    'docker run -u root -p 8300:8300 image; mkdir -p /tmp/x; mysql --port 3306 -p -e "select 1"',
    '{"type":"password","user":"root"}',
    '{"required":["user","host"]}',
    '- name: MODE\n  value: x\n- name: TICDC_PASSWORD',
    'bypass: true',
    '<h1>Authorization Required</h1>',
  ])('%s', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });
});

describe('secret names', () => {
  test.each([
    'password',
    'sasl-password',
    'SASL_Password',
    'saslPassword',
    'sasl-gssapi-password',
    'basic-password',
    'access-key',
    'secret-access-key',
    'secret_access_key',
    'session-token',
    'token',
    'authentication-token',
    'account-key',
    'sas-token',
    'sig',
    'client-secret',
    'sasl-oauth-client-secret',
    'oauth2-private-key',
    'ssl-key',
    'encryption-key',
    'sasl%2Dpassword',
    'sasl%5Fpassw%6Frd',
  ])('%s is masked in a query and in JSON', (name) => {
    expect(maskSecrets(`s3://b/p?a=1&${name}=s%26e/c+r=e#t&z=2`)).toBe(
      `s3://b/p?a=1&${name}=xxxxx&z=2`,
    );
    expect(maskSecrets(`{"${name}": "s\\"e,c}r&et", "z": 2}`)).toBe(`{"${name}": "xxxxx", "z": 2}`);
  });

  test.each([
    [
      '{"token":12345,"a":[{"password" : "x y"}]}',
      '{"token":"xxxxx","a":[{"password" : "xxxxx"}]}',
    ],
    [
      '{"a":"{\\"sasl_password\\":\\"x y\\",\\"b\\":1}"}',
      '{"a":"{\\"sasl_password\\":\\"xxxxx\\",\\"b\\":1}"}',
    ],
    ['password="two words" token=\'a b\' c', 'password="xxxxx" token=\'xxxxx\' c'],
    ['{"password":"cut o', '{"password":"xxxxx'],
    ['{"password":"ends in \\', '{"password":"xxxxx'],
    ['see kafka://h/t?sasl-password=secret, then', 'see kafka://h/t?sasl-password=xxxxx then'],
    [
      '{"token":{"a":"secret"},"b":[{"secret":["x","y]"]}]}',
      '{"token":"xxxxx","b":[{"secret":["xxxxx"]}]}',
    ],
    [
      '{\\"token\\":12345,\\"cookie\\":[\\"a]b\\"]}',
      '{\\"token\\":\\"xxxxx\\",\\"cookie\\":[\\"xxxxx\\"]}',
    ],
    ['{"token":["cut o', '{"token":["xxxxx"]'],
    ['{"token":abc/def.secret,"a":1}', '{"token":"xxxxx","a":1}'],
    ['password=a>b<c', 'password=xxxxx'],
    ['token = password = secret', 'token = xxxxx'],
    [
      "invalid 'kafka://h/t?sasl-password=secret': [CDC:ErrKafkaNewProducer]new kafka producer",
      "invalid 'kafka://h/t?sasl-password=xxxxx': [CDC:ErrKafkaNewProducer]new kafka producer",
    ],
    ['q=%22password%22%3A%22secret%22&a=1', 'q=%22password%22%3A%22xxxxx%22&a=1'],
    ['a%2526token%253Dsecret%2526b', 'a%2526token%253Dxxxxx%2526b'],
  ])('%s', (text, expected) => {
    expect(maskSecrets(text)).toBe(expected);
  });
});

describe('settings, and URIs without a scheme', () => {
  test.each([
    [
      '{"sink_uri":"mysql://u:s3cret@h/?sasl-password=p1","kafka-config":{"sasl-password":"p2"}}',
      '{"sink_uri":"mysql://u:xxxxx@h/?sasl-password=xxxxx","kafka-config":{"sasl-password":"xxxxx"}}',
    ],
    ['//user:secret@host/path', '//user:xxxxx@host/path'],
    ['//root:123?x=y@host', '//root:xxxxx@host'],
    ['http://root:123?x=y@host', 'http://root:xxxxx@host'],
    ['mysql://token:secret@host/db?a=1', 'mysql://token:xxxxx@host/db?a=1'],
    ['password: secret', 'password: xxxxx'],
    ['  sasl-password:   se cret  # why\nuser: root', '  sasl-password:   xxxxx\nuser: root'],
    ['password = secret next', 'password = xxxxx next'],
    ["{secret-access-key: 'se cret', a: 1}", "{secret-access-key: 'xxxxx', a: 1}"],
    ['token: ["a", "b"], next', 'token: [xxxxx]'],
    ['account-key=\n  secret', 'account-key=\n  xxxxx'],
  ])('%s', (text, expected) => {
    expect(maskSecrets(text)).toBe(expected);
  });
});

describe('percent-encoded URIs', () => {
  const uri = 'mysql://root:p@secret@host/?ssl-key=secret&a=1';
  const masked = 'mysql://root:xxxxx@host/?ssl-key=xxxxx&a=1';
  test('once, twice and three times', () => {
    let [text, expected] = [uri, masked];
    for (const _ of [1, 2, 3]) {
      [text, expected] = [encodeURIComponent(text), encodeURIComponent(expected)];
      expect(maskSecrets(`http://h/?sink_uri=${text}&b=2`)).toBe(
        `http://h/?sink_uri=${expected}&b=2`,
      );
    }
  });

  test('what is encoded too often or wrongly is masked as a whole', () => {
    let text = uri;
    for (const _ of [1, 2, 3, 4]) text = encodeURIComponent(text);
    expect(maskSecrets(text)).not.toContain('secret');
    expect(maskSecrets('a=mysql%3A%2F%2Froot%3Asecret%40%FF b')).toBe('a=mysqlxxxxx b');
  });

  test('a pair without a URI', () => {
    expect(maskSecrets('x%26sasl-password%3Dsecret%26y%3D1')).toBe(
      'x%26sasl-password%3Dxxxxx%26y%3D1',
    );
  });

  test('what holds no secret keeps its spelling', () => {
    const text = 'endpoint=http%3a%2f%2F10.0.6.25:9000/x';
    expect(maskSecrets(text)).toBe(text);
  });
});

test('a password of any characters does not show, and masking twice changes nothing', () => {
  const unit = constantFrom(...'0aZ:@/?#%&+-_.~!$*(),;[]{}|^ '.split(''), '%40', '%2F');
  const password = string({ unit, minLength: 1, maxLength: 8 });
  const context = constantFrom('', '"', "sink uri invalid '", '{"sink_uri":"');
  assert(
    property(password, context, (secret, before) => {
      const text = `${before}mysql://root:s${secret}SECRET@host:3306/?a=1`;
      const masked = maskSecrets(text);
      expect(masked).not.toContain('SECRET');
      expect(maskSecrets(masked)).toBe(masked);
    }),
    { seed: 4492, numRuns: extent(1_000, 5_000) },
  );
});

/** Pieces that can hide each other; `secret` stands where a secret may. */
const pieces = [
  ...['password', 'token', 'authorization', 'a', 'x', 'secret', 'xxxxx', 'YES)', 'null', '::1'],
  ...['=', ' = ', ':', ': ', '%3D', '&', '?a=', '%26', ',', ' ', '\n', '"', "'", '\\"', '`'],
  ...['{', '}', '[', ']', '<', '>', '@', '/', '//', '://', '%3A%2F%2F', '%22', '%40', '\\'],
  ...['\\u0026', '\\/', '&amp;', '&#x2F;', '&quot;', ' -u ', ' --user ', 'Basic ', 'Bearer '],
  ...[',', '|', 'S3', 'is ', 'mysql -p', 'name', 'value', 'key'],
];

test('masking twice changes nothing, whatever the text', () => {
  assert(
    property(string({ unit: constantFrom(...pieces), maxLength: 14 }), (text) => {
      const masked = maskSecrets(text);
      expect(maskSecrets(masked)).toBe(masked);
    }),
    { seed: 4492, numRuns: extent(3_000, 20_000) },
  );
});

test.each([
  'a',
  'a=',
  '=',
  ':',
  '"',
  '%3A%2F%2F',
  '%253A%252F%252F',
  '://',
  '://a:b',
  '://a:b@',
  '://a:b c@d ',
  '?a',
  '?a=://',
  '"a":',
  '"token":"',
  'token=',
  'password%3D',
  '\\"token\\":\\"',
  '"token":    ',
  ' ',
  '%22',
  '%',
  '%=',
  '//a:',
  '"token":[',
  'token: [',
  '"token":[\\\\',
  'token: ',
  'token=a:',
  'token:a="',
  'basic ',
  'token=basic ',
  ' -u =',
  '\\',
  '\\u005c',
  '&#38;#38;',
  'token ',
  'mysql -p',
  '"token",',
  'value:',
  'eyJ-',
  "password='a'",
  '<password>',
  'identified by ',
  'a: @tcp(',
  '@tcp(',
  'a:b@tcp(',
  'token|',
])('a long run of %j is read in linear time', (piece) => {
  // A quadratic scan of such a text takes minutes, and runs into the runner's own limit.
  const text = `a: ${piece.repeat(300_000 / piece.length)}`;
  expect(maskSecrets(text).length).toBeGreaterThan(0);
});
