// The schemas of response bodies in the form that the checks walk along: references followed, one release applied.
import type { JsonValue } from '../../codec/index.js';

export type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';

/** The schema at one place of a response body, for one release. */
export interface SchemaNode {
  /** Where the description has it, as a JSON pointer, references followed. */
  readonly pointer: string;
  /** Where bodies have it: `/-/error/code`, with `-` for any item and `*` for any key. Empty for the whole body. */
  readonly place: string;
  /** Undefined if any type is valid. */
  readonly type: SchemaType | undefined;
  readonly nullable: boolean;
  /** `int64` and `uint64` are written as plain integers. */
  readonly format: string | undefined;
  /** Inclusive, like `maximum`. Integers without bounds of their own have those of their format. */
  readonly minimum: bigint | number | undefined;
  readonly maximum: bigint | number | undefined;
  /** Lengths are in code points. */
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern: RegExp | undefined;
  /** The only valid values; undefined if the schema is no closed enumeration. */
  readonly values: readonly JsonValue[] | undefined;
  /** The known texts of an enumeration, open or closed; undefined if the schema is none. */
  readonly knownTexts: ReadonlyMap<string, Availability> | undefined;
  readonly properties: ReadonlyMap<string, PropertyNode>;
  /** The properties that must be there. */
  readonly required: readonly PropertyNode[];
  readonly maxProperties: number;
  /** The schema of properties without a description; undefined if there is none. */
  readonly additional: SchemaNode | undefined;
  /** Whether properties without a description are allowed. */
  readonly open: boolean;
  readonly items: SchemaNode | undefined;
  readonly maxItems: number;
}

/** The releases that send a property or a text. */
export interface Availability {
  /** A range of releases; undefined for all. */
  readonly releases: string | undefined;
  /** Whether the server's release can send it. */
  readonly possible: boolean;
}

/** A property of an object. */
export interface PropertyNode extends Availability {
  readonly name: string;
  readonly schema: SchemaNode;
  /** Who must send it: every release, or this one; undefined if it may be left out. */
  readonly required: 'always' | 'release' | undefined;
}

/** Whether the values of a schema are 64-bit integers. */
export function isWide({ type, format }: SchemaNode): boolean {
  return type === 'integer' && (format === 'int64' || format === 'uint64');
}
