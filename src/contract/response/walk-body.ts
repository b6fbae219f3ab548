// Walks along a response body and its schema: reports what breaks the contract, and collects what the body has shown of it.
import type { JsonValue } from '../../codec/index.js';
import { isObject, type JsonObject } from '../../shared/json.js';
import { joinPointer } from '../../shared/json-pointer.js';
import { printRelease } from '../../shared/release.js';
import type { ReleaseContract } from '../schema/release-contract.js';
import { isWide, type PropertyNode, type SchemaNode } from '../schema/schema-node.js';
import {
  isNotPlain,
  isPlainInteger,
  isValidText,
  isWithinBounds,
  type ReportInvalid,
} from './check-scalar.js';
import { excerpt } from './excerpt.js';
import type { ReportFinding } from './finding-collector.js';

/** What a body has shown of the contract. */
export interface Walk {
  /** Schemas that a valid value was seen for. */
  readonly seen: ReadonlySet<SchemaNode>;
  /** By schema: the texts of enumerations that were seen. */
  readonly texts: ReadonlyMap<SchemaNode, ReadonlySet<string>>;
  /** By schema: the digits of the 64-bit integers that were seen. */
  readonly integers: ReadonlyMap<SchemaNode, ReadonlySet<string>>;
}

/**
 * Checks a body against its schema.
 *
 * @param literals Numbers by JSON pointer as they were written; undefined if all of them are plain integers.
 */
export function walkBody(
  value: JsonValue,
  schema: SchemaNode,
  literals: ReadonlyMap<string, string> | undefined,
  contract: ReleaseContract,
  report: ReportFinding,
): Walk {
  const walker = new Walker(literals, contract, report);
  walker.value(value, schema);
  return walker;
}

const digits = /^\s*[+-]?\d+\s*$/;

class Walker implements Walk {
  readonly seen = new Set<SchemaNode>();
  readonly texts = new Map<SchemaNode, Set<string>>();
  readonly integers = new Map<SchemaNode, Set<string>>();
  readonly #path: (string | number)[] = [];
  readonly #literals: ReadonlyMap<string, string> | undefined;
  /** The server's release as text; undefined if it is not known. */
  readonly #release: string | undefined;
  /** Nothing that no known release sends breaks the contract if a newer release sends it. */
  readonly #severityOfUnknown: 'warning' | undefined;
  readonly #report: ReportFinding;

  constructor(
    literals: ReadonlyMap<string, string> | undefined,
    { release, isNewer }: ReleaseContract,
    report: ReportFinding,
  ) {
    this.#literals = literals;
    this.#release = release && printRelease(release);
    this.#severityOfUnknown = isNewer ? 'warning' : undefined;
    this.#report = report;
  }

  value(value: JsonValue, node: SchemaNode): void {
    if (this.#isValid(value, node)) this.seen.add(node);
  }

  #isValid(value: JsonValue, node: SchemaNode): boolean {
    const { type, values } = node;
    if (value === null) return node.nullable || type === undefined || this.#wrongType(value, node);
    if (values !== undefined && !values.includes(value)) {
      const expected = values.map((one) => excerpt(one));
      return this.#invalid('wrong-value', node, { expected, received: excerpt(value) }, 'enum');
    }
    switch (type) {
      case 'string':
        return typeof value === 'string' ? this.#text(value, node) : this.#wrongType(value, node);
      case 'integer':
        return this.#integer(value, node);
      case 'boolean':
        return typeof value === 'boolean' || this.#wrongType(value, node);
      case 'number':
        return isNumber(value)
          ? isWithinBounds(value, node, this.#invalid)
          : this.#wrongType(value, node);
      case 'array':
        return Array.isArray(value) ? this.#list(value, node) : this.#wrongType(value, node);
      case 'object':
        return isObject(value) ? this.#object(value, node) : this.#wrongType(value, node);
      default:
        return true;
    }
  }

  #list(list: JsonValue[], node: SchemaNode): boolean {
    const { items, maxItems } = node;
    if (list.length > maxItems) {
      const values = { expected: maxItems, received: excerpt(list) };
      return this.#invalid('too-many-items', node, values, 'maxItems');
    }
    if (items === undefined) return true;
    for (let index = 0; index < list.length; index += 1) {
      this.#path.push(index);
      this.value(list[index] ?? null, items);
      this.#path.pop();
    }
    return true;
  }

