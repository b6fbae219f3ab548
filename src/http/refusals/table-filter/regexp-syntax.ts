// Reads the part of Go's regular expressions (RE2) that names of tables need: literals, classes, groups, alternatives, repeats,
// anchors. Pure.

/** Whether one character (code point) fits. */
export type CharacterTest = (character: string) => boolean;

/** Whether something holds between two characters; undefined stands for the ends of the text. */
export type Assertion = (before: string | undefined, after: string | undefined) => boolean;

export type Node =
  | { readonly kind: 'character'; readonly fits: CharacterTest }
  | { readonly kind: 'assertion'; readonly holds: Assertion }
  | { readonly kind: 'sequence'; readonly nodes: readonly Node[] }
  | { readonly kind: 'choice'; readonly nodes: readonly Node[] }
  | { readonly kind: 'repeat'; readonly node: Node; readonly least: number; readonly most: number };

/** How deep groups may be nested, and the highest number in `{2,5}`, as in Go. */
const limits = { depth: 1_000, count: 1_000 };

/**
 * Reads an expression. Letter case does not matter.
 *
 * @throws {RangeError} for what Go refuses (look-around and back-references among it), in Go's words, and for the rest of
 *   Go's syntax (flags, Unicode and POSIX classes, characters by number), which is not read here.
 */
export function parseRegExp(source: string): Node {
  const text = new Text(source);
  const node = readChoice(text, 0);
  if (!text.ended()) throw new RangeError(`unexpected ): \`${text.since(0)})\``);
  return node;
}

class Text {
  private readonly characters: readonly string[];
  at = 0;

  constructor(source: string) {
    this.characters = [...source];
  }

  ended(): boolean {
    return this.at >= this.characters.length;
  }

  next(): string {
    this.at += 1;
    return this.characters[this.at - 1] ?? '';
  }

  /** The characters ahead, at most `count` of them. */
  ahead(count: number): string {
    return this.characters.slice(this.at, this.at + count).join('');
  }

  /** Goes past `expected` if it comes next. */
  take(expected: string): boolean {
    if (this.ahead(expected.length) !== expected) return false;
    this.at += expected.length;
    return true;
  }

  since(start: number): string {
    return this.characters.slice(start, this.at).join('');
  }
}

function readChoice(text: Text, depth: number): Node {
  if (depth > limits.depth) throw new RangeError('expression nests too deeply');
  const nodes = [readSequence(text, depth)];
  while (text.take('|')) nodes.push(readSequence(text, depth));
  return { kind: 'choice', nodes };
}

function readSequence(text: Text, depth: number): Node {
  const nodes: Node[] = [];
  while (!text.ended() && !/[|)]/.test(text.ahead(1))) {
    nodes.push(readRepeats(text, readOne(text, depth)));
  }
  return { kind: 'sequence', nodes };
}

function readOne(text: Text, depth: number): Node {
  const start = text.at;
  const character = text.next();
  switch (character) {
    case '(':
      return readGroup(text, start, depth);
    case '[':
      return { kind: 'character', fits: readClass(text, start) };
    case '\\':
      return readEscape(text, start);
    case '.':
      return { kind: 'character', fits: (given) => given !== '\n' };
    case '^':
      return { kind: 'assertion', holds: (before) => before === undefined };
    case '$':
      return { kind: 'assertion', holds: (_, after) => after === undefined };
    case '*':
    case '+':
    case '?':
      throw new RangeError(`missing argument to repetition operator: \`${character}\``);
    default:
      return { kind: 'character', fits: caseless((given) => given === character) };
  }
}

function readGroup(text: Text, start: number, depth: number): Node {
  if (text.ahead(1) === '?' && !text.take('?:')) {
    text.at += 2;
    throw new RangeError(`invalid or unsupported Perl syntax: \`${text.since(start)}\``);
  }
  const node = readChoice(text, depth + 1);
  if (!text.take(')')) throw new RangeError(`missing closing ): \`${text.since(0)}\``);
  return node;
}

