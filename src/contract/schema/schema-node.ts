// The description's schemas in the form that answers are walked along: references followed, releases applied.
import { integerBounds, type JsonValue } from '../../codec/index.js';
import { children, find, follow, type Located } from '../description.js';
import { isObject, type JsonObject } from '../generated-files.js';
import { isInRange, type Release } from '../release-range.js';

export type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';

/** A schema at one place of an answer, as one release fills it. */
export interface SchemaNode {
  /** Where the description has it, as a JSON pointer, references followed. */
  readonly pointer: string;
  /** Where answers have it: `/-/error/code`, with `-` for any item and `*` for any key. Empty for the whole body. */
  readonly place: string;
  readonly type: SchemaType | undefined;
  readonly nullable: boolean;
  /** `int64` and `uint64` are written as plain integers. */
  readonly format: string | undefined;
  readonly minimum: bigint | number | undefined;
  readonly maximum: bigint | number | undefined;
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern: RegExp | undefined;
  /** Nothing else is valid. */
  readonly values: readonly JsonValue[] | undefined;
  /** The words that are known; to each the releases that send it, if not all do. */
  readonly words: ReadonlyMap<string, WordNode> | undefined;
  readonly properties: ReadonlyMap<string, PropertyNode>;
  /** The properties that must be there. */
  readonly required: readonly PropertyNode[];
  readonly maxProperties: number;
  /** What properties without a description hold; undefined if the contract says nothing of them. */
  readonly additional: SchemaNode | undefined;
  /** Whether properties without a description are part of the contract. */
  readonly open: boolean;
  readonly items: SchemaNode | undefined;
  readonly maxItems: number;
}

export interface PropertyNode {
  readonly name: string;
  readonly schema: SchemaNode;
  /** Why it must be there: for every release, or for this one; undefined if it may be left out. */
  readonly required: 'always' | 'release' | undefined;
  /** Releases that send it, if not all do. */
  readonly releases: string | undefined;
  /** Whether this release can send it. */
  readonly possible: boolean;
}

/** A word of an enumeration. */
export interface WordNode {
  /** Releases that send it, if not all do. */
  readonly releases: string | undefined;
  /** Whether this release can send it. */
  readonly possible: boolean;
}

/** What a schema is compiled for. */
export interface Setting {
  readonly document: JsonObject;
  /** If unknown, whatever any release sends is possible, and only what every release sends is required. */
  readonly release: Release | undefined;
}

const types: readonly string[] = ['object', 'array', 'string', 'integer', 'number', 'boolean'];

const keywords = new Set([
  ...['type', 'nullable', 'format', 'enum', 'pattern', 'minLength', 'maxLength'],
  ...[
    'minimum',
    'maximum',
    'properties',
    'required',
    'maxProperties',
    'additionalProperties',
    'items',
    'maxItems',
    'allOf',
  ],
]);

const annotations = new Set([
  'title',
  'description',
  'example',
  'default',
  'deprecated',
  'externalDocs',
]);

/**
 * Compiles a schema and all that it holds.
 *
 * @throws {Error} for a keyword that answers are not checked for, which must not pass for checked.
 */
export function compileSchema(setting: Setting, located: Located, place = ''): SchemaNode {
  return compile(setting, follow(setting.document, located), place, []);
}

function compile(
  setting: Setting,
  { node, pointer }: Located,
  place: string,
  open: readonly string[],
): SchemaNode {
  if (open.includes(pointer)) throw new Error(`${pointer}: the schema contains itself`);
  refuseUnknown(node, pointer);
  const inside = [...open, pointer];
  const child = (located: Located, name: string) =>
    compile(setting, located, `${place}/${name}`, inside);
  if (Array.isArray(node.allOf))
    return compile(setting, onlyPart(setting, node, pointer), place, inside);
  const properties = compileProperties(setting, { node, pointer }, child);
  const additional = find(setting.document, { node, pointer }, 'additionalProperties');
  const items = find(setting.document, { node, pointer }, 'items');
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
    pattern: typeof node.pattern === 'string' ? new RegExp(node.pattern, 'u') : undefined,
    values: Array.isArray(node.enum) ? node.enum : undefined,
    words: compileWords(setting, node),
    properties,
    required: [...properties.values()].filter(({ required }) => required !== undefined),
    maxProperties: numeric(node.maxProperties) ?? Number.POSITIVE_INFINITY,
    additional: additional && child(additional, '*'),
    open: node.additionalProperties === true || additional !== undefined,
    items: items && child(items, '-'),
    maxItems: numeric(node.maxItems) ?? Number.POSITIVE_INFINITY,
  };
}

