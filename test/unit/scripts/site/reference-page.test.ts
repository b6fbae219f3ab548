// The finished page: exact integers, nothing from other hosts, and a refusal of what looks different.
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import {
  exactLiteral,
  exactStringifyScript,
  finishPage,
} from '../../../../scripts/site/reference-page.js';

const json = '{"info":{"title":"Ticks"},"example":[0,426921294362574849]}';

/** What `build-docs` writes, in short. */
const built = (prerendered: string) => `<head></head>
<div id="redoc">${prerendered}</div>
      <script type="module">
      const conditions = {shouldRenderOps:e.sectionId===u||false}; function isOpened(e,t){return t?t===e||t.startsWith(e+\`/\`):!1}
      const logo = "https://cdn.redoc.ly/redoc/logo-mini.svg", full = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";

      const __redoc_definition = {"info":{"title":"Ticks"},"example":[0,426921294362574850]};
      const __redoc_options = {"skipBundle":true};
      </script>`;

const evaluate = (expression: string): unknown => runInNewContext(`(${expression})`);

test.each([
  ['0', 0],
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', 9007199254740992n],
  ['9007199254740993', 9007199254740993n],
  ['426921294362574849', 426921294362574849n],
  ['9223372036854775807', 9223372036854775807n],
  ['9223372036854775808', 9223372036854775808n],
  ['18446744073709551615', 18446744073709551615n],
  ['-9223372036854775808', -9223372036854775808n],
  ['-9007199254740991', -9007199254740991],
  ['1.5', 1.5],
  ['1e20', 1e20],
])('the integer %s stays exact', (text, value) => {
  expect(evaluate(exactLiteral(text))).toBe(value);
});

test('digits inside strings and keys are left alone', () => {
  const text =
    '{"18446744073709551615":"a \\" 426921294362574849, \\\\","next":[1,426921294362574849]}';
  expect(exactLiteral(text)).toBe(
    '{"18446744073709551615":"a \\" 426921294362574849, \\\\","next":[1,426921294362574849n]}',
  );
});

test('text cannot end the script that it stands in', () => {
  const literal = exactLiteral('"</script><!--\u2028\u2029"');
  expect(literal).toBe('"\\u003c/script>\\u003c!--\\u2028\\u2029"');
  expect(evaluate(literal)).toBe('</script><!--\u2028\u2029');
});

test('JSON.stringify writes a bigint as digits, wherever it stands', () => {
  const text: unknown = runInNewContext(`${exactStringifyScript}
    JSON.stringify({ tso: 426921294362574849n, list: [-9223372036854775808n, 1, '2'] }) + JSON.stringify(3n)`);
  expect(text).toBe('{"tso":426921294362574849,"list":[-9223372036854775808,1,"2"]}3');
});

test('JSON.stringify does everything else as before', () => {
  const text: unknown = runInNewContext(`${exactStringifyScript}
    JSON.stringify([undefined, { a: 1n, b: 2 }], ['a'], 2) + JSON.stringify(undefined)`);
  expect(text).toBe('[\n  null,\n  {\n    "a": 1\n  }\n]undefined');
});

test('the page carries the exact description', () => {
  expect(finishPage(built('<h1>Ticks</h1>'), json)).toContain(
    'const __redoc_definition = {"info":{"title":"Ticks"},"example":[0,426921294362574849n]};\n',
  );
});

test('the page names no picture on another host', () => {
  expect(finishPage(built(''), json)).not.toContain('cdn.redoc.ly');
});

test('prerendered links are those that the router understands', () => {
  const page = finishPage(
    built('<a class="x" href="/ticks">Ticks</a><a href="openapi.json">'),
    json,
  );
  expect(page).toContain('<a class="x" href="#/ticks">Ticks</a><a href="openapi.json">');
});

test('a rounded integer in the prerendered part is refused', () => {
  expect(() => finishPage(built('<p>426921294362574850</p>'), json)).toThrow(
    'The prerendered part of the page shows 426921294362574849 as 426921294362574850.',
  );
});

test('output of another form than expected is refused', () => {
  const other = built('').replace('const __redoc_definition', 'const definition');
  expect(() => finishPage(other, json)).toThrow(
    'expected "const __redoc_definition = " once. Adapt scripts/site/reference-page.ts',
  );
});
