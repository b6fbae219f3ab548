// Reads the generated files that this package carries: the description in both generations, and where its parts come from.
import { existsSync, readFileSync } from 'node:fs';
import { type JsonValue, parseJson } from '../codec/index.js';

/** A JSON object. */
export type JsonObject = { readonly [key: string]: JsonValue };

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads a JSON object from `generated/` of this package, with every integer exact.
 *
 * @throws {Error} if the package holds no such file.
 */
export function readGenerated(name: string): JsonObject {
  const file = new URL(`generated/${name}`, packageRoot());
  const value = parseJson(readFileSync(file, 'utf8'));
  if (!isObject(value)) throw new Error(`Expected a JSON object in ${file.pathname}`);
  return value;
}

/** The folder of the nearest package.json: the same from `src/` and from `dist/`. */
function packageRoot(): URL {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('package.json', folder))) {
    const parent = new URL('..', folder);
    if (parent.href === folder.href) {
      throw new Error(
        `Expected a package.json in a folder above ${import.meta.url}; is the package installed whole?`,
      );
    }
    folder = parent;
  }
  return folder;
}
