// The order in which secrets are masked, and the encodings that can hide them.
import { maskBlocks } from './blocks.js';
import { maskCredentials } from './credentials.js';
import { maskDataSourceNames } from './data-source-names.js';
import { withoutEscapes } from './escapes.js';
import { maskNamedValues } from './named-values.js';
import { mask } from './secret-names.js';
import { maskUserInfo } from './user-info.js';

/** Without one of these characters a text holds no secret that can be recognised. */
const required = /[=:%&<\\\s,.]/;

/** Number of escapes within escapes that are read. Texts with more are masked as a whole. */
const deepestEscape = 4;

/**
 * Masks the secrets in a text with `xxxxx`:
 *
 * - passwords in URIs (`user:p@ss@host` too), with and without a scheme
 * - values of secret names, such as `sasl-password`, `secret-access-key` or `sas-token`, in any letter case: query parameters,
 *   JSON fields of any type, headers, settings (`password = x`, `password: x`), options (`--password x`), pairs
 *   (`["password", "x"]`, `"name": "password", "value": "x"`), words that look like a secret (`the password is hunter2`)
 * - credentials of HTTP (`Basic ...`, `Bearer ...`, JSON Web Tokens), of curl (`--user name:password`) and of `mysql -p`
 * - data source names (`root:password@tcp(h:3306)/`), private keys in PEM, `<password>x</password>`, `IDENTIFIED BY 'x'`
 *
 * Finds them also behind percent-encoding and behind the escapes of JSON (`\u0026`, `\x26`, `\/`) and XML (`&amp;`). If a secret is
 * found behind escapes of JSON or XML, the text is returned without them. The placeholders `$NAME` and `<name>` stay in
 * headers and in `--user`.
 *
 * Masks too much rather than too little: an unquoted header is masked up to the end of its line. Takes linear time. Masking a
 * masked text changes nothing.
 */
export function maskSecrets(text: string): string {
  return required.test(text) ? untilUnchanged(text, (one) => maskHidden(maskEscaped(one))) : text;
}

function maskEscaped(text: string): string {
  let result = maskPlain(text);
  let plain = result;
  for (let level = 0; level < deepestEscape; level += 1) {
    const next = withoutEscapes(plain);
    if (next === plain) return result;
    plain = maskPlain(next);
    if (plain !== next) result = plain;
  }
  return withoutEscapes(plain) === plain ? result : mask;
}

/** Masks what shows only in a text without any escapes and encodings. Escaped, the slashes of a scheme look like a password. */
function maskHidden(text: string): string {
  let plain = text;
  for (let level = 0; level < deepestEscape; level += 1)
    plain = decodeLeniently(withoutEscapes(plain));
  const masked = maskDataSourceNames(maskPlain(plain));
  return masked === plain ? text : masked;
}

/** Decodes what is encoded rightly, and leaves the rest. */
function decodeLeniently(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => decode(run) ?? run);
}

/** Number of times that a text is masked until nothing changes. Texts that need more are masked as a whole. */
const mostPasses = 8;

/** A mask can change how the text around it is read, so that another secret is recognised. */
function untilUnchanged(text: string, maskOnce: (text: string) => string): string {
  let before = text;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const after = maskOnce(before);
    if (after === before) return after;
    before = after;
  }
  return mask;
}

const maskPlain = (text: string) => untilUnchanged(text, (one) => maskLevel(one, 0));

function maskLevel(text: string, level: number): string {
  const masked = maskOnce(text);
  return masked.includes('%') ? maskOnce(maskEncoded(masked, level)) : masked;
}

function maskOnce(text: string): string {
  return maskCredentials(maskNamedValues(maskUserInfo(maskBlocks(text))));
}

/** Number of percent-encodings within percent-encodings that are read. Values with more are masked as a whole. */
const deepestEncoding = 3;

/** A URI or a quoted text as the value of a query parameter: `mysql%3A%2F%2Froot%3Asecret%40host`, `%22password%22%3A1`. */
const encoded = /%(?:25)*(?:3A%(?:25)*2F%(?:25)*2F|22)[^\s"'`<>&#]*/gi;

function maskEncoded(text: string, level: number): string {
  return text.replace(encoded, (value) => {
    const decoded = level < deepestEncoding ? decode(value) : undefined;
    if (decoded === undefined) return mask;
    const masked = maskLevel(decoded, level + 1);
    return masked === decoded ? value : encodeURIComponent(masked);
  });
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
