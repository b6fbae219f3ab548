// Credentials of HTTP, and of the command lines of curl and MySQL.
import { pairEnd, quoteAt, quoted, replaceParts, valueEnd } from './scan.js';
import { isPlaceholder, mask } from './secret-names.js';

/** `Basic dXNlcjpwdw==`, but not the words "basic authentication" and the challenge `Basic realm="..."`. */
const scheme =
  /\b(basic|bearer|digest|negotiate)(\s+)(?!auth|realm|scheme|token\b)((?:[\w+/.~:=-]*(?:basic|bearer|digest|negotiate)\s+)*[\w+/.~:=-]{4,})/gi;

/** A JSON Web Token. */
const webToken = /(?<![\w-])eyJ[\w-]{6,}\.[\w-]+\.[\w-]+/g;

/** Options whose value is `name:password`; the rest names the password, or the cookies, alone. */
const options =
  /(?:^|\s)(?:(-[Uau]|-[a-zA-Z]{1,4}u(?=[ =])|--user|--proxy-user)[ =]*|(?:-p(?!ath|ort)|-b)(?<=\b(?:(?:mysql|mariadb|sshpass|login)[^\n]{0,200}\s-p|curl[^\n]{0,200}\s-b))[ \t]*)(?=[^\s=-])/g;

/** Masks credentials wherever they stand in a text. */
export function maskCredentials(text: string): string {
  const masked = text.replace(webToken, mask).replace(scheme, `$1$2${mask}`);
  return replaceParts(masked, options, ({ index, 0: option, 1: user }) => {
    const start = index + option.length;
    const quote = quoteAt(masked, start);
    const part =
      quote === undefined
        ? { from: start, to: valueEnd(masked, start, pairEnd) }
        : quoted(masked, start, quote);
    const [, name, value] =
      (user === undefined ? anything : userInfo).exec(masked.slice(part.from, part.to)) ?? [];
    if (name === undefined || !value || isPlaceholder(value)) return undefined;
    return { ...part, from: part.from + name.length };
  }).replace(scheme, `$1$2${mask}`);
}

const anything = /^()(.*)$/s;
const userInfo = /^([^:]*:["']?)(.*)$/s;
