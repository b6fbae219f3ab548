// URLs and queries, judged as Go 1.26 judges them.
import { expect, test } from 'vitest';
import { parseGoQuery, replaceInGoQuery } from '../../../../../src/http/refusals/go/query.js';
import { parseGoUrl, printGoUrl } from '../../../../../src/http/refusals/go/url.js';

test.each([
  ['mysql://ro ot@h/', 'net/url: invalid userinfo'],
  ['mysql://root:pa^ss@h/', 'net/url: invalid userinfo'],
  ['mysql://rüt@h/', 'net/url: invalid userinfo'],
  ['mysql://a%zz@h/', 'invalid URL escape "%zz"'],
  ['127.0.0.1:3306', 'first path segment in URL cannot contain colon'],
  ['  blackhole://', 'first path segment in URL cannot contain colon'],
  ['a_b://x', 'first path segment in URL cannot contain colon'],
  ['blackhole://a b/', 'invalid character " " in host name'],
  ['blackhole://a%20b/', 'invalid URL escape "%20"'],
  ['blackhole://[::1/', "missing ']' in host"],
  ['blackhole://[::1]x/', 'invalid port "x" after host'],
  ['blackhole://a[b]/', 'invalid IP-literal'],
  ['blackhole://[1.2.3.4]/', 'invalid IP-literal'],
  ['blackhole://[x]/', 'invalid host: ParseAddr("x"): unable to parse IP'],
  [
    'blackhole://[1:::2]/',
    'invalid host: ParseAddr("1:::2"): each colon-separated field must have at least one digit (at ":2")',
  ],
  ['blackhole://h:+1/', 'invalid port ":+1" after host'],
  ['http://a:1:2/', 'invalid port ":1:2" after host'],
  ['blackhole://h/%é', 'invalid URL escape "%é"'],
])('%j cannot be read: %s', (text, problem) => {
  expect(parseGoUrl(text)).toEqual({ problem: `parse ${JSON.stringify(text)}: ${problem}` });
});

test('a control character is quoted as Go quotes it', () => {
  expect(parseGoUrl('blackhole://\u0001')).toEqual({
    problem: 'parse "blackhole://\\x01": net/url: invalid control character in URL',
  });
});

test('an error of the fragment names the whole URL, any other the URL without it', () => {
  expect(parseGoUrl('x://h/#%zz')).toEqual({
    problem: 'parse "x://h/#%zz": invalid URL escape "%zz"',
  });
  expect(parseGoUrl(':#a')).toEqual({ problem: 'parse ":": missing protocol scheme' });
});

test.each([
  ['BLACKHOLE://', 'blackhole:'],
  ['x:///a b', 'x:///a%20b'],
  [' ', '%20'],
  ['//', ''],
  ['x://a:1,b:2/t', 'x://a:1,b:2/t'],
  ['x://u%20v:p%2Fw@h/%2F', 'x://u%20v:p%2Fw@h/%2F'],
  ['x://[::1%25eth0]:5/', 'x://[::1%25eth0]:5/'],
  ['x:/y', 'x:/y'],
  ['%3a"', './:%22'],
  ['x://h?', 'x://h?'],
])('%j is printed as %j', (text, printed) => {
  const url = parseGoUrl(text);
  expect('problem' in url ? url : printGoUrl(url)).toBe(printed);
});

test('a query has the first value of each parameter, without pairs that cannot be read', () => {
  expect(parseGoQuery('a=1&a=2&b&c=+%2B&d=%zz&e=1;f=2&=g')).toEqual(
    new Map([
      ['', 'g'],
      ['c', ' +'],
      ['b', ''],
      ['a', '1'],
    ]),
  );
});

test('a query with a new value is sorted by name', () => {
  expect(replaceInGoQuery('z=*&s=1&a=x y', 's', '~')).toBe('a=x+y&s=~&z=%2A');
});
