// Walks along an answer's body and its schema at once: what breaks the contract, what was seen of it, which 64-bit integers there are.
import type { JsonValue } from '../../codec/index.js';
import { join } from '../description.js';
import type { CheckId } from '../finding/checks.js';
import { isObject, type JsonObject } from '../generated-files.js';
import { printRelease } from '../release-range.js';
import type { ContractView } from '../schema/release-contract.js';
import { isWide, type PropertyNode, type SchemaNode } from '../schema/schema-node.js';
import type { Disagreement } from './collect-findings.js';
import { excerpt, nounOf } from './excerpt.js';
import { stringProblem } from './string-checks.js';

export interface Walk {
  /** Places of the contract that a valid value was seen at. */
  readonly seen: ReadonlySet<SchemaNode>;
  /** Words that were seen, by place. */
  readonly words: ReadonlyMap<SchemaNode, ReadonlySet<string>>;
  /** Digits of the 64-bit integers, by place. */
  readonly integers: ReadonlyMap<SchemaNode, ReadonlySet<string>>;
}

/**
 * Tells `report` of everything in which `value` departs from `schema`.
 *
 * @param literals Numbers by JSON pointer as they were written; undefined if all are plain integers.
 */
export function walkBody(
  value: JsonValue,
  schema: SchemaNode,
  literals: ReadonlyMap<string, string> | undefined,
  view: ContractView,
  report: (one: Disagreement) => void,
): Walk {
  const walker = new Walker(literals, view, report);
  walker.value(value, schema);
  return walker;
}

const plainInteger = /^-?(?:0|[1-9]\d*)$/;
const digits = /^\s*[+-]?\d+\s*$/;

class Walker implements Walk {
  readonly seen = new Set<SchemaNode>();
  readonly words = new Map<SchemaNode, Set<string>>();
  readonly integers = new Map<SchemaNode, Set<string>>();
  readonly #path: (string | number)[] = [];
  readonly #literals: ReadonlyMap<string, string> | undefined;
  readonly #view: ContractView;
  readonly #report: (one: Disagreement) => void;

  constructor(
    literals: ReadonlyMap<string, string> | undefined,
    view: ContractView,
    report: (one: Disagreement) => void,
  ) {
    this.#literals = literals;
    this.#view = view;
    this.#report = report;
  }

  value(value: JsonValue, node: SchemaNode): void {
    if (this.#isValid(value, node)) this.seen.add(node);
  }

  #isValid(value: JsonValue, node: SchemaNode): boolean {
    if (value === null) return node.nullable || node.type === undefined || this.#wrong(value, node);
    if (node.values !== undefined && !node.values.includes(value)) {
      const words = node.values.map((word) => excerpt(word)).join(' or ');
      return this.#break('response-body', words, value, node, 'enum');
    }
    switch (node.type) {
      case 'string':
        return typeof value === 'string' ? this.#string(value, node) : this.#wrong(value, node);
      case 'integer':
        return this.#integer(value, node);
      case 'boolean':
        return typeof value === 'boolean' || this.#wrong(value, node);
      case 'number':
        return typeof value === 'number' || typeof value === 'bigint'
          ? this.#isWithin(value, node)
          : this.#wrong(value, node);
      case 'array':
        return Array.isArray(value) ? this.#list(value, node) : this.#wrong(value, node);
      case 'object':
        return isObject(value) ? this.#object(value, node) : this.#wrong(value, node);
      default:
        return true;
    }
  }

