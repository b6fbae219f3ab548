// The parts of the reference pages: exact integers, Redoc's script with our changes, its labels, and the text without scripts.
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { exactLiteral } from '../../../../scripts/site/reference/exact-literal.js';
import { labels, labelsOf } from '../../../../scripts/site/reference/labels.js';
import { renderReferencePage } from '../../../../scripts/site/reference/page.js';
import { exactStringifyScript } from '../../../../scripts/site/reference/page-scripts.js';
import { plainText } from '../../../../scripts/site/reference/plain-text.js';
import { editRedoc, redocScript } from '../../../../scripts/site/reference/redoc-script.js';
import { readDescriptions } from '../../../../scripts/site/translation/command.js';

const [classic = {}] = readDescriptions(new URL('../../../../', import.meta.url).pathname);

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

test("the script is Redoc's, without modules, other hosts and evaluated text", async () => {
  const script = await redocScript();
  expect(script).not.toMatch(/import\.meta|cdn\.redoc\.ly|export\{RedocStandalone/);
  expect(script).toContain('globalThis.Redoc={hydrate}');
});

test('a script of another form, or without a label, is refused', () => {
  expect(() => editRedoc('const x = 1;', [])).toThrow(
    "Redoc's script has changed: expected the end",
  );
  const label = { en: 'Never said', ja: 'x', zh: 'x' };
  expect(() => editRedoc('const x = 1;', [label])).toThrow('expected the labels "Never said"');
});

test('each label is there once, and in each language', () => {
  expect(new Set(labels.map(({ en }) => en)).size).toBe(labels.length);
  expect(labelsOf('ja').Copy).toBe('コピー');
  expect(labelsOf('en')).toEqual({});
});

test('a page has the exact description, its language, and only relative addresses', () => {
  const page = renderReferencePage({
    language: 'ja',
    architecture: 'newarch',
    document: classic,
    downloads: ['openapi.yaml'],
    hasGuides: true,
  });
  expect(page).toContain('<html lang="ja">');
  expect(page).toContain('426921294362574849n');
  expect(page).toContain('<script src="../../../redoc.js">');
  expect(page).not.toMatch(/(?:src|href)="\//);
});

test('the text without scripts has every operation, schema and digit', () => {
  const text = plainText(classic, 'en');
  expect(text).toContain('id="/changefeeds/pausechangefeed"');
  expect(text.match(/<h3 id="\//g)).toHaveLength(17);
  expect(text).toContain('<h3 id="schema-SinkConfig">');
  expect(text).toContain('426921294362574849');
  expect(text).toContain('0 .. 18446744073709551615');
  expect(text).not.toMatch(/426921294362574850|18446744073709552000|\[object Object\]|undefined/);
});
