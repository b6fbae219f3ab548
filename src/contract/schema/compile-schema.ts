// Compiles the schemas of the bundled description for one release.
import { integerBounds, type JsonValue } from '../../codec/index.js';
import { isObject, type JsonObject } from '../../shared/json.js';
import {
  childObjects,
  findObject,
  followReference,
  type Located,
} from '../../shared/references.js';
import type { Release } from '../../shared/release.js';
import type { Availability, PropertyNode, SchemaNode, SchemaType } from './schema-node.js';
import { mayBe, surelyIs } from './server-version.js';

/** The description and the release that schemas are compiled for. */
export interface CompileTarget {
  readonly document: JsonObject;
  /** If undefined, everything that any release sends is possible, and only what every release sends is required. */
  readonly release: Release | undefined;
}

const types: readonly string[] = ['object', 'array', 'string', 'integer', 'number', 'boolean'];

/** Keywords that responses are checked for. */
const keywords = new Set([
  ...['type', 'nullable', 'format', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum'],
  ...['maximum', 'properties', 'required', 'maxProperties', 'additionalProperties', 'items'],
  ...['maxItems', 'allOf'],
]);

/** Keywords that constrain nothing. */
const annotations = new Set([
  ...['title', 'description', 'example', 'default', 'deprecated', 'externalDocs'],
]);

/**
 * Compiles a schema and all schemas inside it.
 *
 * @param place Where response bodies have it; empty for the whole body.
 * @throws {Error} for a keyword that the checks do not know, as it would go unchecked, and for a schema that contains itself.
 */
export function compileSchema(target: CompileTarget, located: Located, place = ''): SchemaNode {
  return compile(target, followReference(target.document, located), place, []);
}

function compile(
  target: CompileTarget,
  { node, pointer }: Located,
  place: string,
  ancestors: readonly string[],
): SchemaNode {
  if (ancestors.includes(pointer)) throw new Error(`${pointer}: the schema contains itself`);
  requireKnownKeywords(node, pointer);
  const inside = [...ancestors, pointer];
  const child = (located: Located, name: string) =>
    compile(target, located, `${place}/${name}`, inside);
  if (Array.isArray(node.allOf))
    return compile(target, onlyPart(target, node, pointer), place, inside);
  const properties = compileProperties(target, { node, pointer }, child);
  const additional = findObject(target.document, { node, pointer }, 'additionalProperties');
  const items = findObject(target.document, { node, pointer }, 'items');
  const format = typeof node.format === 'string' ? node.format : undefined;
  return {
    pointer,
    place,
    type: isType(node.type) ? node.type : undefined,
    nullable: node.nullable === true,
    format,
    ...bounds(node, format),
    minLength: numeric(node.minLength) ?? 0,
    maxLength: numeric(node.maxLength) ?? Number.POSITIVE_INFINITY,
    pattern: patternOf(node),
    values: Array.isArray(node.enum) ? node.enum : undefined,
    knownTexts: compileKnownTexts(target, node),
    properties,
    required: [...properties.values()].filter(({ required }) => required !== undefined),
    maxProperties: numeric(node.maxProperties) ?? Number.POSITIVE_INFINITY,
    additional: additional && child(additional, '*'),
    open: node.additionalProperties === true || additional !== undefined,
    items: items && child(items, '-'),
    maxItems: numeric(node.maxItems) ?? Number.POSITIVE_INFINITY,
  };
}

/** RFC 3339 as Go writes it: up to nine fractional digits, and an offset. */
export const dateTime =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/u;

function patternOf({ pattern, format }: JsonObject): RegExp | undefined {
  if (typeof pattern === 'string') return new RegExp(pattern, 'u');
  return format === 'date-time' ? dateTime : undefined;
}

function compileProperties(
  target: CompileTarget,
  located: Located,
  child: (located: Located, name: string) => SchemaNode,
): ReadonlyMap<string, PropertyNode> {
  const { document } = target;
  const required = Array.isArray(located.node.required) ? located.node.required : [];
  const raw = findObject(document, located, 'properties');
  return new Map(
    childObjects(document, located, 'properties').map(([name, found]) => {
      // The releases of a property stand beside its `allOf`, not in the schema that it shares with others.
      const own = raw?.node[name];
      const releases = text(own, 'x-releases');
      const always = text(own, 'x-required-releases');
      const possible = mayBe(target, releases);
      const byRelease = possible && always !== undefined && surelyIs(target, always);
      const property: PropertyNode = {
        name,
        schema: isAlwaysNull(own) ? onlyNull(child(found, name)) : child(found, name),
        required: required.includes(name) ? 'always' : byRelease ? 'release' : undefined,
        releases,
        possible,
      };
      return [name, property];
    }),
  );
}

function compileKnownTexts(
  target: CompileTarget,
  node: JsonObject,
): ReadonlyMap<string, Availability> | undefined {
  const known = node['x-extensible-enum'] ?? (node.type === 'string' ? node.enum : undefined);
  if (!Array.isArray(known)) return undefined;
  return new Map(
    known.map((value) => {
      const releases = text(node['x-enum-releases'], String(value));
      return [String(value), { releases, possible: mayBe(target, releases) }];
    }),
  );
}

/** Returns the schema that an `allOf` annotates; the description uses `allOf` for nothing else. */
function onlyPart({ document }: CompileTarget, node: JsonObject, pointer: string): Located {
  const [part, ...others] = Array.isArray(node.allOf) ? node.allOf : [];
  const beside = Object.keys(node).filter((key) => key !== 'allOf' && keywords.has(key));
  if (!isObject(part) || others.length > 0 || beside.length > 0) {
    throw new Error(
      `${pointer}: expected an allOf of one schema, and no other keyword that constrains`,
    );
  }
  return followReference(document, { node: part, pointer: `${pointer}/allOf/0` });
}

function requireKnownKeywords(node: JsonObject, pointer: string): void {
  const unknown = Object.keys(node).find(
    (key) => !keywords.has(key) && !annotations.has(key) && !key.startsWith('x-'),
  );
  if (unknown === undefined) return;
  throw new Error(
    `${pointer}: the checks do not support the keyword "${unknown}"; add it to src/contract/schema`,
  );
}

function isAlwaysNull(property: JsonValue | undefined): boolean {
  return isObject(property) && property['x-always-null'] === true;
}

/** Returns the schema of a property that every release sends as null. */
function onlyNull(node: SchemaNode): SchemaNode {
  return {
    ...node,
    nullable: true,
    values: [null],
    knownTexts: undefined,
    properties: new Map(),
    required: [],
    items: undefined,
  };
}

type Bounds = Pick<SchemaNode, 'minimum' | 'maximum'>;

const int32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 } as const;
const exact = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER } as const;

function bounds(node: JsonObject, format: string | undefined): Bounds {
  const { minimum, maximum } = node.type === 'integer' ? boundsOf(format) : noBounds;
  return { minimum: limit(node.minimum) ?? minimum, maximum: limit(node.maximum) ?? maximum };
}

const noBounds: Bounds = { minimum: undefined, maximum: undefined };

function boundsOf(format: string | undefined): Bounds {
  if (format === 'int64' || format === 'uint64') return integerBounds[format];
  return format === 'int32' ? int32 : exact;
}

function limit(value: JsonValue | undefined): bigint | number | undefined {
  return typeof value === 'bigint' || typeof value === 'number' ? value : undefined;
}

function numeric(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function text(parent: JsonValue | undefined, key: string): string | undefined {
  const value = isObject(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function isType(value: JsonValue | undefined): value is SchemaType {
  return typeof value === 'string' && types.includes(value);
}
