// TiDB's table filter: rules such as `db.*`, `!db.t1` or `"my db"./^t\d$/`. The last rule that matches a table decides.
import { type Budget, compileRegExp } from './regexp.js';

/** Returns whether a table is replicated. */
export type TableFilter = (schema: string, table: string) => boolean;

interface Rule {
  readonly positive: boolean;
  readonly schema: Pattern;
  readonly table: Pattern;
}

/** Returns whether a name matches. */
type Pattern = (name: string) => boolean;

/**
 * Maximum number of nodes (see `Budget`) and characters of all rules of a changefeed. It limits the time that hostile rules can take.
 * Rules that name thousands of tables one by one need far less. Servers have no such limit.
 */
const maximumNodes = 100_000;

/**
 * Reads filter rules. Names compare without regard to case; no rules at all mean `*.*`.
 *
 * @param withoutTable what the parser says about a rule without a table, which differs between releases.
 * @throws {RangeError} if a rule cannot be read. The message is that of TiDB's parser (`pkg/util/table-filter` of pingcap/tidb).
 */
export function parseFilter(
  filterRules: readonly string[],
  withoutTable = 'wrong table pattern',
): TableFilter {
  const given = filterRules.length === 0 ? ['*.*'] : filterRules;
  const length = given.reduce((sum, line) => sum + line.length, 0);
  if (length > maximumNodes) throw failure(unreadablePattern('expression too large'));
  const budget = { left: maximumNodes };
  const rules = given.flatMap((line) => parseRule(withoutBlanks(line), budget, withoutTable));
  return (schema, table) =>
    rules.findLast((rule) => rule.schema(schema) && rule.table(table))?.positive ?? false;
}

/** Removes spaces and tabs at both ends, in linear time. */
function withoutBlanks(line: string): string {
  const isBlank = (at: number) => line[at] === ' ' || line[at] === '\t';
  let end = line.length;
  while (end > 0 && isBlank(end - 1)) end -= 1;
  let start = 0;
  while (start < end && isBlank(start)) start += 1;
  return line.slice(start, end);
}

function parseRule(line: string, budget: Budget, withoutTable: string): Rule[] {
  if (line === '' || line.startsWith('#')) return [];
  if (line.startsWith('@')) {
    throw failure(`cannot open filter file: open ${line.slice(1)}: no such file or directory`);
  }
  const positive = !line.startsWith('!');
  const schema = parsePattern(positive ? line : line.slice(1), budget);
  if (schema.rest === '') throw failure(withoutTable);
  if (!schema.rest.startsWith('.')) {
    throw failure("syntax error: missing '.' between schema and table patterns");
  }
  const table = parsePattern(schema.rest.slice(1), budget);
  if (table.rest !== '') throw failure('syntax error: stray characters after table pattern');
  return [{ positive, schema: schema.pattern, table: table.pattern }];
}

interface Parsed {
  readonly pattern: Pattern;
  readonly rest: string;
}

function parsePattern(text: string, budget: Budget): Parsed {
  if (text === '') throw failure('syntax error: missing pattern');
  if (text.startsWith('/')) {
    const [whole] = /^\/(?:\\.|[^/\\])+\//.exec(text) ?? [];
    if (whole === undefined) throw failure('syntax error: incomplete regexp');
    return { pattern: compile(whole.slice(1, -1), budget), rest: text.slice(whole.length) };
  }
  if (text.startsWith('"') || text.startsWith('`')) {
    return parseQuoted(text, text.charAt(0), budget);
  }
  return parseWildcards(text, budget);
}

function parseQuoted(text: string, quote: string, budget: Budget): Parsed {
  const [whole] = new RegExp(`^${quote}(?:${quote}${quote}|[^${quote}])+${quote}`).exec(text) ?? [];
  if (whole === undefined) throw failure('syntax error: incomplete quoted identifier');
  const name = whole.slice(1, -1).replaceAll(quote + quote, quote);
  return {
    pattern: compile(`^${escapeLiteral(name)}$`, budget),
    rest: text.slice(whole.length),
  };
}

/** One piece of a pattern without quotes, up to the dot that ends it. */
const piece =
  /(?:\\(?<escaped>[\s\S])|(?<wildcard>[*?])|\[(?<range>!?(?:\\[^0-9a-zA-Z]|[^\\\]])+)\]|(?<plain>[$_0-9a-zA-Z\u0080-\u{10ffff}]))/uy;

function parseWildcards(text: string, budget: Budget): Parsed {
  let source = '';
  let at = 0;
  while (at < text.length && text[at] !== '.') {
    piece.lastIndex = at;
    const match = piece.exec(text);
    if (match === null) throw failure(unreadable(text.slice(at)));
    source += translate(match.groups ?? {});
    at += match[0].length;
  }
  return { pattern: compile(`^${source}$`, budget), rest: text.slice(at) };
}

function unreadable(rest: string): string {
  if (rest.startsWith('\\')) return 'syntax error: cannot place \\ at end of line';
  if (rest.startsWith('[')) return 'syntax error: failed to parse character class';
  return `unexpected special character '${rest.charAt(0)}'`;
}

function translate({ escaped, wildcard, range, plain }: Partial<Record<string, string>>): string {
  if (wildcard !== undefined) return wildcard === '*' ? '[\\s\\S]*' : '[\\s\\S]';
  if (range !== undefined) {
    const [sign, characters] = range.startsWith('!') ? ['^', range.slice(1)] : ['', range];
    return `[${sign}${characters.replace(/^\^/, '\\^').replaceAll('[', '\\[')}]`;
  }
  if (escaped === undefined) return escapeLiteral(plain ?? '');
  if (/[0-9a-zA-Z]/.test(escaped)) {
    throw failure(
      `cannot escape a letter or number (\\${escaped}), it is reserved for future extension`,
    );
  }
  return escapeLiteral(escaped);
}

function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function compile(source: string, budget: Budget): Pattern {
  try {
    return compileRegExp(source, budget);
  } catch (error) {
    throw error instanceof RangeError ? failure(unreadablePattern(error.message)) : error;
  }
}

function unreadablePattern(reason: string): string {
  return `invalid pattern: error parsing regexp: ${reason}`;
}

/** TiDB's parser names `<cmdline>:1` as the place of rules that do not come from a file. */
function failure(text: string): RangeError {
  return new RangeError(`at <cmdline>:1: ${text}`);
}
