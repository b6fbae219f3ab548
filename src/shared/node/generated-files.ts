// Reads the JSON files in `generated/` of this package: the description of each architecture, and its source maps.
//
// The caller passes the function that parses JSON, which should be `parseJson` of `src/codec`: it keeps every digit. The codec
// imports this module's neighbours, so this module cannot import the codec; and the codec, which runs in browsers, cannot read
// files.
import { readFileSync } from 'node:fs';
import { isObject, type JsonObject, type JsonValue } from '../json.js';
import type { Generation } from '../release.js';
import { packageFolder } from './package.js';

/** Parses JSON text. */
export type ParseJson = (text: string) => JsonValue;

const descriptions: Readonly<Record<Generation, string>> = {
  classic: 'openapi.json',
  newarch: 'openapi.newarch.json',
};

/**
 * Reads the bundled OpenAPI description of an architecture. Reads the file each time: callers may change the result.
 *
 * @throws {Error} as `readGenerated` does.
 */
export function readDescription(generation: Generation, parse: ParseJson): JsonObject {
  return readGenerated(descriptions[generation], parse);
}

/**
 * Reads a JSON object from `generated/`.
 *
 * @param name File name, such as `source-map.json`.
 * @throws {Error} if the package holds no such file, or it holds no object.
 */
export function readGenerated(name: string, parse: ParseJson): JsonObject {
  const file = new URL(`generated/${name}`, packageFolder());
  const value = parse(readFileSync(file, 'utf8'));
  if (!isObject(value)) throw new Error(`Expected a JSON object in ${file.pathname}`);
  return value;
}
