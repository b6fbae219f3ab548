// Passwords of user info without a scheme: data source names of Go's MySQL driver (`root:secret@tcp(h:3306)/`), `root:secret@h`.
import { replaceParts } from './scan.js';
import { mask } from './secret-names.js';

/** Masks the passwords of user info that follows no `://`, also percent-encoded. */
export function maskDataSourceNames(text: string): string {
  if (!/@|%(?:25)*40/.test(text)) return text;
  return maskGoAddresses(text).replace(word, (found) => maskEncoded(maskWord(found)));
}

/** `@tcp(h:3306)`, `@unix(/tmp/mysql.sock)`, `@(h)`: what stands before it on the line is user info, whatever it holds. */
const goAddress = /@[a-z\d+]{0,20}\(/gi;

/** A user with the colon after it. A user that follows `//` stands in a URI. */
const user =
  /(?<=^|[\s"'`=,;({<>[]|(?<!\/)\/)[^\s"'`:=,;(){}<>[\]/\\]+:(?!\/\/|\s)|(?<=^|[\s=]|(?<!\/)\/):(?!:|\/\/|\s)/g;

function maskGoAddresses(text: string): string {
  // Each colon is looked up once, so that many addresses take linear time.
  let colon = colonFrom(text, 0);
  return replaceParts(text, goAddress, ({ index }, done) => {
    if (colon < done) colon = colonFrom(text, done);
    if (colon > index) return undefined;
    const start = done + text.slice(done, index).lastIndexOf('\n') + 1;
    if (colon < start) colon = colonFrom(text, start);
    if (colon > index) return undefined;
    const line = text.slice(start, index);
    return line.endsWith(`:${mask}`) ? undefined : { from: start + passwordIn(line), to: index };
  });
}

function colonFrom(text: string, start: number): number {
  const at = text.indexOf(':', start);
  return at === -1 ? text.length : at;
}

/** Returns where the password begins in `user:password`, in a line with a colon. */
function passwordIn(line: string): number {
  user.lastIndex = 0;
  const found = user.exec(line);
  return found ? found.index + found[0].length : line.indexOf(':') + 1;
}

/** What ends at white space or a quote. */
const word = /[^\s"'`]+/g;

function maskWord(text: string): string {
  const at = lastMatch(text, /@[\w([/]/g);
  if (at === -1) return text;
  user.lastIndex = 0;
  const found = user.exec(text);
  const from = found ? found.index + found[0].length : at;
  // User info after a scheme is not of this kind.
  const isUri = /[a-z]:\/\//i.test(text.slice(from, at));
  return from >= at || isUri ? text : text.slice(0, from) + mask + text.slice(at);
}

/** `root%3Asecret%40h`, of any number of encodings within encodings. */
function maskEncoded(text: string): string {
  const colon = /%(?:25)*3A(?!%(?:25)*2F)/i.exec(text);
  const at = lastMatch(text, /@|%(?:25)*40/g);
  const from = colon === null ? at : colon.index + colon[0].length;
  return from >= at ? text : text.slice(0, from) + mask + text.slice(at);
}

function lastMatch(text: string, pattern: RegExp): number {
  let last = -1;
  for (const { index } of text.matchAll(pattern)) last = index;
  return last;
}
