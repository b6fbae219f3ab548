// Percent-encoding in the parts of a URL, as Go's net/url has it. All texts are bytes (see bytes.ts).
import { goQuote, goQuoteBytes } from './quote.js';

/** The part of a URL in which a text stands. */
export type UrlPart = 'path' | 'host' | 'zone' | 'user' | 'query' | 'fragment';

/** A URL that Go cannot read. The message is Go's. */
export class GoUrlError extends Error {
  override readonly name = 'GoUrlError';
}

/** Characters that stand in each part as they are, besides letters, digits and `-_.~`. */
const plain: Readonly<Record<UrlPart, string>> = {
  path: '$&+,/:;=@',
  host: '!$&\'()*+,;=:[]<>"',
  zone: '!$&\'()*+,;=:[]<>"',
  user: '$&+,;=',
  query: '',
  fragment: '$&+,/:;=?@!()*',
};

function isPlain(character: string, part: UrlPart): boolean {
  return /[A-Za-z0-9\-_.~]/.test(character) || plain[part].includes(character);
}

/** Decodes a part. @throws {GoUrlError} if it has an escape or a character that Go does not accept there. */
export function unescapePart(text: string, part: UrlPart): string {
  let result = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '%') {
      result += String.fromCharCode(readEscape(text.slice(index, index + 3), part));
      index += 2;
    } else if (character === '+' && part === 'query') result += ' ';
    else {
      const isHost = part === 'host' || part === 'zone';
      if (isHost && character < '\u0080' && !isPlain(character, part)) {
        throw new GoUrlError(`invalid character ${goQuote(character)} in host name`);
      }
      result += character;
    }
  }
  return result;
}

/** Returns the byte that an escape such as `%20` stands for. Hosts accept only bytes outside ASCII, and the percent sign. */
function readEscape(sent: string, part: UrlPart): number {
  const refused = () => new GoUrlError(`invalid URL escape ${goQuoteBytes(sent)}`);
  if (!/^%[0-9a-f]{2}$/i.test(sent)) throw refused();
  const byte = Number.parseInt(sent.slice(1), 16);
  if (part === 'host' && byte < 0x80 && sent !== '%25') throw refused();
  if (part === 'zone' && sent !== '%25' && byte !== 0x20) {
    if (!isPlain(String.fromCharCode(byte), 'host')) throw refused();
  }
  return byte;
}

/** Encodes a part. */
export function escapePart(text: string, part: UrlPart): string {
  return Array.from(text, (character) => {
    if (isPlain(character, part)) return character;
    if (character === ' ' && part === 'query') return '+';
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

/** Returns whether the text is a valid encoding of a part, though perhaps not the one that `escapePart` makes. */
export function isEncoded(text: string, part: UrlPart): boolean {
  return Array.from(text).every(
    (character) => "!$&'()*+,;=:@[]%".includes(character) || isPlain(character, part),
  );
}
