// Renders `calls`: what the client needs to know about each operation to send its request and to read its response.
import { isObject, type JsonObject, textAt } from '../../../src/shared/json.js';
import { resolveObject } from '../../../src/shared/references.js';
import {
  jsonSchema,
  type LocatedOperation,
  listOperations,
  listSuccesses,
} from '../spec/list-operations.js';
import { shapeOf } from './shape.js';
import { key, literal } from './source-text.js';

const TYPES = `/** What a success may contain: no body, or JSON whose outermost type is one of these. */
export type BodyKind = 'empty' | 'object' | 'array' | 'null';

/** A success of an operation, as classic servers or the new architecture respond. */
export interface CallSuccess {
  /** The kinds of bodies, separated by spaces. */
  readonly body: string;
  /** The function returns the body. False: it returns undefined, whatever the server sends. */
  readonly isResult?: true;
  readonly shape?: Shape;
}

/** The facts of an operation that its call needs. */
export interface CallFacts {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly request?: Shape;
  readonly success: Readonly<Record<number, CallSuccess>>;
}
`;

/** Renders the table and its types. */
export function renderCalls(document: JsonObject, newarch: JsonObject): string {
  const others = new Map(listOperations(newarch).map((one) => [one.operationId, one]));
  const entries = listOperations(document).map((located) => {
    const other = others.get(located.operationId);
    const facts = {
      method: located.method,
      path: located.path,
      ...requestShape(document, located),
      success: {
        ...(other === undefined ? {} : successes(newarch, other)),
        ...successes(document, located, other && successes(newarch, other)),
      },
    };
    return `  ${key(located.operationId)}: ${literal(facts, '  ', 200)},\n`;
  });
  return `${TYPES}
/** The facts of all operations by operationId. */
export const calls: Readonly<Record<OperationId, CallFacts>> = {
${entries.join('')}};
`;
}

function requestShape(document: JsonObject, { operation }: LocatedOperation): JsonObject {
  if (!isObject(operation.requestBody)) return {};
  const schema = jsonSchema(resolveObject(document, operation.requestBody));
  const shape = schema && shapeOf(document, schema);
  return shape === undefined ? {} : { request: shape };
}

/** @param others The successes of another description: their bodies are taken too. */
function successes(
  document: JsonObject,
  { operation }: LocatedOperation,
  others: JsonObject = {},
): JsonObject {
  const entries = listSuccesses(document, operation).map(([status, response]) => {
    const schema = jsonSchema(response);
    const other = others[status];
    const kinds = [
      ...kindsOf(document, schema, response),
      ...(isObject(other) ? (textAt(other, 'body') ?? '').split(' ') : []),
    ];
    const shape = schema && shapeOf(document, schema);
    const facts = {
      body: [...new Set(kinds)].join(' '),
      ...(schema === undefined ? {} : { isResult: true }),
      ...(shape === undefined ? {} : { shape }),
    };
    return [status, facts];
  });
  return Object.fromEntries(entries);
}

function kindsOf(document: JsonObject, schema: JsonObject | undefined, response: JsonObject) {
  if (schema === undefined) return ['empty'];
  const { type, nullable } = resolveObject(document, schema);
  return [
    type === 'array' ? 'array' : 'object',
    ...(nullable === true ? ['null'] : []),
    ...(response['x-empty-body'] === true ? ['empty'] : []),
  ];
}
