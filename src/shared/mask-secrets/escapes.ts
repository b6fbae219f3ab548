// The escapes of JSON and XML, which can hide the characters that secrets are recognised by.

/** A run of backslashes with what it escapes: JSON within JSON doubles them. */
const jsonEscape = /\\+(?:u([\da-f]{4})|x([\da-f]{2})|(\/))?/gi;

/** A character reference, also within further ones: `&amp;`, `&#x2F;`, `&amp;amp;`. */
const xmlEscape = /&(?:amp;)*(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;

const xmlNames: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Replaces `\uXXXX`, `\xXX`, `\/` and character references by their characters. Escaped quotes and line ends stay. */
export function withoutEscapes(text: string): string {
  return text
    .replace(jsonEscape, (whole, long?: string, short?: string, slash?: string) => {
      const hex = long ?? short;
      return hex === undefined ? (slash ?? whole) : String.fromCharCode(Number.parseInt(hex, 16));
    })
    .replace(xmlEscape, (whole: string, hex?: string, digits?: string, name?: string) =>
      name === undefined ? character(whole, hex, digits) : (xmlNames[name.toLowerCase()] ?? whole),
    );
}

function character(whole: string, hex: string | undefined, digits: string | undefined): string {
  const point = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}
