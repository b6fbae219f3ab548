// Compares the bundle with the vendor's document as data: every parameter and answer field, in both directions.
import { isObject, type JsonObject, type JsonValue } from '../../../src/shared/json.js';
import { resolveObject } from '../../../src/shared/references.js';

export interface DocumentedParameter {
  readonly name: string;
  readonly type: string;
  readonly required: boolean | null;
  readonly default?: unknown;
  readonly items?: string;
  readonly enum?: readonly string[];
  readonly in: string;
}

export interface DocumentedApi {
  readonly requests: Readonly<Record<string, readonly DocumentedParameter[]>>;
  readonly responses: Readonly<Record<string, readonly string[]>>;
}

interface Field {
  readonly schema: JsonObject;
  readonly required: boolean;
}

const documentedTypes: Readonly<Record<string, string>> = {
  STRING: 'string',
  UINT64: 'integer uint64',
  INT: 'integer',
  BOOLEAN: 'boolean',
  ARRAY: 'array',
  OBJECT: 'object',
};

/** Every difference between document and bundle, as `operation field: aspect`. */
export function documentedDifferences(bundle: JsonObject, document: DocumentedApi): string[] {
  const differences: string[] = [];
  for (const [operationId, operation] of bundleOperations(bundle)) {
    const documented = document.requests[operationId];
    if (documented === undefined) {
      differences.push(`${operationId}: extra`);
      continue;
    }
    const fields = requestFields(bundle, operation);
    const names = new Set(documented.map((parameter) => parameter.name));
    differences.push(...extraNames(fields, names).map((name) => `${operationId} ${name}: extra`));
    for (const parameter of documented) {
      const field = fields.get(parameter.name);
      if (field === undefined) differences.push(`${operationId} ${parameter.name}: missing`);
      else
        for (const aspect of differingAspects(bundle, parameter, field))
          differences.push(`${operationId} ${parameter.name}: ${aspect}`);
    }
    differences.push(...responseDifferences(bundle, document, operationId, operation));
  }
  for (const operationId of Object.keys(document.requests))
    if (!bundleOperations(bundle).has(operationId)) differences.push(`${operationId}: missing`);
  return differences.sort();
}

function responseDifferences(
  bundle: JsonObject,
  document: DocumentedApi,
  operationId: string,
  operation: JsonObject,
): string[] {
  const documented = new Set(document.responses[operationId] ?? []);
  const success = resolve(bundle, object(object(operation.responses)['200'] ?? {}));
  const schema = jsonSchema(success);
  const fields = new Map<string, Field>();
  if (schema !== undefined) collect(bundle, itemsOf(bundle, schema), '', fields);
  const names = [...fields.keys()];
  return [
    ...names.filter((name) => !documented.has(name)).map((name) => `${operationId} ${name}: extra`),
    ...[...documented]
      .filter((name) => !fields.has(name))
      .map((name) => `${operationId} ${name}: missing`),
  ];
}

function differingAspects(bundle: JsonObject, parameter: DocumentedParameter, field: Field) {
  const aspects: string[] = [];
  const { schema } = field;
  const matches = (documented: string, actual: JsonObject) =>
    `${String(actual.type)} ${String(actual.format ?? '')}`.startsWith(
      documentedTypes[documented] ?? documented,
    );
  if (!matches(parameter.type, schema)) aspects.push('type');
  else if (parameter.items && !matches(parameter.items, resolve(bundle, object(schema.items))))
    aspects.push('type');
  if (parameter.required !== null && parameter.required !== field.required)
    aspects.push('required');
  if (parameter.default !== schema.default) aspects.push('default');
  const words = (list: unknown) => (Array.isArray(list) ? [...list].sort().join() : '');
  if (words(parameter.enum) !== words(schema.enum)) aspects.push('enum');
  return aspects;
}

function requestFields(bundle: JsonObject, operation: JsonObject): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const reference of array(operation.parameters)) {
    const parameter = resolve(bundle, object(reference));
    fields.set(String(parameter.name), {
      schema: resolve(bundle, object(parameter.schema)),
      required: parameter.required === true,
    });
  }
  const body = operation.requestBody && jsonSchema(resolve(bundle, object(operation.requestBody)));
  if (body) collect(bundle, resolve(bundle, body), '', fields);
  return fields;
}

function collect(bundle: JsonObject, schema: JsonObject, prefix: string, into: Map<string, Field>) {
  const required = array(schema.required);
  for (const [name, reference] of Object.entries(object(schema.properties ?? {}))) {
    const property = resolve(bundle, object(reference));
    const path = `${prefix}${name}`;
    into.set(path, { schema: property, required: required.includes(name) });
    if (property.properties) collect(bundle, property, `${path}.`, into);
    else if (property.type === 'array') {
      const items = resolve(bundle, object(property.items));
      if (items.properties) collect(bundle, items, `${path}[].`, into);
    }
  }
}

/** Names the document lacks; what lies below such a name is not named again. */
function extraNames(fields: ReadonlyMap<string, Field>, documented: ReadonlySet<string>): string[] {
  const extra = [...fields.keys()].filter((name) => !documented.has(name));
  return extra.filter(
    (name) =>
      !extra.some((other) => name.startsWith(`${other}.`) || name.startsWith(`${other}[].`)),
  );
}

function bundleOperations(bundle: JsonObject): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const item of Object.values(object(bundle.paths))) {
    const { parameters = [], ...methods } = object(item);
    for (const value of Object.values(methods)) {
      const operation = object(value);
      found.set(String(operation.operationId), {
        ...operation,
        parameters: [...array(parameters), ...array(operation.parameters)],
      });
    }
  }
  return found;
}

function resolve(bundle: JsonObject, node: JsonObject): JsonObject {
  const only = array(node.allOf);
  if (only.length === 1) return resolve(bundle, object(only[0]));
  return typeof node.$ref === 'string' ? resolve(bundle, resolveObject(bundle, node)) : node;
}

function jsonSchema(holder: JsonObject): JsonObject | undefined {
  const media = object(holder.content ?? {})['application/json'];
  return media === undefined ? undefined : object(object(media).schema);
}

function itemsOf(bundle: JsonObject, schema: JsonObject): JsonObject {
  const resolved = resolve(bundle, schema);
  return resolved.type === 'array' ? resolve(bundle, object(resolved.items)) : resolved;
}

function object(value: JsonValue | undefined): JsonObject {
  if (!isObject(value)) throw new TypeError(`expected an object, got ${JSON.stringify(value)}`);
  return value;
}

function array(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}
