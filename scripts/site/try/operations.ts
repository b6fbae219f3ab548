// The operations that the page to try requests offers, with the examples of the description.
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

/** A request that the visitor can choose. */
export interface Operation {
  readonly title: string;
  readonly method: string;
  /** With the examples of the description in place of parameters. */
  readonly path: string;
  /** JSON text of the first example, empty for operations without a body. */
  readonly body: string;
}

/** Returns the operations of a description, those that only read first. */
export function operationsIn(document: JsonObject): Operation[] {
  const resolve = (node: JsonObject): JsonObject => {
    const target = typeof node.$ref === 'string' ? valueAt(document, node.$ref.slice(1)) : node;
    return isObject(target) ? target : {};
  };
  return objectEntries(objectAt(document, 'paths'))
    .flatMap(([path, item]) =>
      objectEntries(item)
        .filter(([, { operationId }]) => operationId !== undefined)
        .map(([method, operation]): Operation => {
          const parameters = [item, operation].flatMap((owner) => objectsAt(owner, 'parameters'));
          return {
            title: textAt(operation, 'summary') ?? '',
            method: method.toUpperCase(),
            path: withExamples(path, parameters.map(resolve)),
            body: firstBody(resolve(objectAt(operation, 'requestBody')), resolve),
          };
        }),
    )
    .sort((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'));
}

/** Returns a path with the examples of its parameters. */
function withExamples(path: string, parameters: readonly JsonObject[]): string {
  const exampleOf = ({ example }: JsonObject) => encodeURIComponent(String(example ?? ''));
  const named = (place: string) => parameters.filter((parameter) => parameter.in === place);
  const query = named('query').map((parameter) => `${parameter.name}=${exampleOf(parameter)}`);
  const filled = named('path').reduce(
    (text, parameter) => text.replace(`{${parameter.name}}`, exampleOf(parameter)),
    path,
  );
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}

function firstBody(body: JsonObject, resolve: (node: JsonObject) => JsonObject): string {
  const media = objectAt(objectAt(body, 'content'), 'application/json');
  const [example] = objectEntries(objectAt(media, 'examples'));
  const value: JsonValue | undefined = example ? resolve(example[1]).value : media.example;
  return value === undefined ? '' : toJson(value, 2).trim();
}
