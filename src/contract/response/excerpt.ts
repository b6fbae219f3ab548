// Excerpts of what a server sent: a value as short JSON text, the beginning of a text.

import { type JsonValue, stringifyJson } from '../../codec/index.js';
import { maskSecrets } from '../../shared/mask-secrets/index.js';

/** Characters that are read: enough to recognise secrets by what follows them, without reading megabytes. */
const maxRead = 100_000;

/** Returns the beginning of a text. Masks secrets before it cuts, as half of a secret cannot be recognised. */
export function beginning(text: string, length: number): string {
  return maskSecrets(text.slice(0, maxRead)).slice(0, length);
}

/** Items of a list that are shown. */
const maxItems = 5;

/** Returns a value as JSON text. Long lists are cut. */
export function excerpt(value: JsonValue): string {
  const short = Array.isArray(value) ? value.slice(0, maxItems) : value;
  try {
    return stringifyJson(short);
  } catch {
    // The codec refuses numbers such as 1e300 as inexact. Here they are only shown.
    return JSON.stringify(short, (_, part: unknown) =>
      typeof part === 'bigint' || typeof part === 'number' ? String(part) : part,
    );
  }
}