  #list(list: JsonValue[], node: SchemaNode): boolean {
    const { items, maxItems } = node;
    if (list.length > maxItems) {
      return this.#break('response-body', `at most ${maxItems} items`, list, node, 'maxItems');
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
      const property = node.properties.get(key);
      const value = object[key] ?? null;
      this.#path.push(key);
      if (property !== undefined) this.#property(value, property);
      else if (node.additional !== undefined) this.value(value, node.additional);
      else if (!node.open) this.#undocumented(key, value, node);
      this.#path.pop();
    }
    for (const property of node.required) {
      if (!Object.hasOwn(object, property.name)) this.#missing(property, node);
    }
    if (keys.length <= node.maxProperties) return true;
    const expected = `an object with at most ${node.maxProperties} fields`;
    return this.#break('response-body', expected, object, node, 'maxProperties');
  }

  #property(value: JsonValue, property: PropertyNode): void {
    const { name, schema, possible, releases } = property;
    if (possible) {
      this.value(value, schema);
      return;
    }
    const expected = `no field "${name}" from ${this.#server()}; releases ${releases} send it`;
    this.#break('release-fields', expected, value, schema);
  }

  #undocumented(key: string, value: JsonValue, node: SchemaNode): void {
    this.#report({
      check: 'undocumented-fields',
      expected: `only documented fields, not "${key}"`,
      received: excerpt({ [key]: value }),
      pointer: this.#pointer(),
      contractPointer: node.pointer,
      severity: this.#severityOfNews(),
    });
  }

  #missing({ name, required }: PropertyNode, node: SchemaNode): void {
    const byRelease = required === 'release';
    this.#report({
      check: byRelease ? 'release-fields' : 'response-body',
      expected: `the field "${name}"${byRelease ? `, which ${this.#server()} always sends` : ''}`,
      received: 'nothing',
      pointer: join(this.#pointer(), name),
      contractPointer: byRelease
        ? join(node.pointer, 'properties', name)
        : join(node.pointer, 'required'),
    });
  }

  #string(value: string, node: SchemaNode): boolean {
    const problem = stringProblem(value, node);
    if (problem !== undefined) {
      return this.#break('response-body', problem.expected, value, node, problem.keyword);
    }
    return node.words === undefined || this.#word(value, node, node.words);
  }

  #word(value: string, node: SchemaNode, words: NonNullable<SchemaNode['words']>): boolean {
    const word = words.get(value);
    if (word === undefined) {
      const known = [...words].flatMap(([text, { possible }]) =>
        possible ? [JSON.stringify(text)] : [],
      );
      return this.#break(
        'response-body',
        `one of ${known.join(', ')}`,
        value,
        node,
        undefined,
        true,
      );
    }
    if (!word.possible) {
      const expected = `no "${value}" from ${this.#server()}; releases ${word.releases} send it`;
      return this.#break('release-fields', expected, value, node);
    }
    const seen = this.words.get(node) ?? new Set<string>();
    this.words.set(node, seen.add(value));
    return true;
  }

  #integer(value: JsonValue, node: SchemaNode): boolean {
    const kind = isWide(node) ? nounOf(node) : 'a plain integer';
    const literal = this.#literals?.get(this.#pointer());
    const isWritten = typeof value === 'bigint' || typeof value === 'number';
    if (isWritten && (isWide(node) ? typeof value !== 'bigint' : !isWhole(value))) {
      return this.#break('exact-integers', kind, value, node, 'type', false, literal);
    }
    if (literal !== undefined && (!plainInteger.test(literal) || literal === '-0')) {
      return this.#break('exact-integers', kind, value, node, 'type', false, literal);
    }
    if (isWritten) {
      if (isWide(node)) {
        const seen = this.integers.get(node) ?? new Set<string>();
        this.integers.set(node, seen.add(String(value)));
      }
      return this.#isWithin(value, node);
    }
    const isQuoted = typeof value === 'string' && digits.test(value);
    return isQuoted
      ? this.#break('exact-integers', kind, value, node, 'type')
      : this.#wrong(value, node);
  }

  #isWithin(value: number | bigint, node: SchemaNode): boolean {
    const { minimum, maximum } = node;
    const tooSmall = minimum !== undefined && value < minimum;
    const tooLarge = maximum !== undefined && value > maximum;
    if (!tooSmall && !tooLarge) return true;
    const kind = isWide(node)
      ? `a ${node.format} integer`
      : node.type === 'integer'
        ? 'an integer'
        : 'a number';
    const expected = `${kind} from ${minimum ?? 'any'} to ${maximum ?? 'any'}`;
    const check = isWide(node) ? 'exact-integers' : 'response-body';
    return this.#break(check, expected, value, node, tooSmall ? 'minimum' : 'maximum');
  }

  #wrong(value: JsonValue, node: SchemaNode): false {
    const noun = nounOf(node);
    return this.#break(
      'response-body',
      node.nullable ? `${noun} or null` : noun,
      value,
      node,
      'type',
    );
  }

  /** @returns false, as the value is not valid. */
  #break(
    check: CheckId,
    expected: string,
    value: JsonValue,
    node: SchemaNode,
    keyword?: string,
    isNews = false,
    literal?: string,
  ): false {
    this.#report({
      check,
      expected,
      received: literal ?? excerpt(value),
      pointer: this.#pointer(),
      contractPointer: keyword === undefined ? node.pointer : join(node.pointer, keyword),
      severity: isNews ? this.#severityOfNews() : undefined,
    });
    return false;
  }

  /** What no known release sends breaks the contract, unless a newer release sends it. */
  #severityOfNews(): 'warning' | undefined {
    return this.#view.isNewer ? 'warning' : undefined;
  }

  #server(): string {
    const { release } = this.#view;
    return release === undefined ? 'this server' : printRelease(release);
  }

  #pointer(): string {
    return join('', ...this.#path);
  }
}

function isWhole(value: number | bigint): boolean {
  return typeof value === 'bigint' || Number.isInteger(value);
}
