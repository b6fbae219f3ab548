// The requests and responses of the vendor's document.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useMock } from './support.js';

interface Documented {
  readonly operationId: string;
  readonly method: string;
  readonly curl: string;
  readonly status: number;
  readonly responseText: string | null;
}

const file = new URL('../../fixtures/documented-examples.json', import.meta.url);
const documented: Documented[] = JSON.parse(readFileSync(file, 'utf8'));
const { send } = useMock();

test('there are sixteen', () => {
  expect(documented).toHaveLength(16);
});

test.each(documented)('$operationId answers as documented, digit for digit', async (example) => {
  const [, path = ''] = /http:\/\/127\.0\.0\.1:8300(\S+)/.exec(example.curl) ?? [];
  const [, body] = / -d '(.*)'$/.exec(example.curl) ?? [];
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const init = body === undefined ? {} : { body, headers };
  const { status, type, text, headers: received } = await send(example.method, path, init);
  expect(status).toBe(example.status);
  expect(text).toBe(example.responseText ?? '');
  expect(type).toBe(example.responseText === null ? null : 'application/json; charset=utf-8');
  expect([...received.keys()].filter((name) => name !== 'content-type')).toEqual([
    'content-length',
    'date',
  ]);
});
