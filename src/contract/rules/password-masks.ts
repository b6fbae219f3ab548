// How servers show the password of a sink URI (server-behaviour/changefeeds.md#detail).
import type { Masks } from '../finding/catalogue/consistency.js';
import { mayBe, type ServerVersion } from '../schema/server-version.js';

/** What stands in place of a password; null for the password itself. */
type Mask = Masks[number];

const masksByRelease: readonly (readonly [releases: string, mask: Mask])[] = [
  ['<5.4.3 || >=6.0.0 <6.1.1', null],
  ['>=5.4.3 <6.0.0 || >=6.1.1 <6.1.4 || >=6.2.0 <6.4.0', 'xxxx'],
  ['>=6.1.4 <6.2.0 || >=6.4.0', 'xxxxx'],
];

/** Returns the masks that a server may use: several if its release is not known. */
export function masksOf(server: ServerVersion): Masks {
  if (server.generation === 'newarch') return ['xxxxx'];
  return masksByRelease.filter(([releases]) => mayBe(server, releases)).map(([, mask]) => mask);
}

/** Returns true if a text is what programs write in place of a secret: one repeated character, or a word in brackets. */
export function isMask(text: string): boolean {
  return /^(.)\1*$|^[<[({].*[>\])}]$|^(?:%2A)+$|^(?:redacted|masked|hidden|secret)$/i.test(text);
}

/** Returns the password in the user info of a URI; undefined if there is none. */
export function passwordOf(uri: string): string | undefined {
  return /^[^:]+:\/\/[^:@/]*:([^@]*)@/.exec(uri)?.[1];
}

/** Returns a URI with a mask in place of its password. */
export function withMask(uri: string, mask: Mask): string {
  return mask === null ? uri : uri.replace(/^([^:]+:\/\/[^:@/]+):[^@]*@/, `$1:${mask}@`);
}
