// What the mock knows of each operation of the description. Pure.
import type { GoSchema } from '../codec/index.js';
import { resolve, toGoSchema } from '../edge/go-schema.js';
import { type JsonObject, objectAt, textAt } from '../edge/json.js';
import type { Routable } from '../edge/router.js';

export interface MockOperation extends Routable {
  /** Its operationId. */
  readonly id: string;
  /** Names of the documented query parameters. */
  readonly queryParameters: readonly string[];
  /** What the request's body is decoded by; absent if the operation takes none. */
  readonly body?: GoSchema;
  /** The described answers, in ascending order: by status, then by media type, the names of the examples. */
  readonly answers: ReadonlyMap<number, Content>;
}

/** The names of the examples by media type; empty for an answer without a body. */
export type Content = ReadonlyMap<string, readonly string[]>;

const methods = ['get', 'post', 'put', 'delete'];

/** The operations of a bundled document, in its order. */
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
  const requestBody = resolve(document, operation.requestBody);
  const media = objectAt(objectAt(requestBody, 'content'), 'application/json');
  return {
    id: textAt(operation, 'operationId') ?? `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    queryParameters: queryParameters(document, [item, operation]),
    ...('schema' in media && { body: toGoSchema(document, media.schema) }),
    answers: answers(document, objectAt(operation, 'responses')),
  };
}

function queryParameters(document: JsonObject, owners: readonly JsonObject[]): string[] {
  return owners
    .flatMap((owner) => (Array.isArray(owner.parameters) ? owner.parameters : []))
    .map((parameter) => resolve(document, parameter))
    .filter((parameter) => parameter.in === 'query')
    .flatMap((parameter) => textAt(parameter, 'name') ?? []);
}

function answers(document: JsonObject, responses: JsonObject): Map<number, Content> {
  const described = Object.entries(responses).map(([status, response]): [number, Content] => {
    const content = objectAt(resolve(document, response), 'content');
    const media = Object.keys(content).map((type): [string, string[]] => [
      type,
      Object.keys(objectAt(objectAt(content, type), 'examples')),
    ]);
    return [Number(status), new Map(media)];
  });
  return new Map(described.toSorted(([a], [b]) => a - b));
}
