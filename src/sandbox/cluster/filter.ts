// TiDB's table filter: rules such as `db.*`, `!db.t1` or `"my db"./^t\d$/`. The last rule that matches a table decides.

/** Tells whether a table is replicated. */
export type TableFilter = (schema: string, table: string) => boolean;

interface Rule {
  readonly positive: boolean;
  readonly schema: Pattern;
  readonly table: Pattern;
}

/** What a name is compared with: a regular expression, or wildcards. */
type Pattern = Pick<RegExp, 'test'>;

/**
 * Reads filter rules. Names compare without regard to case; no rules at all mean `*.*`.
 *
 * @throws {RangeError} for a rule that cannot be read. The message is the cause as TiDB's parser puts it
 *   (`pkg/util/table-filter` of pingcap/tidb).
 */
export function parseFilter(filterRules: readonly string[]): TableFilter {
  const given = filterRules.length === 0 ? ['*.*'] : filterRules;
  const rules = given.flatMap((line) => parseRule(line.replace(/^[ \t]+|[ \t]+$/g, '')));
  return (schema, table) =>
    rules.findLast((rule) => rule.schema.test(schema) && rule.table.test(table))?.positive ?? false;
}

function parseRule(line: string): Rule[] {
  if (line === '' || line.startsWith('#')) return [];
  if (line.startsWith('@')) {
    throw failure(`cannot open filter file: open ${line.slice(1)}: no such file or directory`);
  }
  const positive = !line.startsWith('!');
  const schema = parsePattern(positive ? line : line.slice(1));
  if (schema.rest === '') throw failure('wrong table pattern');
  if (!schema.rest.startsWith('.')) {
    throw failure("syntax error: missing '.' between schema and table patterns");
  }
  const table = parsePattern(schema.rest.slice(1));
  if (table.rest !== '') throw failure('syntax error: stray characters after table pattern');
  return [{ positive, schema: schema.pattern, table: table.pattern }];
}

interface Parsed {
  readonly pattern: Pattern;
  readonly rest: string;
}

function parsePattern(text: string): Parsed {
  if (text === '') throw failure('syntax error: missing pattern');
  if (text.startsWith('/')) {
    const [whole] = /^\/(?:\\.|[^/])+\//.exec(text) ?? [];
    if (whole === undefined) throw failure('syntax error: incomplete regexp');
    return { pattern: regularExpression(whole.slice(1, -1)), rest: text.slice(whole.length) };
  }
  if (text.startsWith('"') || text.startsWith('`')) return parseQuoted(text, text.charAt(0));
  return parseWildcards(text);
}

function parseQuoted(text: string, quote: string): Parsed {
  const [whole] = new RegExp(`^${quote}(?:${quote}${quote}|[^${quote}])+${quote}`).exec(text) ?? [];
  if (whole === undefined) throw failure('syntax error: incomplete quoted identifier');
  const name = whole.slice(1, -1).replaceAll(quote + quote, quote);
  return {
    pattern: regularExpression(`^${escapeLiteral(name)}$`),
    rest: text.slice(whole.length),
  };
}

/** One piece of a pattern without quotes, up to the dot that ends it. */
const piece =
  /^(?:\\(?<escaped>[\s\S])|(?<wildcard>[*?])|\[(?<range>!?(?:\\[^0-9a-zA-Z]|[^\\\]])+)\]|(?<plain>[$_0-9a-zA-Z\u0080-\u{10ffff}]))/u;

function parseWildcards(text: string): Parsed {
  let rest = text;
  const pieces: (RegExp | '*')[] = [];
  while (rest !== '' && !rest.startsWith('.')) {
    const match = piece.exec(rest);
    if (match === null) throw failure(unreadable(rest));
    const source = translate(match.groups ?? {});
    if (source !== '*') pieces.push(regularExpression(`^${source}$`));
    else if (pieces.at(-1) !== '*') pieces.push('*');
    rest = rest.slice(match[0].length);
  }
  return { pattern: { test: (name) => fits(pieces, [...name]) }, rest };
}

/** Whether the pieces cover the whole name. A star that took too little takes one more, so the time is bounded. */
function fits(pieces: readonly (RegExp | '*')[], name: readonly string[]): boolean {
  let piece = 0;
  let at = 0;
  let star: { readonly piece: number; at: number } | undefined;
  while (at < name.length) {
    const next = pieces[piece];
    if (next === '*') {
      star = { piece, at };
      piece += 1;
    } else if (next?.test(name[at] ?? '')) {
      piece += 1;
      at += 1;
    } else if (star) {
      star.at += 1;
      piece = star.piece + 1;
      at = star.at;
    } else return false;
  }
  return pieces.slice(piece).every((rest) => rest === '*');
}

function unreadable(rest: string): string {
  if (rest.startsWith('\\')) return 'syntax error: cannot place \\ at end of line';
  if (rest.startsWith('[')) return 'syntax error: failed to parse character class';
  return `unexpected special character '${rest.charAt(0)}'`;
}

function translate({ escaped, wildcard, range, plain }: Partial<Record<string, string>>): string {
  if (wildcard !== undefined) return wildcard === '*' ? '*' : '[\\s\\S]{1,2}';
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

function regularExpression(source: string): RegExp {
  try {
    return new RegExp(source, 'is');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw failure(`invalid pattern: error parsing regexp: ${reason}`);
  }
}

/** `<cmdline>:1` is where TiDB's parser says that rules come from that were not read from a file. */
function failure(text: string): RangeError {
  return new RangeError(`at <cmdline>:1: ${text}`);
}