function compileProperties(
  setting: Setting,
  located: Located,
  child: (located: Located, name: string) => SchemaNode,
): ReadonlyMap<string, PropertyNode> {
  const { document, release } = setting;
  const required = Array.isArray(located.node.required) ? located.node.required : [];
  const raw = find(document, located, 'properties');
  return new Map(
    children(document, located, 'properties').map(([name, found]) => {
      // The releases of a property stand beside its `allOf`, not in the schema that it shares with others.
      const own = raw?.node[name];
      const releases = text(own, 'x-releases');
      const always = text(own, 'x-required-releases');
      const possible = isPossible(release, releases);
      const byRelease =
        possible && release !== undefined && always !== undefined && isInRange(release, always);
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

function compileWords({ release }: Setting, node: JsonObject): SchemaNode['words'] {
  const known = node['x-extensible-enum'] ?? (node.type === 'string' ? node.enum : undefined);
  if (!Array.isArray(known)) return undefined;
  return new Map(
    known.map((word) => {
      const releases = text(node['x-enum-releases'], String(word));
      return [String(word), { releases, possible: isPossible(release, releases) }];
    }),
  );
}

/** `allOf` is only used to say more about a schema that is described elsewhere. */
function onlyPart({ document }: Setting, node: JsonObject, pointer: string): Located {
  const [part, ...others] = Array.isArray(node.allOf) ? node.allOf : [];
  const beside = Object.keys(node).filter((key) => key !== 'allOf' && keywords.has(key));
  if (!isObject(part) || others.length > 0 || beside.length > 0) {
    throw new Error(
      `${pointer}: expected an allOf of one schema and nothing that constrains beside it`,
    );
  }
  return follow(document, { node: part, pointer: `${pointer}/allOf/0` });
}

function refuseUnknown(node: JsonObject, pointer: string): void {
  const unknown = Object.keys(node).find(
    (key) => !keywords.has(key) && !annotations.has(key) && !key.startsWith('x-'),
  );
  if (unknown === undefined) return;
  throw new Error(
    `${pointer}: answers are not checked for "${unknown}"; teach src/contract to do so`,
  );
}

function isAlwaysNull(property: JsonValue | undefined): boolean {
  return isObject(property) && property['x-always-null'] === true;
}

/** What stands for a schema where no release fills it. */
function onlyNull(node: SchemaNode): SchemaNode {
  const { properties, required, items } = { properties: new Map(), required: [], items: undefined };
  return { ...node, nullable: true, values: [null], words: undefined, properties, required, items };
}

/** Whether a release has something; an unknown release may have everything. */
export function isPossible(release: Release | undefined, releases: string | undefined): boolean {
  return release === undefined || releases === undefined || isInRange(release, releases);
}

/** Whether its values are 64-bit integers. */
export function isWide({ type, format }: SchemaNode): boolean {
  return type === 'integer' && (format === 'int64' || format === 'uint64');
}

const int32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 } as const;
const exact = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER } as const;

function bounds(
  node: JsonObject,
  format: string | undefined,
): Pick<SchemaNode, 'minimum' | 'maximum'> {
  const { minimum, maximum } = node.type === 'integer' ? boundsOf(format) : noBounds;
  return { minimum: limit(node.minimum) ?? minimum, maximum: limit(node.maximum) ?? maximum };
}

const noBounds: Pick<SchemaNode, 'minimum' | 'maximum'> = {
  minimum: undefined,
  maximum: undefined,
};

function boundsOf(format: string | undefined): Pick<SchemaNode, 'minimum' | 'maximum'> {
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
