// Texts as Go sees them: one character for each byte of their UTF-8 form.

/** Returns a text of the bytes, each as a character from U+0000 to U+00FF. */
export function toBytes(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}

/** Returns the text that the bytes stand for, with U+FFFD for bytes that are not UTF-8. */
export function fromBytes(bytes: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Uint8Array.from(bytes, (character) => character.charCodeAt(0)),
  );
}
