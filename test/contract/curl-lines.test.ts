// The curl lines of the vendor's document, run as they stand by a real shell and a real curl.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { parseJson } from '../../src/codec/index.js';
import { startMock } from '../../src/mock/index.js';
import { replaced } from './live.js';

interface DocumentedExample {
  readonly operationId: string;
  readonly curl: string;
  readonly status: number;
  readonly responseText: string | null;
}

const examples: DocumentedExample[] = JSON.parse(
  readFileSync(new URL('../fixtures/documented-examples.json', import.meta.url), 'utf8'),
);
const run = promisify(execFile);
const mock = await startMock({ port: 0 });
afterAll(() => mock.close());
const curlIsThere = await run('curl', ['--version']).then(
  () => true,
  () => false,
);

/** The line as documented, with the address of the server under test, and told to print the status. */
const line = (curl: string) =>
  `${curl.trim().replace('http://127.0.0.1:8300', mock.url)} -s -w '\\n%{http_code}'`;

test('the document has 16 curl lines, six of them with an answer', () => {
  expect(examples).toHaveLength(16);
  expect(examples.filter(({ responseText }) => responseText !== null)).toHaveLength(6);
});

for (const { operationId, curl, status, responseText } of examples)
  test(`${operationId}: ${curl.trim()}`, async (context) => {
    if (replaced !== undefined) context.skip(replaced);
    if (!curlIsThere && !process.env.CI) context.skip('curl is not installed');
    const { stdout } = await run('sh', ['-c', line(curl)]);
    const cut = stdout.lastIndexOf('\n');
    expect(stdout.slice(cut + 1)).toBe(String(status));
    const body = stdout.slice(0, cut);
    if (responseText === null) expect(body).toBe('');
    else {
      expect(parseJson(body)).toEqual(parseJson(responseText));
      expect(digits(body)).toEqual(digits(responseText));
    }
  });

/** Every number as it is written, in order. */
function digits(json: string): string[] {
  return json.match(/(?<=[:[,]\s*)-?\d+/g) ?? [];
}
