// The operations of the description, as the mock uses them. Pure.
import type { GoSchema } from '../codec/index.js';
import { toGoSchema } from '../http/go-schema.js';
import type { Routable } from '../http/router.js';
import { type JsonObject, objectAt, textAt } from '../shared/json.js';
import { resolveObject } from '../shared/references.js';

export interface MockOperation extends Routable {
  /** Its operationId. */
  readonly id: string;
  /** Names of the documented query parameters. */
  readonly queryParameters: readonly string[];
  /** The schema that decodes the request body; absent if the operation has none. */
  readonly body?: GoSchema;
  /** The described responses by status, in ascending order. */
  readonly responses: ReadonlyMap<number, Content>;
}

/** Names of the examples by media type; empty for a response without a body. */
export type Content = ReadonlyMap<string, readonly string[]>;

const methods = ['get', 'post', 'put', 'delete'];

/** Returns the operations of a bundled document, in its order. */
export function listOperations(document: JsonObject): MockOperation[] {
  return Object.keys(objectAt(document, 'paths')).flatMap((path) => {
    const item = objectAt(objectAt(document, 'paths'), path);
    return methods
      .filter((method) => Object.hasOwn(item, method))
      .map((method) => describe(document, path, method, item));
  });
}

function describe(
  document: JsonObject,
  path: string,
  method: string,
  item: JsonObject,
): MockOperation {
  const operation = objectAt(item, method);
  const requestBody = resolveObject(document, operation.requestBody);
  const media = objectAt(objectAt(requestBody, 'content'), 'application/json');
  return {
    id: textAt(operation, 'operationId') ?? `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    queryParameters: queryParameters(document, [item, operation]),
    ...('schema' in media && { body: toGoSchema(document, media.schema) }),
    responses: describeResponses(document, objectAt(operation, 'responses')),
  };
}

function queryParameters(document: JsonObject, owners: readonly JsonObject[]): string[] {
  return owners
    .flatMap((owner) => (Array.isArray(owner.parameters) ? owner.parameters : []))
    .map((parameter) => resolveObject(document, parameter))
    .filter((parameter) => parameter.in === 'query')
    .flatMap((parameter) => textAt(parameter, 'name') ?? []);
}

function describeResponses(document: JsonObject, responses: JsonObject): Map<number, Content> {
  const described = Object.entries(responses).map(([status, response]): [number, Content] => {
    const content = objectAt(resolveObject(document, response), 'content');
    const media = Object.keys(content).map((type): [string, string[]] => [
      type,
      Object.keys(objectAt(objectAt(content, type), 'examples')),
    ]);
    return [Number(status), new Map(media)];
  });
  return new Map(described.toSorted(([a], [b]) => a - b));
}
