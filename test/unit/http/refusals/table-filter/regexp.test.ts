// The linear matcher of regular expressions.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFilter } from '../../../../../src/http/refusals/table-filter/filter.js';
import { compileRegExp } from '../../../../../src/http/refusals/table-filter/regexp.js';

const compile = (source: string) => compileRegExp(source, { left: 100_000 });

test.each([
  ['^t\\d+$', 't12', true],
  ['^t\\d+$', 't1x', false],
  ['b', 'abc', true],
  ['^(?:log|audit)_\\d{4}$', 'LOG_2024', true],
  ['^(log|audit)_\\d{4}$', 'log_202', false],
  ['^a{2,3}$', 'aaaa', false],
  ['^a{2,}?$', 'aaaa', true],
  ['^a{,2}$', 'a{,2}', true],
  ['^[^a-c]$', 'B', false],
  ['^[]x-]+$', 'x-]', true],
  ['^[\\w.]+$', 'a.b', true],
  ['\\bx\\b', 'a x', true],
  ['\\bx\\b', 'ax', false],
  ['\\Aa\\z', 'a', true],
  ['^.$', '\n', false],
  ['^.$', '😀', true],
  ['^\\.$', '.', true],
  ['(a*)*$', 'b', true],
  ['', '', true],
])('%s on %j: %s', (source, text, expected) => {
  expect(compile(source)(text)).toBe(expected);
});

test.each([
  ['(a', 'missing closing ): `(a`'],
  ['a)', 'unexpected ): `a)`'],
  ['*', 'missing argument to repetition operator: `*`'],
  ['a**', 'invalid nested repetition operator: `**`'],
  ['a{1001}', 'invalid repeat count: `{1001}`'],
  ['a{3,2}', 'invalid repeat count: `{3,2}`'],
  ['[a', 'missing closing ]: `[a`'],
  ['[z-a]', 'invalid character class range: `z-a`'],
  ['a\\', 'trailing backslash at end of expression: ``'],
  ['(a)\\1', 'invalid escape sequence: `\\1`'],
  ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
  ['(?<=a)b', 'invalid or unsupported Perl syntax: `(?<`'],
  ['(?i)a', 'invalid or unsupported Perl syntax: `(?i`'],
  ['[[:alpha:]]', 'invalid character class range: `[:`'],
  ['\\pL', 'invalid escape sequence: `\\p`'],
  [`${'('.repeat(1_001)}a${')'.repeat(1_001)}`, 'expression nests too deeply'],
  ['((a{1000}){1000}){1000}', 'expression too large'],
  ['((){1000}{2}){1000}', 'invalid nested repetition operator: `{1000}{2}`'],
  ['((((){1000}){1000}){1000}){1000}', 'expression too large'],
])('%s is refused: %s', (source, message) => {
  expect(() => compile(source)).toThrow(new RangeError(message));
});

test('what takes a backtracking matcher for ever is over at once', () => {
  const text = 'a'.repeat(5_000);
  for (const source of ['^(a+)+b', '^(a|a)*b', '^(.*)*x', '^(a|aa)+$b', '^(\\w+\\s?)*!']) {
    expect(compile(source)(text)).toBe(false);
  }
});

test('a rule that never closes, a line of blanks and a thousand deep groups are over at once', () => {
  expect(() => parseFilter([`db./${'\\a'.repeat(20_000)}`])).toThrow('incomplete regexp');
  expect(() => parseFilter([`db.a${' '.repeat(49_000)}b`])).toThrow('unexpected special character');
  const nested = `${'('.repeat(999)}a${')'.repeat(999)}`;
  expect(compile(nested)('a')).toBe(true);
});

test('rules may be as long as thousands of names, together and each, and no longer', () => {
  const names = Array.from({ length: 2_500 }, (_, index) => `db.orders_${index}`);
  expect(parseFilter(names)('db', 'orders_7')).toBe(true);
  const message = 'at <cmdline>:1: invalid pattern: error parsing regexp: expression too large';
  expect(() => parseFilter(['a'.repeat(100_001)])).toThrow(new RangeError(message));
  expect(() => parseFilter(Array(200).fill('db./a{1000}/'))).toThrow(new RangeError(message));
});

test('it agrees with JavaScript on what both read alike', () => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '\\b', '^', '$', '1');
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'expression' },
      atom,
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `${a}${b}`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(?:${a}|${b})`),
      fc
        .tuple(tie('expression'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,}', '+?'))
        .map(([a, repeat]) => `(${a})${repeat}`),
    ),
  }));
  const text = fc.stringMatching(/^[abAB1 \n]{0,8}$/);
  fc.assert(
    fc.property(expression, text, (source, name) => {
      expect(compile(source)(name)).toBe(new RegExp(source, 'i').test(name));
    }),
    { numRuns: 2_000, seed: 1 },
  );
});
