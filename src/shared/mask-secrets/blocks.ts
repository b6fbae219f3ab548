// Secrets that reach beyond a word: private keys, elements of XML, passwords in SQL.
import { quoteAt, quoted, replaceParts } from './scan.js';
import { isSecretName, mask } from './secret-names.js';

const keyStart = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----/g;
const keyEnd = '-----END ';

/** `<password>secret</password>`, `<entry key="password">secret</entry>`. */
const element = /(<([^<>]{1,200})>(?:<!\[CDATA\[)?)[^<]+(?=<\/)/g;
const elementNames = /^[\w.:-]+|\b(?:key|name)=\\*["'][\w.:-]+/gi;

/** `IDENTIFIED BY 'secret'`. */
const statement =
  /\b(?:identified\s+(?:by|with\s+\S{1,80}\s+(?:by|as))|set\s+password\s+for\s+\S{1,200}\s*=)\s*(?:password\s*\(?\s*)?(?=\\*["'`])/gi;

/** Masks private keys in PEM, to the end of the text if one was cut off, and values that stand apart from their names. */
export function maskBlocks(text: string): string {
  const masked = replaceParts(text, keyStart, ({ index, 0: start }) => {
    const end = text.indexOf(keyEnd, index);
    return { from: index + start.length, to: end === -1 ? text.length : end };
  }).replace(element, (whole: string, before: string, tag: string) =>
    whole.trimEnd() !== before && (tag.match(elementNames) ?? []).some(isSecretName)
      ? before + mask
      : whole,
  );
  return replaceParts(masked, statement, ({ index, 0: before }) => {
    const from = index + before.length;
    return quoted(masked, from, quoteAt(masked, from) ?? '');
  });
}
