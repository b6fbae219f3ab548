// `operations.ts`: what the client, the mock and the checks need to know of each operation, as data.
import { banner } from './banner.js';
import { child, type Dictionary, isDictionary, resolve, text, type Value } from './document.js';
import {
  jsonSchema,
  type LocatedOperation,
  listOperations,
  listResponses,
  pathParameterNames,
} from './list-operations.js';
import { shapeOf } from './shape.js';
import { key, literal } from './source-text.js';

const TYPES = `/** Where 64-bit integers sit inside a JSON value; positions without any are left out. */
export type Shape =
  | 'int64'
  | 'uint64'
  | { readonly items: Shape }
  | {
      readonly properties?: Readonly<Record<string, Shape>>;
      readonly additionalProperties?: Shape;
    };

/** One answer of an operation. */
export interface OperationResponse {
  /** Media types of the body; none if there is no body. */
  readonly contentTypes: readonly string[];
  /** The answer may also come without a body and without a Content-Type. */
  readonly emptyBody?: true;
  /** Semver range of the releases that give this answer; all if left out. */
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
  /** The vendor's document does not mention it. */
  readonly undocumented?: true;
  /** Semver range of the releases that have it; all if left out. */
  readonly releases?: string;
  readonly requestBody?: { readonly required: boolean; readonly shape?: Shape };
  readonly responses: Readonly<Record<number, OperationResponse>>;
}
`;

/** The operations of the document by operationId. */
export function renderOperations(document: Dictionary): string {
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

/** The ids of all operations, in the order of the description. */
export const operationIds: readonly OperationId[] = ${literal(ids, '', 60)};
`;
}

function describeOperation(document: Dictionary, located: LocatedOperation): Dictionary {
  const { operation, parameters, path } = located;
  const [tag] = Array.isArray(operation.tags) ? operation.tags : [];
  const releases = text(operation, 'x-releases');
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

function describeRequestBody(document: Dictionary, operation: Dictionary): Dictionary {
  if (!isDictionary(operation.requestBody)) return {};
  const { node } = resolve(document, operation.requestBody, '');
  return { requestBody: { required: node.required === true, ...describeShape(document, node) } };
}

function describeResponse(document: Dictionary, response: Dictionary): Value {
  const releases = text(response, 'x-releases');
  return {
    contentTypes: Object.keys(child(response, 'content')),
    ...(response['x-empty-body'] === true ? { emptyBody: true } : {}),
    ...(releases === undefined ? {} : { releases }),
    ...describeShape(document, response),
  };
}

function describeShape(document: Dictionary, body: Dictionary): Dictionary {
  const schema = jsonSchema(body);
  const shape = schema && shapeOf(document, schema);
  return shape === undefined ? {} : { shape };
}
