// Keeps the file and line of every value of the spec, through bundling and overlays.

import { isObject, type JsonObject, type JsonValue } from '../../../src/shared/json.js';
import { joinPointer, pointerKeys } from '../../../src/shared/json-pointer.js';
import { banner } from '../render/banner.js';

/** A line of a spec file; `file` is the name in messages, such as `spec/paths/log.yaml`. */
export interface Location {
  readonly file: string;
  readonly line: number;
}

/** A problem at a place in the spec. */
export interface Problem {
  readonly location: Location;
  readonly message: string;
}

/** Thrown for defects of the spec. The message has one line `file:line: message` for each problem. */
export class SpecError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(
      ({ location, message }) => `${formatLocation(location)}: ${message}`,
    );
    super([...new Set(lines)].join('\n'));
    this.name = 'SpecError';
    this.problems = problems;
  }
}

function formatLocation({ file, line }: Location): string {
  return `${file}:${line}`;
}

/** Locations are stored by container and key, so that they stay valid if a container moves to another pointer. */
export class SourceMap {
  readonly #places = new WeakMap<object, Map<string, Location>>();

  set(container: object, key: string | number, location: Location): void {
    const places = this.#places.get(container) ?? new Map<string, Location>();
    this.#places.set(container, places.set(String(key), location));
  }

  get(container: object, key: string | number): Location | undefined {
    return this.#places.get(container)?.get(String(key));
  }

  /** Returns the location of a JSON pointer, or of its nearest ancestor that has one. */
  locate(document: JsonObject, pointer: string): Location {
    let location = this.get(document, '') ?? { file: 'spec/openapi.yaml', line: 1 };
    let value: JsonValue | undefined = document;
    for (const key of pointerKeys(pointer)) {
      if (typeof value !== 'object' || value === null) break;
      location = this.get(value, key) ?? location;
      value = Array.isArray(value) ? value[Number(key)] : value[key];
    }
    return location;
  }

  /** Returns a deep copy with the locations of the original. */
  copy<T extends JsonValue>(value: T): T;
  copy(value: JsonValue): JsonValue {
    if (Array.isArray(value))
      return this.#copyPlaces(
        value,
        value.map((item) => this.copy(item)),
      );
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, this.copy(item)]);
    return this.#copyPlaces(value, Object.fromEntries(entries));
  }

  #copyPlaces<T extends object>(from: object, to: T): T {
    const places = this.#places.get(from);
    if (places) this.#places.set(to, new Map(places));
    return to;
  }
}

const DATA_KEYS = new Set(['example', 'default', 'value']);

/** Renders `source-map.json`: JSON pointer of the bundle to `file:line`, for objects and arrays outside examples. */
export function renderSourceMap(document: JsonObject, sources: SourceMap): string {
  return render(mapSources(document, sources));
}

/** Renders `source-map.newarch.json`: the entries that an overlay adds to `source-map.json`. */
export function renderSourceMapOfOverlay(
  document: JsonObject,
  base: JsonObject,
  sources: SourceMap,
): string {
  const known = mapSources(base, sources);
  const lines = Object.entries(mapSources(document, sources));
  return render(Object.fromEntries(lines.filter(([pointer, line]) => known[pointer] !== line)));
}

function render(lines: Readonly<Record<string, string>>): string {
  return `${JSON.stringify({ 'x-generated': banner, ...lines }, null, 2)}\n`;
}

function mapSources(document: JsonObject, sources: SourceMap): Record<string, string> {
  const lines: Record<string, string> = {};
  const walk = (value: JsonValue, pointer: string, location: Location): void => {
    if (typeof value !== 'object' || value === null) return;
    lines[pointer] = formatLocation(location);
    for (const [key, item] of Object.entries(value)) {
      if (DATA_KEYS.has(key) && !pointer.endsWith('/properties')) continue;
      walk(item, joinPointer(pointer, key), sources.get(value, key) ?? location);
    }
  };
  walk(document, '', sources.locate(document, ''));
  return lines;
}
