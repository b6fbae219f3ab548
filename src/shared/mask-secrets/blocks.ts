// Secrets that reach beyond a word: private keys, elements of XML, entries of lists of names and values, passwords in SQL.
import { isSecretName, mask } from './secret-names.js';

const keyStart = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/g;
const keyEnd = '-----END ';

/** `<password>secret</password>`. */
const element = /(<([\w.-]{1,80})>)[^<]+(?=<\/\2>)/g;

/** `"name":"password","value":"secret"`, as in HTTP archives. */
const entry =
  /("(?:name|key)\\*"\s*:\s*\\*"([^"\\]{1,80})\\*"\s*,\s*\\*"value\\*"\s*:\s*\\*")[^"\\]+/gi;

/** `IDENTIFIED BY 'secret'`. */
const statement = /(\bidentified\s+by\s+(?:password\s+)?(['"`]))[^'"`]+/gi;

/** `--password secret`. */
const option = /((?:^|\s)--?([a-z][\w-]{0,60})[ \t]+(["']?))([^\s"'-][^\s"']*)/gi;

/** Masks private keys in PEM, to the end of the text if one was cut off, and values that stand apart from their names. */
export function maskBlocks(text: string): string {
  return maskKeys(text)
    .replace(element, named)
    .replace(entry, named)
    .replace(statement, `$1${mask}`)
    .replace(option, (whole, before: string, name: string, _quote, value: string) =>
      isSecretName(name) && !/^(?:\$|<[\w -]+>?)/.test(value) ? before + mask : whole,
    );
}

const named = (whole: string, before: string, name: string) =>
  isSecretName(name) ? before + mask : whole;

function maskKeys(text: string): string {
  let result = '';
  let done = 0;
  for (const { index, 0: start } of text.matchAll(keyStart)) {
    if (index < done) continue;
    const end = text.indexOf(keyEnd, index);
    result += text.slice(done, index + start.length) + mask;
    done = end === -1 ? text.length : end;
  }
  return result + text.slice(done);
}
