// The operations of the description, as the mock uses them. Pure.
import type { GoSchema } from '../codec/index.js';
import { toBodySchema } from '../http/refusals/body-schemas.js';
import type { RefusalTraits } from '../http/refusals/traits.js';
import type { Routable } from '../http/router.js';
import { type JsonObject, objectAt, textAt } from '../shared/json.js';
import { resolveObject } from '../shared/references.js';
import { isPossible } from '../shared/release-range.js';

export interface MockOperation extends Routable {
  /** Its operationId. */
  readonly id: string;
  /** The schema that decodes the request body; absent if the operation has none. */
  readonly body?: GoSchema;
  /** The described responses by status, in ascending order. */
  readonly responses: ReadonlyMap<number, Content>;
}

/** Names of the examples by media type; empty for a response without a body. */
export type Content = ReadonlyMap<string, readonly string[]>;

const methods = ['get', 'post', 'put', 'delete'];

/** Returns the operations of a bundled document that the release has, in the document's order. */
export function listOperations(document: JsonObject, traits: RefusalTraits): MockOperation[] {
  const { release } = traits;
  return Object.keys(objectAt(document, 'paths')).flatMap((path) => {
    const item = objectAt(objectAt(document, 'paths'), path);
    return methods
      .filter((method) => Object.hasOwn(item, method))
      .filter((method) => isPossible(release, textAt(objectAt(item, method), 'x-releases')))
      .map((method) => describe(document, path, method, traits));
  });
}

function describe(
  document: JsonObject,
  path: string,
  method: string,
  traits: RefusalTraits,
): MockOperation {
  const operation = objectAt(objectAt(objectAt(document, 'paths'), path), method);
  const id = textAt(operation, 'operationId') ?? `${method} ${path}`;
  const requestBody = resolveObject(document, operation.requestBody);
  const media = objectAt(objectAt(requestBody, 'content'), 'application/json');
  return {
    id,
    method: method.toUpperCase(),
    path,
    ...('schema' in media && { body: toBodySchema(document, id, media.schema, traits) }),
    responses: describeResponses(document, objectAt(operation, 'responses')),
  };
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
