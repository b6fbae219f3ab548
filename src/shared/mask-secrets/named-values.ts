// The values of secret names: `name=value` (also `name%3Dvalue`), `"name": value`, `["name", value]`, `name value`.
import { replaceParts } from './scan.js';
import { isSecretName } from './secret-names.js';
import { type Name, valueAfter } from './value.js';

const signs =
  /=>?|:|,(?=(?:\s|\\+[nrt])*\\*["'`[\d])|[ \t|]+(?:(?:is|was|->)[ \t:|]+)?(?![ \t|=:,%])|%(?:25)*3D(?:%(?:25)*3E)?(?:%(?:25)*20)*/gi;

/** Masks the values of secret names. */
export function maskNamedValues(text: string): string {
  return replaceParts(text, signs, ({ index, 0: sign }, done) => {
    const name = nameBefore(text, done, index);
    if (name === undefined || !isSecret(text, name, index, sign)) return undefined;
    return valueAfter(text, index + sign.length, sign, name);
  });
}

/** Longer names are only read from here on. */
const longestName = 80;

/**
 * The name before a sign. White space may stand between them, a bar of a table (`| password | =x |`), and a bracket:
 * `config["password"] = `.
 */
function nameBefore(text: string, from: number, sign: number): Name | undefined {
  let end = sign;
  while (end > from && /[\s|]/.test(text.charAt(end - 1))) end -= 1;
  let nameEnd = /["'`]\]$/.test(text.slice(Math.max(from, end - 2), end)) ? end - 1 : end;
  const quoteEnd = nameEnd;
  if (nameEnd > from && /["'`]/.test(text.charAt(nameEnd - 1))) {
    nameEnd -= 1;
    while (nameEnd > from && text[nameEnd - 1] === '\\') nameEnd -= 1;
  }
  const quote = text.slice(nameEnd, quoteEnd);
  let start = nameEnd;
  const first = Math.max(from, nameEnd - longestName);
  while (start > first && /[\w.%[\]-]/.test(text.charAt(start - 1))) start -= 1;
  // In `//token:xxxxx@host` the name is a user, whose password has been masked.
  const isUser =
    text.startsWith('//', start - 2) && maskedUserInfo.test(text.slice(sign, sign + 8));
  if (start === nameEnd || isUser) return undefined;
  const words = /^key$/i.test(text.slice(start, nameEnd)) && quote === '' ? wordBefore : undefined;
  start -= words?.exec(text.slice(Math.max(from, start - 16), start))?.[0].length ?? 0;
  return { text: text.slice(start, nameEnd), start, quote };
}

/** `access key`, `api key`. */
const wordBefore = /[a-z]+[ \t]$/i;

const maskedUserInfo = /^:xxxxx@[\w[]/;

function isSecret(text: string, name: Name, at: number, sign: string): boolean {
  if (isSecretName(name.text))
    return /^[ \t|]/.test(sign) ? name.quote === '' : sign !== ',' || name.quote !== '';
  // The private key of a client in the settings of Kafka. In messages, `key: test1` names a changefeed.
  if (/^key$/i.test(name.text)) return sign !== ',' && name.quote !== '';
  return /^value$/i.test(name.text) && isSecretName(nameOfEntry(text, name.start, at));
}

/** How far the name of an entry may be from its value. */
const entryLength = 200;
const entryEnd = /[{}<>]|^\s*-\s/m;

/** `"name": "password", "value": "secret"`, as in HTTP archives; also in YAML, XML and Go, and in the other order. */
function nameOfEntry(text: string, value: number, sign: number): string {
  const before = text
    .slice(Math.max(0, value - entryLength), value)
    .split(entryEnd)
    .at(-1);
  const after = text.slice(sign, sign + entryLength).split(entryEnd)[0];
  const name = /\b(?:name|key)\\*["'`]?\s*[:=]\s*\\*["'`]?([\w.%-]+)/i;
  return name.exec(`${before}${after}`)?.[1] ?? '';
}
