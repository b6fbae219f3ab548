// Applies an overlay (OpenAPI Overlay Specification 1.0) to a document, exactly and with its locations.
import { exec, type Path } from 'jsonpath-rfc9535';
import { isObject, type JsonObject, type JsonValue } from '../../../src/shared/json.js';
import type { SpecFile } from './read-spec.js';
import { type Location, type SourceMap, SpecError } from './source-map.js';

const ROOT_KEYS = ['overlay', 'info', 'extends', 'actions'];
const ACTION_KEYS = ['target', 'description', 'update', 'remove'];

interface Match {
  readonly value: JsonValue;
  readonly path: Path;
}

/**
 * Returns a copy of the document with all actions applied in order. `update` merges objects, appends to arrays and replaces other
 * values; `remove` deletes. Values of an update keep their locations in the overlay.
 * @throws {SpecError} if the overlay is malformed or the target of an action matches nothing.
 */
export function applyOverlay(
  document: JsonObject,
  overlay: SpecFile,
  sources: SourceMap,
): JsonObject {
  const result = sources.copy(document);
  for (const { action, location } of readActions(overlay, sources)) {
    const matches = findTargets(result, action, location);
    if (action.remove === true) removeAll(result, matches, location);
    else for (const { value } of matches) update(value, action.update ?? null, location, sources);
  }
  return result;
}

function readActions(
  overlay: SpecFile,
  sources: SourceMap,
): { action: JsonObject; location: Location }[] {
  const root = overlay.value;
  if (!isObject(root)) return fail(overlay.location, 'expected an overlay object');
  if (typeof root.overlay !== 'string' || !root.overlay.startsWith('1.0.')) {
    fail(sources.get(root, 'overlay') ?? overlay.location, 'expected "overlay: 1.0.0"');
  }
  rejectUnknown(root, ROOT_KEYS, sources, overlay.location);
  const { info, actions } = root;
  if (!isObject(info) || typeof info.title !== 'string' || typeof info.version !== 'string') {
    fail(
      sources.get(root, 'info') ?? overlay.location,
      'expected "info" with "title" and "version"',
    );
  }
  if (!Array.isArray(actions) || actions.length === 0) {
    return fail(sources.get(root, 'actions') ?? overlay.location, 'expected a list "actions"');
  }
  return actions.map((action, index) => {
    const location = sources.get(actions, index) ?? overlay.location;
    if (!isObject(action)) return fail(location, 'expected an action object');
    rejectUnknown(action, ACTION_KEYS, sources, location);
    if (action.update === undefined && action.remove !== true) {
      fail(location, 'expected "update" or "remove: true" in the action');
    }
    return { action, location: sources.get(action, 'target') ?? location };
  });
}

function rejectUnknown(node: JsonObject, known: string[], sources: SourceMap, location: Location) {
  const unknown = Object.keys(node).find((key) => !known.includes(key) && !key.startsWith('x-'));
  if (unknown === undefined) return;
  fail(
    sources.get(node, unknown) ?? location,
    `"${unknown}" is not a field of overlays: ${known.join(', ')}`,
  );
}

function findTargets(document: JsonObject, { target }: JsonObject, location: Location): Match[] {
  if (typeof target !== 'string') return fail(location, 'expected a JSONPath under "target"');
  const matches: Match[] = [];
  try {
    // The types of jsonpath-rfc9535 know no bigint; it compares them as JavaScript does.
    exec(document as Parameters<typeof exec>[0], target, (value, path) =>
      matches.push({ value: value as JsonValue, path }),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    fail(location, `the target ${target} is not a JSONPath (RFC 9535): ${reason}`);
  }
  if (matches.length === 0)
    fail(location, `the target ${target} matches nothing in the description`);
  return matches;
}

/** Deletes from the last match to the first, so that array indices stay valid. */
function removeAll(document: JsonObject, matches: readonly Match[], location: Location): void {
  for (const { path } of [...matches].reverse()) {
    const key = path.at(-1);
    if (key === undefined) fail(location, 'the whole description cannot be removed');
    let parent: JsonValue | undefined = document;
    for (const step of path.slice(0, -1)) {
      if (Array.isArray(parent)) parent = parent[Number(step)];
      else if (isObject(parent)) parent = parent[unescapeKey(step)];
    }
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else if (isObject(parent)) delete parent[unescapeKey(key ?? '')];
  }
}

/** Decodes the escapes in the names of normalized paths (RFC 9535, 2.7). */
function unescapeKey(key: string | number): string {
  const escaped = String(key).replaceAll("\\'", "'").replaceAll('"', '\\"');
  return JSON.parse(`"${escaped}"`);
}

function update(
  target: JsonValue,
  change: JsonValue,
  location: Location,
  sources: SourceMap,
): void {
  if (Array.isArray(target)) {
    sources.set(target, target.length, location);
    target.push(sources.copy(change));
  } else if (isObject(target) && isObject(change)) {
    merge(target, change, sources);
  } else {
    fail(location, 'an update needs an object to merge into objects, or a target that is a list');
  }
}

function merge(target: JsonObject, change: JsonObject, sources: SourceMap): void {
  for (const [key, value] of Object.entries(change)) {
    const old = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isObject(old) && isObject(value)) {
      merge(old, value, sources);
    } else if (Array.isArray(old) && Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        const location = sources.get(value, index);
        if (location) sources.set(old, old.length, location);
        old.push(sources.copy(item));
      }
    } else {
      target[key] = sources.copy(value);
      const location = sources.get(change, key);
      if (location) sources.set(target, key, location);
    }
  }
}

function fail(location: Location, message: string): never {
  throw new SpecError([{ location, message }]);
}
