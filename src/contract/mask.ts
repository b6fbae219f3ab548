// The last line of defence before a text leaves a run: masks what `redact` masks, and credentials of HTTP, also behind escapes.
import { redact } from '../client/index.js';

const mask = 'xxxxx';

/**
 * Masks secrets of URIs, credentials of HTTP headers and of curl lines with `xxxxx`, also where the text escapes them as
 * JSON (`\u0026`, `\/`) or XML (`&amp;`) does. Placeholders such as `$TICDC_PASSWORD` stay. Rather masks too much than too
 * little.
 */
export function maskSecrets(text: string): string {
  const masked = maskCredentials(redact(text));
  const plain = withoutEscapes(text);
  if (plain === text) return masked;
  const maskedPlain = maskCredentials(redact(plain));
  return maskedPlain === plain ? masked : maskedPlain;
}

const placeholder = /^\$\{?[A-Z][A-Z_]*\}?$|^<[\w -]+>$|^x+$/;

/** `authorization: ...` and headers named like secrets, in a request or a curl line, up to the quote or the line's end. */
const header =
  /((?:^|[^\w-])[\w-]*(?:authorization|cookie|token|secret|passw(?:or)?d|credentials?|api-?key|signature)[ \t]*:[ \t]*)([^\s"'`][^"'`\r\n]*)/gi;

/** `"authorization": "..."` of an answer that repeats its request. */
const jsonHeader = /("[\w-]*(?:authorization|cookie)\\*"\s*:\s*\\*["[]+)([^"\\]*)/gi;

/** `Basic dXNlcjpwdw==` wherever it stands, but not the words "basic authentication". */
const scheme =
  /\b(basic|bearer|digest|negotiate)(\s+)(?!auth|realm|scheme|token\b)([\w+/.~-]{4,}=*)/gi;

/** `--user name:password` of a curl line. */
const userOption = /(\s(?:-u|--user|-U|--proxy-user)[ =]*["']?)([^\s"':]*):([^\s"']+)/g;

function maskCredentials(text: string): string {
  return text
    .replace(header, (whole, name: string, value: string) =>
      isHarmless(value) ? whole : `${name}${mask}`,
    )
    .replace(jsonHeader, `$1${mask}`)
    .replace(scheme, `$1$2${mask}`)
    .replace(userOption, (whole, option: string, user: string, password: string) =>
      placeholder.test(password) ? whole : `${option}${user}:${mask}`,
    );
}

function isHarmless(value: string): boolean {
  return placeholder.test(value.trim().replace(/^(?:basic|bearer)\s+/i, ''));
}

const xmlNames: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Without the escapes of JSON and XML that can hide what a secret is known by. */
function withoutEscapes(text: string): string {
  return text
    .replace(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\\//g, '/')
    .replace(
      /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
      (whole: string, hex?: string, digits?: string, name?: string) =>
        name === undefined
          ? character(whole, hex, digits)
          : (xmlNames[name.toLowerCase()] ?? whole),
    );
}

function character(whole: string, hex: string | undefined, digits: string | undefined): string {
  const point = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}
