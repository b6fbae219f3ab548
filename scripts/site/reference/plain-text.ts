// The whole reference as plain HTML, for readers without JavaScript.
import MarkdownIt from 'markdown-it';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  objectAt,
  objectEntries,
  objectsAt,
  textAt,
} from '../../../src/shared/json.js';
import { valueAt } from '../../../src/shared/json-pointer.js';
import { toJson } from '../../generate/render/json.js';
import { escapeHtml } from '../html.js';
import type { Language } from '../languages.js';
import { type ReferenceWords, referenceWords } from './words.js';

const markdown = new MarkdownIt();
const methods = ['get', 'put', 'post', 'delete'];

/** Returns the HTML of a description: every operation, parameter, response, example and schema. */
export function plainText(document: JsonObject, language: Language): string {
  return new PlainText(document, referenceWords[language]).render();
}

class PlainText {
  readonly #document: JsonObject;
  readonly #words: ReferenceWords;

  constructor(document: JsonObject, words: ReferenceWords) {
    this.#document = document;
    this.#words = words;
  }

  render(): string {
    const info = objectAt(this.#document, 'info');
    const tags = objectsAt(this.#document, 'tags').map((tag) => this.#tag(tag));
    const schemas = objectEntries(objectAt(objectAt(this.#document, 'components'), 'schemas')).map(
      ([name, schema]) => `<h3 id="schema-${name}">${name}</h3>${this.#schema(schema)}`,
    );
    return [
      `<h1>${escapeHtml(textAt(info, 'title') ?? '')}</h1>`,
      prose(info),
      ...tags,
      `<h2>${this.#words.schemas}</h2>`,
      ...schemas,
    ].join('\n');
  }

  #tag(tag: JsonObject): string {
    const name = textAt(tag, 'name') ?? '';
    const operations = objectEntries(objectAt(this.#document, 'paths')).flatMap(([path, item]) =>
      objectEntries(item)
        .filter(([method, { tags }]) => methods.includes(method) && isTagged(tags, name))
        .map(([method, operation]) => this.#operation(method, path, item, operation)),
    );
    const shown = textAt(tag, 'x-displayName') ?? name;
    return [`<h2>${escapeHtml(shown)}</h2>`, prose(tag), ...operations].join('\n');
  }

  #operation(method: string, path: string, item: JsonObject, operation: JsonObject): string {
    const words = this.#words;
    const id = `/${textOf(operation.tags)}/${textAt(operation, 'operationId')}`.toLowerCase();
    const successor = textAt(operation, 'x-successor');
    const replaced = successor ? `${words.successor} ${code(successor)}` : words.noSuccessor;
    const parameters = [...objectsAt(item, 'parameters'), ...objectsAt(operation, 'parameters')];
    const body = this.#resolve(objectAt(operation, 'requestBody'));
    return [
      `<h3 id="${escapeHtml(id)}">${escapeHtml(textAt(operation, 'summary') ?? '')}</h3>`,
      `<p>${code(`${method.toUpperCase()} ${path}`)}</p>`,
      `<p>${words.deprecated} ${replaced}</p>`,
      this.#releases(operation),
      prose(operation),
      ...this.#parameters(parameters.map((parameter) => this.#resolve(parameter))),
      ...(body.content === undefined
        ? []
        : [`<h4>${words.requestBody}</h4>`, prose(body), this.#content(body)]),
      `<h4>${words.responses}</h4>`,
      ...objectEntries(objectAt(operation, 'responses')).map(([status, response]) => {
        const resolved = this.#resolve(response);
        const meaning = `${prose(resolved)}${this.#releases(resolved)}${this.#content(resolved)}`;
        return `<h5>${status}</h5>${meaning}`;
      }),
    ].join('\n');
  }

  #parameters(parameters: readonly JsonObject[]): string[] {
    if (parameters.length === 0) return [];
    const rows = parameters.map((parameter) =>
      this.#row(
        textAt(parameter, 'name') ?? '',
        { ...objectAt(parameter, 'schema'), ...parameter },
        parameter.required === true,
        `${this.#type(objectAt(parameter, 'schema'))}, ${textAt(parameter, 'in')}`,
      ),
    );
    return [`<h4>${this.#words.parameters}</h4>`, this.#table(rows)];
  }

  #content(owner: JsonObject): string {
    return objectEntries(objectAt(owner, 'content'))
      .map(([type, media]) => {
        const examples = objectEntries(objectAt(media, 'examples')).map(([name, example]) => {
          const { summary, value } = this.#resolve(example);
          const title = typeof summary === 'string' ? summary : name;
          return `<p>${this.#words.example}: ${escapeHtml(title)}</p><pre>${escapeHtml(textOf(value))}</pre>`;
        });
        return `<p>${code(type)}: ${this.#type(objectAt(media, 'schema'))}</p>${examples.join('')}`;
      })
      .join('\n');
  }

  #schema(schema: JsonObject): string {
    const properties = objectEntries(objectAt(schema, 'properties'));
    const required = Array.isArray(schema.required) ? schema.required : [];
    const rows = properties.flatMap(([name, property]) => this.#property(name, property, required));
    const own = `<p>${this.#type(schema)}</p>${prose(schema)}${this.#limits(schema)}`;
    return rows.length === 0 ? own : `${own}${this.#table(rows)}`;
  }

  /** Nested objects become rows of their own, such as `error.code`. */
  #property(name: string, property: JsonObject, required: readonly JsonValue[]): string[] {
    const items = objectAt(property, 'items');
    const [inner, path] = property.items === undefined ? [property, name] : [items, `${name}[]`];
    const isRequired = required.includes(name.split('.').at(-1) ?? '');
    const innerRequired = Array.isArray(inner.required) ? inner.required : [];
    return [
      this.#row(name, property, isRequired, this.#type(property)),
      ...objectEntries(objectAt(inner, 'properties')).flatMap(([key, child]) =>
        this.#property(`${path}.${key}`, child, innerRequired),
      ),
    ];
  }

  #row(name: string, owner: JsonObject, isRequired: boolean, type: string): string {
    const kind = isRequired ? `${type}, ${this.#words.required}` : type;
    const meaning = `${prose(owner)}${this.#limits(owner)}${this.#releases(owner)}`;
    return `<tr><td>${code(name)}</td><td>${kind}</td><td>${meaning}</td></tr>`;
  }

  #table(rows: readonly string[]): string {
    const { name, type, meaning } = this.#words;
    const head = `<tr><th>${name}</th><th>${type}</th><th>${meaning}</th></tr>`;
    return `<table><thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table>`;
  }

  #type(schema: JsonObject): string {
    if (typeof schema.$ref === 'string') {
      const name = schema.$ref.split('/').at(-1) ?? '';
      return `<a href="#schema-${name}">${name}</a>`;
    }
    const all = objectsAt(schema, 'allOf');
    if (all.length > 0) return all.map((part) => this.#type(part)).join(' &amp; ');
    const one = [...objectsAt(schema, 'oneOf'), ...objectsAt(schema, 'anyOf')];
    if (one.length > 0) return one.map((part) => this.#type(part)).join(' | ');
    if (schema.type === 'array') return `${this.#type(objectAt(schema, 'items'))}[]`;
    const format = textAt(schema, 'format');
    return escapeHtml(`${textAt(schema, 'type') ?? ''}${format ? ` (${format})` : ''}`);
  }

  #limits(schema: JsonObject): string {
    const values = schema.enum ?? schema['x-extensible-enum'];
    const { minimum, maximum, pattern } = schema;
    const known = Array.isArray(values)
      ? [`${this.#words.values} ${values.map(textOf).join(', ')}`]
      : [];
    const range =
      minimum === undefined && maximum === undefined
        ? []
        : [`${bound(minimum)} .. ${bound(maximum)}`];
    const lines = [...known, ...range, ...(typeof pattern === 'string' ? [pattern] : [])];
    return lines.map((line) => `<p>${code(line)}</p>`).join('');
  }

  #releases(owner: JsonObject): string {
    const range = textAt(owner, 'x-releases');
    return range === undefined ? '' : `<p>${this.#words.releases} ${code(range)}</p>`;
  }

  #resolve(node: JsonObject): JsonObject {
    if (typeof node.$ref !== 'string') return node;
    const target = valueAt(this.#document, node.$ref.slice(1));
    return isObject(target) ? target : {};
  }
}

function isTagged(tags: JsonValue | undefined, name: string): boolean {
  return Array.isArray(tags) && tags.includes(name);
}

function prose(owner: JsonObject): string {
  return markdown.render(textAt(owner, 'description') ?? '');
}

function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

function bound(value: JsonValue | undefined): string {
  return value === undefined ? '' : textOf(value);
}

function textOf(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value) && value.length === 1 && typeof value[0] === 'string') return value[0];
  return typeof value === 'string' ? value : toJson(value);
}
