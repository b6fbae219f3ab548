// Remembers which line of which file every value of the spec comes from, through bundling and overlays.
import { banner } from './banner.js';
import { type Dictionary, isDictionary, join, split, type Value } from './document.js';

/** A line of a spec file; `file` is written as in messages: `spec/paths/log.yaml`. */
export interface Location {
  readonly file: string;
  readonly line: number;
}

/** Something wrong at a place of the spec. */
export interface Problem {
  readonly location: Location;
  readonly message: string;
}

/** A defect of the spec, told to its writer as one line `file:line: message` for each problem. */
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

export function formatLocation({ file, line }: Location): string {
  return `${file}:${line}`;
}

/** Locations are kept by container and key, so they survive moving a container to another pointer. */
export class SourceMap {
  readonly #places = new WeakMap<object, Map<string, Location>>();

  set(container: object, key: string | number, location: Location): void {
    const places = this.#places.get(container) ?? new Map<string, Location>();
    this.#places.set(container, places.set(String(key), location));
  }

  get(container: object, key: string | number): Location | undefined {
    return this.#places.get(container)?.get(String(key));
  }

  /** The location of a JSON pointer, or of its nearest ancestor that has one. */
  locate(document: Dictionary, pointer: string): Location {
    let location = this.get(document, '') ?? { file: 'spec/openapi.yaml', line: 1 };
    let value: Value | undefined = document;
    for (const key of split(pointer)) {
      if (typeof value !== 'object' || value === null) break;
      location = this.get(value, key) ?? location;
      value = Array.isArray(value) ? value[Number(key)] : value[key];
    }
    return location;
  }

  /** A deep copy with the locations of the original. */
  copy<T extends Value>(value: T): T;
  copy(value: Value): Value {
    if (Array.isArray(value))
      return this.#copyPlaces(
        value,
        value.map((item) => this.copy(item)),
      );
    if (!isDictionary(value)) return value;
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

/** `source-map.json`: JSON pointer of the bundle to `file:line`, for its objects and arrays (not inside examples). */
export function renderSourceMap(document: Dictionary, sources: SourceMap): string {
  return render(mapSources(document, sources));
}

/** `source-map.newarch.json`: the same of what an overlay has changed, as far as `source-map.json` does not say it. */
export function renderSourceMapOfOverlay(
  document: Dictionary,
  base: Dictionary,
  sources: SourceMap,
): string {
  const known = mapSources(base, sources);
  const lines = Object.entries(mapSources(document, sources));
  return render(Object.fromEntries(lines.filter(([pointer, line]) => known[pointer] !== line)));
}

function render(lines: Readonly<Record<string, string>>): string {
  return `${JSON.stringify({ 'x-generated': banner, ...lines }, null, 2)}\n`;
}

function mapSources(document: Dictionary, sources: SourceMap): Record<string, string> {
  const lines: Record<string, string> = {};
  const walk = (value: Value, pointer: string, location: Location): void => {
    if (typeof value !== 'object' || value === null) return;
    lines[pointer] = formatLocation(location);
    for (const [key, item] of Object.entries(value)) {
      if (DATA_KEYS.has(key) && !pointer.endsWith('/properties')) continue;
      walk(item, join(pointer, key), sources.get(value, key) ?? location);
    }
  };
  walk(document, '', sources.locate(document, ''));
  return lines;
}
