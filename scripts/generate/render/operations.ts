// Renders `operations.ts`: the data about each operation that the client, the mock and the checks need.

import {
  isObject,
  type JsonObject,
  type JsonValue,
  objectAt,
  textAt,
} from '../../../src/shared/json.js';
import { resolveObject } from '../../../src/shared/references.js';
import {
  jsonSchema,
  type LocatedOperation,
  listOperations,
  listResponses,
  pathParameterNames,
} from '../spec/list-operations.js';
import { banner } from './banner.js';
import { shapeOf } from './shape.js';
import { key, literal } from './source-text.js';

const TYPES = `/** The positions of 64-bit integers inside a JSON value; other positions are left out. */
export type Shape =
  | 'int64'
  | 'uint64'
  | { readonly items: Shape }
  | {
      readonly properties?: Readonly<Record<string, Shape>>;
      readonly additionalProperties?: Shape;
    };

/** One response of an operation. */
export interface OperationResponse {
  /** Media types of the body; none if there is no body. */
  readonly contentTypes: readonly string[];
  /** The response can also have neither a body nor a Content-Type. */
  readonly emptyBody?: true;
  /** Semver range of the releases that send this response. Default: all. */
  readonly releases?: string;
  readonly shape?: Shape;
}

/** One operation of the API. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path template, such as \`/api/v1/changefeeds/{changefeed_id}\`. */
  readonly path: string;
  readonly tag: string;
  /** Names in the order of the path template. */
  readonly pathParameters: readonly string[];
  readonly queryParameters: readonly string[];
  /** True if the vendor's document does not mention the operation. */
  readonly undocumented?: true;
  /** Semver range of the releases that have the operation. Default: all. */
  readonly releases?: string;
  readonly requestBody?: { readonly required: boolean; readonly shape?: Shape };
  readonly responses: Readonly<Record<number, OperationResponse>>;
}
`;

/** Renders the operations of the document by operationId. */
export function renderOperations(document: JsonObject): string {
  const operations = listOperations(document);
  const entries = operations.map((operation) => {
    const description = literal(describeOperation(document, operation), '  ', 200);
    return `  ${key(operation.operationId)}: ${description},\n`;
  });
  const ids = operations.map(({ operationId }) => operationId);
  return `// ${banner}

${TYPES}
/** All operations by operationId. */
export const operations = {
${entries.join('')}} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;

/** The IDs of all operations, in the order of the description. */
export const operationIds: readonly OperationId[] = ${literal(ids, '', 60)};
`;
}

function describeOperation(document: JsonObject, located: LocatedOperation): JsonObject {
  const { operation, parameters, path } = located;
  const [tag] = Array.isArray(operation.tags) ? operation.tags : [];
  const releases = textAt(operation, 'x-releases');
  return {
    method: located.method,
    path,
    tag: tag ?? '',
    pathParameters: pathParameterNames(path),
    queryParameters: parameters.filter((one) => one.in === 'query').map((one) => one.name ?? ''),
    ...(operation['x-undocumented'] === true ? { undocumented: true } : {}),
    ...(releases === undefined ? {} : { releases }),
    ...describeRequestBody(document, operation),
    responses: Object.fromEntries(
      listResponses(document, operation).map(([status, response]) => [
        status,
        describeResponse(document, response),
      ]),
    ),
  };
}

function describeRequestBody(document: JsonObject, operation: JsonObject): JsonObject {
  if (!isObject(operation.requestBody)) return {};
  const node = resolveObject(document, operation.requestBody);
  return { requestBody: { required: node.required === true, ...describeShape(document, node) } };
}

function describeResponse(document: JsonObject, response: JsonObject): JsonValue {
  const releases = textAt(response, 'x-releases');
  return {
    contentTypes: Object.keys(objectAt(response, 'content')),
    ...(response['x-empty-body'] === true ? { emptyBody: true } : {}),
    ...(releases === undefined ? {} : { releases }),
    ...describeShape(document, response),
  };
}

function describeShape(document: JsonObject, body: JsonObject): JsonObject {
  const schema = jsonSchema(body);
  const shape = schema && shapeOf(document, schema);
  return shape === undefined ? {} : { shape };
}