function readRepeats(text: Text, node: Node): Node {
  const start = text.at;
  const counts = readCounts(text);
  if (counts === undefined) return node;
  const [least, most] = counts;
  const highest = most === Number.POSITIVE_INFINITY ? least : most;
  if (most < least || highest > limits.count) {
    throw new RangeError(`invalid repeat count: \`${text.since(start)}\``);
  }
  text.take('?'); // As short as possible: no difference to whether there is a match.
  if (readCounts(text) !== undefined) {
    throw new RangeError(`invalid nested repetition operator: \`${text.since(start)}\``);
  }
  return { kind: 'repeat', node, least, most };
}

function readCounts(text: Text): readonly [least: number, most: number] | undefined {
  if (text.take('*')) return [0, Number.POSITIVE_INFINITY];
  if (text.take('+')) return [1, Number.POSITIVE_INFINITY];
  if (text.take('?')) return [0, 1];
  const [whole, least, range, most] = /^\{(\d{1,6})(,(\d{1,6})?)?\}/.exec(text.ahead(15)) ?? [];
  if (whole === undefined) return undefined; // A brace that begins no count stands for itself.
  text.at += whole.length;
  if (range === undefined) return [Number(least), Number(least)];
  return [Number(least), most === undefined ? Number.POSITIVE_INFINITY : Number(most)];
}

const isWord = (character: string | undefined) => /^\w$/.test(character ?? '');

const sets: Readonly<Record<string, CharacterTest>> = {
  d: (given) => /^\d$/.test(given),
  D: (given) => !/^\d$/.test(given),
  w: isWord,
  W: (given) => !isWord(given),
  s: (given) => /^[\t\n\f\r ]$/.test(given),
  S: (given) => !/^[\t\n\f\r ]$/.test(given),
};

const assertions: Readonly<Record<string, Assertion>> = {
  A: (before) => before === undefined,
  z: (_, after) => after === undefined,
  b: (before, after) => isWord(before) !== isWord(after),
  B: (before, after) => isWord(before) === isWord(after),
};

function readEscape(text: Text, start: number): Node {
  const holds = assertions[text.ahead(1)];
  if (holds !== undefined) {
    text.at += 1;
    return { kind: 'assertion', holds };
  }
  const set = sets[text.ahead(1)];
  if (set !== undefined) {
    text.at += 1;
    return { kind: 'character', fits: set };
  }
  const escaped = readEscapedCharacter(text, start);
  return { kind: 'character', fits: (given) => given === escaped };
}

const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v' };

function readEscapedCharacter(text: Text, start: number): string {
  if (text.ended()) throw new RangeError('trailing backslash at end of expression: ``');
  const character = text.next();
  if (/^[^a-zA-Z0-9\u0080-\u{10ffff}]$/u.test(character)) return character;
  const control = controls[character];
  if (control !== undefined) return control;
  throw new RangeError(`invalid escape sequence: \`${text.since(start)}\``);
}

function readClass(text: Text, start: number): CharacterTest {
  const negative = text.take('^');
  const tests: CharacterTest[] = [];
  for (let first = true; first || !text.take(']'); first = false) {
    if (text.ended()) throw new RangeError(`missing closing ]: \`${text.since(start)}\``);
    tests.push(readClassItem(text));
  }
  const fits = caseless((given) => tests.some((test) => test(given)));
  return (given) => fits(given) !== negative;
}

function readClassItem(text: Text): CharacterTest {
  const start = text.at;
  if (text.ahead(2) === '[:') throw new RangeError('invalid character class range: `[:`');
  const set = text.take('\\') ? sets[text.ahead(1)] : undefined;
  if (set !== undefined) {
    text.at += 1;
    return set;
  }
  text.at = start;
  const low = readClassCharacter(text);
  if (!/^-[^\]]/su.test(text.ahead(2))) return (given) => given === low;
  text.at += 1;
  const [from, to] = [codeOf(low), codeOf(readClassCharacter(text))];
  if (to < from) throw new RangeError(`invalid character class range: \`${text.since(start)}\``);
  return (given) => codeOf(given) >= from && codeOf(given) <= to;
}

function readClassCharacter(text: Text): string {
  const start = text.at;
  const character = text.next();
  return character === '\\' ? readEscapedCharacter(text, start) : character;
}

function caseless(fits: CharacterTest): CharacterTest {
  return (given) => fits(given.toLowerCase()) || fits(given.toUpperCase());
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
