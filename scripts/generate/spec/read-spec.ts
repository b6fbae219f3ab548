// Reads the hand-written YAML exactly and keeps the line of every value.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { JsonObject, JsonValue } from '../../../src/shared/json.js';
import { type Location, SourceMap, SpecError } from './source-map.js';

/** One parsed file of the spec; `location` is its first line with content. */
export interface SpecFile {
  readonly value: JsonValue;
  readonly location: Location;
}

/** All files of a spec by their path relative to its root (`paths/log.yaml`). */
export interface Spec {
  /** Name of the spec's folder, the first part of file names in messages. */
  readonly name: string;
  readonly files: ReadonlyMap<string, SpecFile>;
  readonly sources: SourceMap;
}

/**
 * Reads every `.yaml` file below `specRoot`.
 * @throws {SpecError} for the first file that is not exact, plain YAML 1.2.
 */
export function readSpec(specRoot: string): Spec {
  const name = basename(specRoot);
  const sources = new SourceMap();
  const files = new Map<string, SpecFile>();
  const paths = readdirSync(specRoot, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml'))
    .sort();
  for (const path of paths) {
    const content = readFileSync(join(specRoot, path), 'utf8');
    files.set(path, parseSpecFile(content, `${name}/${path}`, sources));
  }
  return { name, files, sources };
}

/** Parses one file; `file` is its name in messages. Integers beyond 2^53-1 become `bigint`. */
export function parseSpecFile(content: string, file: string, sources: SourceMap): SpecFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(content, { intAsBigInt: true, lineCounter, prettyErrors: false });
  const at = (offset: number | undefined): Location => ({
    file,
    line: Math.max(1, lineCounter.linePos(offset ?? 0).line),
  });
  const fail = (offset: number | undefined, message: string): never => {
    throw new SpecError([{ location: at(offset), message }]);
  };
  const [defect] = [...document.errors, ...document.warnings];
  if (defect)
    fail(defect.pos[0], describeDefect(defect.code, defect.message, content, defect.pos[0]));
  const contents = document.contents;
  if (contents === null) return fail(0, 'the file is empty');
  const value = new Converter(sources, at, fail).convert(contents);
  return { value, location: at(contents.range?.[0]) };
}

function describeDefect(code: string, message: string, content: string, offset: number): string {
  if (code !== 'DUPLICATE_KEY') return `not valid YAML: ${message}`;
  const key = content
    .slice(offset)
    .match(/^[^:\n]*/)?.[0]
    .trim();
  return `the key "${key}" occurs twice in one object`;
}

/** Converts YAML nodes to plain values. */
class Converter {
  readonly #sources: SourceMap;
  readonly #at: (offset: number | undefined) => Location;
  readonly #fail: (offset: number | undefined, message: string) => never;

  constructor(
    sources: SourceMap,
    at: (offset: number | undefined) => Location,
    fail: (offset: number | undefined, message: string) => never,
  ) {
    this.#sources = sources;
    this.#at = at;
    this.#fail = fail;
  }

  convert(node: unknown): JsonValue {
    if (isMap(node)) return this.#convertMap(node);
    if (isSeq(node)) {
      const result: JsonValue[] = [];
      for (const item of node.items) {
        this.#sources.set(result, result.length, this.#at(rangeOf(item)));
        result.push(this.convert(item));
      }
      return result;
    }
    if (isAlias(node))
      return this.#fail(rangeOf(node), 'YAML aliases are not supported: write a $ref');
    return isScalar(node) ? this.#convertScalar(node.value, rangeOf(node)) : null;
  }

  #convertMap(map: YAMLMap): JsonObject {
    const result: JsonObject = {};
    for (const pair of map.items) {
      const key = this.#convertKey(pair);
      this.#sources.set(result, key, this.#at(rangeOf(pair.key)));
      result[key] = this.convert(pair.value);
    }
    return result;
  }

  #convertKey({ key }: Pair): string {
    if (isScalar(key) && ['string', 'bigint', 'number'].includes(typeof key.value)) {
      return key.source ?? String(key.value);
    }
    return this.#fail(rangeOf(key), 'expected a plain text key (quote words such as null or true)');
  }

  #convertScalar(value: unknown, offset: number | undefined): JsonValue {
    if (typeof value === 'bigint') {
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : value;
    }
    if (typeof value === 'number') {
      const exact =
        Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
      return exact
        ? value
        : this.#fail(offset, 'this number would be rounded: write it as a plain integer');
    }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    return this.#fail(offset, `values of type ${typeof value} cannot be represented in JSON`);
  }
}

function rangeOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
