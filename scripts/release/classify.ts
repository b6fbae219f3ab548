// What a difference between two descriptions means for those who use the API by them.
import type { JsonObject, JsonValue } from '../../src/shared/json.js';
import { isObject } from '../../src/shared/json.js';
import { pointerKeys, valueAt } from '../../src/shared/json-pointer.js';
import type { RawChange } from './compare.js';
import { losesReleases } from './releases.js';

/**
 * - `breaks callers`: a request that was right may be wrong, or code that makes one does not compile;
 * - `breaks readers`: a response may have what its readers do not expect, or lack what they do;
 * - `adds`: everything that was right stays so;
 * - `text`: only words, examples and notes differ.
 */
export type Meaning = 'breaks callers' | 'breaks readers' | 'adds' | 'text';

export interface Change {
  readonly meanings: readonly Meaning[];
  /** Where, for people: `POST /api/v1/changefeeds requestBody start_ts`. */
  readonly place: string;
  /** What, for people: `maximum 1 instead of 2`. */
  readonly what: string;
}

const words = ['title', 'summary', 'description', 'example', 'examples', 'externalDocs', 'tags'];
const ranges = ['x-releases', 'x-required-releases'];
/** Extensions that only tell people something. */
const notes = ['x-successor', 'x-undocumented', 'x-server-type'];
/** Extensions that change what a reader must expect. */
const ofReaders = ['x-empty-body', 'x-always-null'];

/** Puts a difference in its class. `documents` are the descriptions before and after. */
export function classify(change: RawChange, documents: readonly JsonObject[]): Change {
  return {
    meanings: meaningsOf(change, documents),
    place: placeOf(change.path),
    what: whatOf(change),
  };
}

function meaningsOf(change: RawChange, documents: readonly JsonObject[]): readonly Meaning[] {
  const { property = lastKey(change.path) } = change;
  if (ranges.includes(property)) {
    const lost = losesReleases(change.base?.value, change.revision?.value);
    // A field that fewer releases require, or have, may be missing where it was not.
    return lost ? breaks(change, documents) : ['adds'];
  }
  if (words.includes(property) || notes.includes(property)) return ['text'];
  if (ofReaders.includes(property)) return ['breaks readers'];
  // `redocly diff` takes this for a patch, as most servers ignore what they do not know.
  const isRequestFieldRemoved =
    change.kind === 'removed' && isRequest(change.path) && /\/properties\/[^/]+$/.test(change.path);
  if (change.impact === 'major' || isRequestFieldRemoved) return breaks(change, documents);
  return ['adds'];
}

function breaks({ path, base, revision }: RawChange, documents: readonly JsonObject[]): Meaning[] {
  const [, schema] =
    /^#(\/components\/schemas\/[^/]+)/.exec((revision ?? base)?.pointer ?? '') ?? [];
  const usedIn = (part: 'requests' | 'responses') =>
    schema !== undefined && documents.some((document) => schemasOf(document, part).has(schema));
  const callers = isRequest(path) || usedIn('requests');
  const readers = /\/responses\//.test(path) || usedIn('responses');
  if (!callers && !readers) return ['breaks callers'];
  return [
    ...(callers ? ['breaks callers' as const] : []),
    ...(readers ? ['breaks readers' as const] : []),
  ];
}

const isRequest = (path: string) => /\/(?:requestBody|parameters)(?:\/|$)/.test(path);

/** Returns pointers to the schemas that requests or responses use, also by way of others. */
function schemasOf(document: JsonObject, part: 'requests' | 'responses'): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: JsonValue | undefined, isInside: boolean) => {
    if (Array.isArray(value)) for (const item of value) visit(item, isInside);
    if (!isObject(value)) return;
    const { $ref: reference } = value;
    if (isInside && typeof reference === 'string' && !found.has(reference.slice(1))) {
      if (reference.startsWith('#/components/schemas/')) found.add(reference.slice(1));
      visit(valueAt(document, reference.slice(1)), true);
    }
    for (const [key, item] of Object.entries(value)) {
      const isRequestPart = key === 'requestBody' || key === 'parameters';
      const begins = part === 'requests' ? isRequestPart : key === 'responses';
      visit(item, isInside || begins);
    }
  };
  visit(document.paths, false);
  return found;
}

function placeOf(path: string): string {
  const keys = pointerKeys(path.slice(1));
  if (keys[0] !== 'paths') return keys.join(' ');
  const [, route = '', method, ...rest] = keys;
  const named = rest.filter(
    (key) => !['content', 'schema', 'properties', 'application/json'].includes(key),
  );
  return [method?.toUpperCase(), route, ...named].filter(Boolean).join(' ');
}

const lastKey = (path: string) => path.slice(path.lastIndexOf('/') + 1);

function whatOf({ kind, property, base, revision }: RawChange): string {
  if (kind !== 'modified') return kind;
  return `${property}: ${print(base?.value)} became ${print(revision?.value)}`;
}

const longest = 60;

function print(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest)}...` : line;
}
