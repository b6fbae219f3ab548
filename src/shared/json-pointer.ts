// JSON pointers (RFC 6901): building, splitting and following them. Imports no generated file: the generator uses it as well.
import { isObject, type JsonValue } from './json.js';

/** Returns the pointer to the place that keys and indices lead to; `''` if there are none, which is the whole value. */
export function toPointer(keys: readonly (string | number)[]): string {
  return joinPointer('', ...keys);
}

/** Extends a pointer by keys and indices. */
export function joinPointer(pointer: string, ...keys: readonly (string | number)[]): string {
  const steps = keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`);
  return pointer + steps.join('');
}

/** Returns the keys of a pointer. Indices are decimal strings. */
export function pointerKeys(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Digits without leading zeros (RFC 6901, section 4). */
const index = /^(?:0|[1-9]\d*)$/;

/** Returns the value at a pointer, or undefined if there is none. Does not follow `$ref`s. */
export function valueAt(document: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const key of pointerKeys(pointer)) {
    if (Array.isArray(value)) value = index.test(key) ? value[Number(key)] : undefined;
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}
