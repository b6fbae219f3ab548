// Reads the bundled OpenAPI description of this package.
import { existsSync, readFileSync } from 'node:fs';
import { parseJson } from '../codec/index.js';
import { isObject, type JsonObject } from './json.js';

/**
 * Reads the description in `generated/` of this package, with every integer exact: that of the classic servers, or that of the
 * new architecture.
 *
 * @throws {Error} if the package holds no such file.
 */
export function readDescription(
  name: 'openapi.json' | 'openapi.newarch.json' = 'openapi.json',
): JsonObject {
  const file = new URL(`generated/${name}`, packageRoot());
  const document = parseJson(readFileSync(file, 'utf8'));
  if (!isObject(document)) throw new Error(`Expected an OpenAPI document in ${file.pathname}`);
  return document;
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
