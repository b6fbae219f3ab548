// TiDB's table filter.
import { expect, test } from 'vitest';
import { parseFilter } from '../../../../../src/http/refusals/table-filter/filter.js';

const rows: readonly (readonly [string[], string, boolean])[] = [
  [[], 'db.t1', true],
  [['*.*'], 'db.t1', true],
  [['db.*'], 'other.t1', false],
  [['db.t?'], 'db.t1', true],
  [['db.t?'], 'db.t10', false],
  [['DB.T1'], 'db.t1', true],
  [['db.*', '!db.t1'], 'db.t1', false],
  [['db.*', '!db.t1'], 'db.t2', true],
  [['!db.t1', 'db.*'], 'db.t1', true],
  [['!db.t1'], 'db.t2', false],
  [['db.t[0-9]'], 'db.t1', true],
  [['db.t[!0-9]'], 'db.t1', false],
  [['db.t[^x]'], 'db.t^', true],
  [['`d.b`."t""1"'], 'd.b.t"1', true],
  [['db./^t\\d$/'], 'db.t7', true],
  [['db.*a*b'], 'db.xaxxab', true],
  [['db.*a*b'], 'db.xaxxabc', false],
  [['db.t**'], 'db.t', true],
  [[`db.${'*x'.repeat(200)}y`], `db.${'x'.repeat(500)}`, false],
  [['db.\\*'], 'db.*', true],
  [['db.\\*'], 'db.t1', false],
  [['# nothing', '  ', ' db.t1 '], 'db.t1', true],
];

test.each(rows)('%j on %s: %s', (rules, name, expected) => {
  const dot = name.startsWith('d.b') ? 3 : name.indexOf('.');
  expect(parseFilter(rules)(name.slice(0, dot), name.slice(dot + 1))).toBe(expected);
});

test.each([
  ['db', 'wrong table pattern'],
  ['', undefined],
  ['db.', 'syntax error: missing pattern'],
  ['!', 'syntax error: missing pattern'],
  ['db.t1.x', 'syntax error: stray characters after table pattern'],
  ['"db"t1', "syntax error: missing '.' between schema and table patterns"],
  ['db.t-1', "unexpected special character '-'"],
  ['db."t', 'syntax error: incomplete quoted identifier'],
  ['db./t', 'syntax error: incomplete regexp'],
  ['db.[', 'syntax error: failed to parse character class'],
  ['db.t\\', 'syntax error: cannot place \\ at end of line'],
  ['db.\\d', 'cannot escape a letter or number (\\d), it is reserved for future extension'],
])('the rule %j fails with %j', (rule, text) => {
  if (text === undefined) expect(() => parseFilter([rule])).not.toThrow();
  else expect(() => parseFilter([rule])).toThrow(new RangeError(`at <cmdline>:1: ${text}`));
});
