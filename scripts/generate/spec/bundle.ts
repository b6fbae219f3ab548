// Joins the files of the spec into one document: `$ref`s to component files become `#/components/<type>/<Name>`.
import { posix } from 'node:path';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  objectEntries,
  textAt,
} from '../../../src/shared/json.js';
import type { Spec, SpecFile } from './read-spec.js';
import { type Location, type Problem, SpecError } from './source-map.js';

const ROOT_FILE = 'openapi.yaml';

/** The kinds of components, in the order of the OpenAPI Specification. */
const COMPONENT_TYPES = [
  'schemas',
  'responses',
  'parameters',
  'examples',
  'requestBodies',
  'headers',
  'securitySchemes',
  'links',
  'callbacks',
];

/** Components of one type may stand in folders; the name of the file alone is theirs. */
const componentFile = /^components\/([^/]+)\/(?:[\w-]+\/)*([\w.-]+)\.yaml$/;

/**
 * Returns the description as one document without references to other files. Path items are inlined, components are sorted by
 * name. The locations of its values are in `spec.sources`.
 * @throws {SpecError} for a reference to a missing or unsuitable file, and for unreferenced files.
 */
export function bundle(spec: Spec): JsonObject {
  return new Bundler(spec).run();
}

class Bundler {
  readonly #spec: Spec;
  readonly #problems: Problem[] = [];
  readonly #used = new Set<string>([ROOT_FILE]);
  readonly #components = new Map<string, Map<string, { value: JsonValue; location: Location }>>();

  constructor(spec: Spec) {
    this.#spec = spec;
  }

  run(): JsonObject {
    const root = this.#openRoot();
    const { components, ...rest } = root.value;
    const document: JsonObject = {};
    this.#spec.sources.set(document, '', root.location);
    for (const [key, value] of Object.entries(rest)) {
      document[key] = key === 'paths' ? this.#copyPaths(value) : this.#copy(value, ROOT_FILE);
      this.#copyLocation(root.value, document, key);
    }
    if (components !== undefined) this.#addRootComponents(components);
    this.#writeComponents(document);
    this.#copyLocation(root.value, document, 'components');
    if (this.#problems.length === 0) this.#reportUnused();
    if (this.#problems.length > 0) throw new SpecError(this.#problems);
    return document;
  }

  #openRoot(): { value: JsonObject; location: Location } {
    const root = this.#spec.files.get(ROOT_FILE);
    const location = root?.location ?? this.#rootLocation();
    if (root && isObject(root.value)) return { value: root.value, location };
    const message = root ? 'expected an OpenAPI object' : 'the file is missing';
    throw new SpecError([{ location, message }]);
  }

  #rootLocation(): Location {
    return { file: `${this.#spec.name}/${ROOT_FILE}`, line: 1 };
  }

  #copyLocation(from: object, to: object, key: string | number): void {
    const location = this.#spec.sources.get(from, key);
    if (location) this.#spec.sources.set(to, key, location);
  }

  #copyPaths(paths: JsonValue): JsonValue {
    if (!isObject(paths)) return paths;
    const result: JsonObject = {};
    for (const [path, item] of Object.entries(paths)) {
      this.#copyLocation(paths, result, path);
      if (isObject(item) && typeof item.$ref === 'string') {
        const file = this.#open(posix.normalize(item.$ref), item);
        if (!file) continue;
        result[path] = this.#copy(file.value, posix.normalize(item.$ref));
        this.#spec.sources.set(result, path, file.location);
      } else {
        result[path] = this.#copy(item, ROOT_FILE);
      }
    }
    return result;
  }

  #copy(value: JsonValue, file: string): JsonValue {
    if (Array.isArray(value)) {
      const result = value.map((item) => this.#copy(item, file));
      for (const index of value.keys()) this.#copyLocation(value, result, index);
      return result;
    }
    if (!isObject(value)) return value;
    if (typeof value.$ref === 'string') return this.#copyReference(value, value.$ref, file);
    const result: JsonObject = {};
    for (const [key, item] of Object.entries(value)) {
      result[key] = this.#copy(item, file);
      this.#copyLocation(value, result, key);
    }
    return result;
  }

  #copyReference(node: JsonObject, reference: string, file: string): JsonValue {
    const path = posix.join(posix.dirname(file), reference);
    const [, type, name] = componentFile.exec(path) ?? [];
    if (!type || !name || !COMPONENT_TYPES.includes(type)) {
      this.#report(
        node,
        `$ref "${reference}" must be a relative path to a file components/<type>/<Name>.yaml, or in a folder of it`,
      );
      return {};
    }
    this.#addComponent(type, name, path, node);
    const result: JsonObject = { $ref: `#/components/${type}/${name}` };
    this.#copyLocation(node, result, '$ref');
    return result;
  }

  #addComponent(type: string, name: string, path: string, node: JsonObject): void {
    const known = this.#components.get(type) ?? new Map();
    this.#components.set(type, known);
    if (Object.keys(node).length > 1) {
      this.#report(
        node,
        'keys next to $ref have no effect in OpenAPI 3.0: move them to the file or wrap it in allOf',
      );
    }
    const file = this.#open(path, node);
    const other = known.get(name)?.location.file;
    if (file && other !== undefined && other !== file.location.file)
      this.#report(node, `${other} has this name too: a component needs a name of its own`);
    if (!file || other !== undefined) return;
    // Registered before its own references are followed, so that a schema can contain itself.
    const entry: { value: JsonValue; location: Location } = {
      value: null,
      location: file.location,
    };
    known.set(name, entry);
    entry.value = this.#copy(file.value, path);
  }

  #addRootComponents(components: JsonValue): void {
    for (const [type, named] of isObject(components) ? objectEntries(components) : []) {
      for (const [name, node] of objectEntries(named)) {
        const copied = this.#copy(node, ROOT_FILE);
        const own = `#/components/${type}/${name}`;
        if (isObject(copied) && copied.$ref === own) continue;
        const known = this.#components.get(type) ?? new Map();
        const location = this.#spec.sources.get(named, name);
        if (location) this.#components.set(type, known.set(name, { value: copied, location }));
      }
    }
  }

  #writeComponents(document: JsonObject): void {
    const components: JsonObject = {};
    for (const type of COMPONENT_TYPES) {
      const known = this.#components.get(type);
      if (!known || known.size === 0) continue;
      const sorted: JsonObject = {};
      for (const [name, entry] of [...known].sort(([a], [b]) => (a < b ? -1 : 1))) {
        sorted[name] = entry.value;
        this.#spec.sources.set(sorted, name, entry.location);
      }
      components[type] = sorted;
    }
    if (Object.keys(components).length > 0) document.components = components;
  }

  #open(path: string, node: JsonObject): SpecFile | undefined {
    const file = this.#spec.files.get(path);
    if (!file)
      this.#report(
        node,
        `$ref "${textAt(node, '$ref')}" points to ${this.#spec.name}/${path}, which does not exist`,
      );
    this.#used.add(path);
    return file;
  }

  #reportUnused(): void {
    for (const [path, { location }] of this.#spec.files) {
      if (this.#used.has(path) || path.startsWith('overlays/')) continue;
      this.#problems.push({
        location,
        message: 'nothing refers to this file: refer to it or delete it',
      });
    }
  }

  #report(node: JsonObject, message: string): void {
    const location = this.#spec.sources.get(node, '$ref') ?? this.#rootLocation();
    this.#problems.push({ location, message });
  }
}
