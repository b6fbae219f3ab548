// Lists the operations of a document and their parts, with references resolved.
import {
  isObject,
  type JsonObject,
  objectAt,
  objectEntries,
  objectsAt,
  textAt,
} from '../../../src/shared/json.js';
import { joinPointer } from '../../../src/shared/json-pointer.js';
import { followReference, resolveObject } from '../../../src/shared/references.js';

/** An operation and its place: `path` as in the document, `method` in upper case. */
export interface LocatedOperation {
  readonly path: string;
  readonly method: string;
  readonly operationId: string;
  readonly pointer: string;
  readonly operation: JsonObject;
  /** The parameters of the path and of the operation, resolved; the operation's win. */
  readonly parameters: readonly JsonObject[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Returns all operations, in the order of the document. */
export function listOperations(document: JsonObject): LocatedOperation[] {
  return objectEntries(objectAt(document, 'paths')).flatMap(([path, item]) =>
    METHODS.filter((method) => isObject(item[method])).map((method) => {
      const operation = objectAt(item, method);
      const pointer = joinPointer('/paths', path, method);
      return {
        path,
        method: method.toUpperCase(),
        operationId: textAt(operation, 'operationId') ?? '',
        pointer,
        operation,
        parameters: mergeParameters(document, item, operation, pointer),
      };
    }),
  );
}

function mergeParameters(
  document: JsonObject,
  item: JsonObject,
  operation: JsonObject,
  pointer: string,
): JsonObject[] {
  const merged = new Map<string, JsonObject>();
  for (const parameter of [
    ...objectsAt(item, 'parameters'),
    ...objectsAt(operation, 'parameters'),
  ]) {
    const { node } = followReference(document, { node: parameter, pointer });
    merged.set(`${node.in} ${node.name}`, node);
  }
  return [...merged.values()];
}

/** Returns the names of the path parameters, in the order of the path. */
export function pathParameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
}

/** Returns the responses of an operation by status, with `$ref`s resolved. */
export function listResponses(document: JsonObject, operation: JsonObject): [string, JsonObject][] {
  return objectEntries(objectAt(operation, 'responses')).map(([status, response]) => [
    status,
    resolveObject(document, response),
  ]);
}

/** Returns the JSON schema of a body, or `undefined` if the body is not JSON. */
export function jsonSchema(body: JsonObject): JsonObject | undefined {
  const media = Object.entries(objectAt(body, 'content')).find(
    ([type]) => type === 'application/json',
  );
  return isObject(media?.[1]) && isObject(media[1].schema) ? media[1].schema : undefined;
}

/** Returns the responses with a 2xx status. */
export function listSuccesses(document: JsonObject, operation: JsonObject): [string, JsonObject][] {
  return listResponses(document, operation).filter(([status]) => status.startsWith('2'));
}
