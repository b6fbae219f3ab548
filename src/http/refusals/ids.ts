// IDs of changefeeds and captures.
import { refuseParameter } from './refusal.js';

/** Maximum length of an ID, in bytes. Every character that the pattern allows is one byte. */
const maximumIdLength = 128;

/** Returns whether `id` consists of letters, digits and single hyphens between them, in every release. */
export function isId(id: string): boolean {
  return id.length <= maximumIdLength && /^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/.test(id);
}

/** @throws {Refusal} unless `id` is an ID. */
export function checkId(name: 'changefeed_id' | 'capture_id', id: string): void {
  if (!isId(id)) throw refuseParameter(`invalid ${name}: ${id}`);
}