  #object(object: JsonObject, node: SchemaNode): boolean {
    const keys = Object.keys(object);
    for (const key of keys) {
      this.#path.push(key);
      this.#member(key, object[key] ?? null, node);
      this.#path.pop();
    }
    for (const property of node.required) {
      if (!Object.hasOwn(object, property.name)) this.#missing(property, node);
    }
    if (keys.length <= node.maxProperties) return true;
    const values = { expected: node.maxProperties, received: excerpt(object) };
    return this.#invalid('too-many-fields', node, values, 'maxProperties');
  }

  #member(name: string, value: JsonValue, { properties, additional, open, pointer }: SchemaNode) {
    const property = properties.get(name);
    if (property?.possible) this.value(value, property.schema);
    else if (property !== undefined) {
      const expected = { name, release: this.#release, releases: property.releases };
      const received = excerpt(value);
      this.#invalid('field-of-other-releases', property.schema, { expected, received });
    } else if (additional !== undefined) this.value(value, additional);
    else if (!open) {
      this.#report('undocumented-field', {
        expected: name,
        received: excerpt({ [name]: value }),
        pointer: this.#pointer(),
        contractPointer: pointer,
        severity: this.#severityOfUnknown,
      });
    }
  }

  #missing({ name, required }: PropertyNode, node: SchemaNode): void {
    const pointer = joinPointer(this.#pointer(), name);
    if (required === 'release') {
      this.#report('missing-release-field', {
        expected: { name, release: this.#release },
        pointer,
        contractPointer: joinPointer(node.pointer, 'properties', name),
      });
      return;
    }
    const contractPointer = joinPointer(node.pointer, 'required');
    this.#report('missing-field', { expected: name, pointer, contractPointer });
  }

  #text(value: string, node: SchemaNode): boolean {
    if (!isValidText(value, node, this.#invalid)) return false;
    const { knownTexts } = node;
    if (knownTexts === undefined) return true;
    const known = knownTexts.get(value);
    if (known === undefined) {
      this.#report('unknown-value', {
        expected: [...knownTexts].flatMap(([text, { possible }]) => (possible ? [text] : [])),
        received: excerpt(value),
        pointer: this.#pointer(),
        contractPointer: node.pointer,
        severity: this.#severityOfUnknown,
      });
      return false;
    }
    if (!known.possible) {
      const expected = { name: value, release: this.#release, releases: known.releases };
      const received = excerpt(value);
      return this.#invalid('value-of-other-releases', node, { expected, received });
    }
    addTo(this.texts, node, value);
    return true;
  }

  #integer(value: JsonValue, node: SchemaNode): boolean {
    if (!isNumber(value)) {
      const isQuoted = typeof value === 'string' && digits.test(value);
      return isQuoted
        ? isNotPlain(excerpt(value), node, this.#invalid)
        : this.#wrongType(value, node);
    }
    const literal = this.#literal();
    if (!isPlainInteger(value, node, literal, this.#invalid)) return false;
    // The digits of an integer that is out of bounds are evidence too.
    if (isWide(node) && typeof value === 'bigint') addTo(this.integers, node, String(value));
    return isWithinBounds(value, node, this.#invalid, literal);
  }

  #literal(): string | undefined {
    return this.#literals?.get(this.#pointer());
  }

  #wrongType(value: JsonValue, node: SchemaNode): false {
    const { type, format, nullable } = node;
    const values = { expected: { type, format, nullable }, received: excerpt(value) };
    return this.#invalid('wrong-type', node, values, 'type');
  }

  readonly #invalid: ReportInvalid = (ruleId, node, values, keyword) => {
    this.#report(ruleId, {
      ...values,
      pointer: this.#pointer(),
      contractPointer: keyword === undefined ? node.pointer : joinPointer(node.pointer, keyword),
    });
    return false;
  };

  #pointer(): string {
    return joinPointer('', ...this.#path);
  }
}

const isNumber = (value: JsonValue) => typeof value === 'bigint' || typeof value === 'number';

function addTo<Key>(sets: Map<Key, Set<string>>, key: Key, value: string): void {
  const set = sets.get(key) ?? new Set<string>();
  sets.set(key, set.add(value));
}
