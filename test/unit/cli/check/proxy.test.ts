// Which proxy the environment names.
import { expect, test } from 'vitest';
import { proxyFromEnvironment } from '../../../../src/cli/check/proxy.js';

const named = (env: Record<string, string>, url = 'http://cdc.internal:8300') =>
  proxyFromEnvironment(env, new URL(url));
const proxy = 'http://proxy:3128';

test.each([
  [{ http_proxy: proxy }, 'http://cdc:8300'],
  [{ HTTP_PROXY: proxy }, 'http://cdc:8300'],
  [{ https_proxy: proxy }, 'https://cdc'],
  [{ HTTPS_PROXY: 'proxy:3128' }, 'https://cdc'],
  [{ all_proxy: proxy }, 'http://cdc:8300'],
  [{ ALL_PROXY: proxy }, 'https://cdc:8300'],
  [{ http_proxy: proxy, ALL_PROXY: 'http://other' }, 'http://cdc'],
  [{ HTTP_PROXY: proxy, NO_PROXY: 'example.com,internal:8301' }, 'http://cdc.internal:8300'],
])('%j is used for %s', (env, url) => {
  expect(named(env, url)).toBe(proxy);
});

test.each([
  [{}, 'http://cdc:8300'],
  [{ HTTPS_PROXY: proxy }, 'http://cdc:8300'],
  [{ HTTP_PROXY: proxy }, 'https://cdc:8300'],
  [{ HTTP_PROXY: '' }, 'http://cdc:8300'],
  [{ HTTP_PROXY: proxy, REQUEST_METHOD: 'GET' }, 'http://cdc:8300'],
  [{ http_proxy: proxy }, 'http://localhost:8300'],
  [{ http_proxy: proxy }, 'http://127.0.0.1:8300'],
  [{ http_proxy: proxy }, 'http://[::1]:8300'],
])('%j names none for %s', (env, url) => {
  expect(named(env, url)).toBeUndefined();
});

test.each([
  '*',
  'cdc.internal',
  '.internal',
  '*.internal',
  'internal',
  'INTERNAL',
  'a, b internal',
  'cdc.internal:8300',
])('no_proxy=%s excludes the server', (no_proxy) => {
  expect(named({ http_proxy: proxy, no_proxy })).toBeUndefined();
});

test.each(['nal', 'other.internal', 'cdc.internal:80', 'cdc', ','])(
  'no_proxy=%s does not',
  (no_proxy) => {
    expect(named({ http_proxy: proxy, no_proxy })).toBe(proxy);
  },
);

test.each(['10.1.2.3', '10.1.2.3:8300', '10.0.0.0/8', '10.1.2.3/32', '0.0.0.0/0', 'a,10.1.0.0/16'])(
  'no_proxy=%s covers the address 10.1.2.3',
  (no_proxy) => {
    expect(named({ http_proxy: proxy, no_proxy }, 'http://10.1.2.3:8300')).toBeUndefined();
  },
);

test.each([
  ...['10.1.2.4', '11.0.0.0/8', '10.1.2.3/33', '10.1.2.3/x', '2.3', '.3', '::/0', '10.1.2.3:80'],
])('no_proxy=%s does not', (no_proxy) => {
  expect(named({ http_proxy: proxy, no_proxy }, 'http://10.1.2.3:8300')).toBe(proxy);
});

test.each(['fd00::/8', 'FD00:0::7', '[fd00::7]', 'fd00::7', '[fd00::7]:8300'])(
  'no_proxy=%s is an IPv6 address',
  (no_proxy) => {
    expect(named({ http_proxy: proxy, no_proxy }, 'http://[fd00::7]:8300')).toBeUndefined();
  },
);
