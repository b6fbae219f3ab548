// Changefeeds are named by namespace and ID. The API reads only those in the namespace `default`.
import type { JsonObject } from '../../shared/json.js';

/** Returns one text for a changefeed, given as an item of a list. Older releases send no namespace. */
export function changefeedKey({ namespace, id }: JsonObject): string {
  return `${namespace ?? 'default'}/${id}`;
}

/** Returns true if a listed changefeed or processor is in the namespace `default`. */
export function isInDefault({ namespace }: JsonObject): boolean {
  return (namespace ?? 'default') === 'default';
}

/** Whether v1 can read a listed changefeed: its ID must not be empty, either. */
export function isReadable(item: JsonObject): boolean {
  return isInDefault(item) && item.id !== '';
}
