// The contract of one generation and release: its operations and their documented responses.
import { type OperationId, operations, type Shape } from '../../../generated/operations.js';
import { parseJson } from '../../codec/index.js';
import type { JsonObject } from '../../shared/json.js';
import { readDescription } from '../../shared/node/generated-files.js';
import { childObjects, findObject, type Located } from '../../shared/references.js';
import type { Release } from '../../shared/release.js';
import { isBeyond } from '../../shared/release-range.js';
import { type CompileTarget, compileSchema } from './compile-schema.js';
import { isWide, type SchemaNode } from './schema-node.js';
import { type Generation, mayBe, type ServerVersion } from './server-version.js';

/** The contract that servers of one release must keep. */
export interface ReleaseContract extends ServerVersion {
  /** Whether the release is newer than every release that the contract describes. */
  readonly isNewer: boolean;
  /** Returns undefined if the release has no such operation. */
  operation(id: OperationId): OperationContract | undefined;
}

/** One operation and its documented responses. */
export interface OperationContract {
  readonly operationId: OperationId;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path template, such as `/api/v1/changefeeds/{changefeed_id}`. */
  readonly path: string;
  /** Where the description has it, as a JSON pointer. */
  readonly pointer: string;
  /** By status; only those that this release sends. */
  readonly responses: ReadonlyMap<number, DocumentedResponse>;
  /** Returns the releases that send a status; undefined if all do, or if the status is not documented. */
  releasesOf(status: number): string | undefined;
}

/** One documented response of an operation. */
export interface DocumentedResponse {
  readonly status: number;
  /** Where the description has it, references followed. */
  readonly pointer: string;
  /** By media type; empty if there is no body. */
  readonly contents: ReadonlyMap<string, DocumentedContent>;
  /** Whether the response may also come without a body and without a Content-Type. */
  readonly mayBeEmpty: boolean;
}

/** The body of a response in one media type. */
export interface DocumentedContent {
  readonly schema: SchemaNode;
  /** The places of its 64-bit integers; undefined if it has none. */
  readonly shape: Shape | undefined;
  /** Whether the body is plain text, not JSON. */
  readonly isText: boolean;
}

const documents = new Map<Generation, JsonObject>();

/** Returns the bundled description of a generation. Reads the file once. */
export function descriptionOf(generation: Generation): JsonObject {
  const document = documents.get(generation) ?? readDescription(generation, parseJson);
  documents.set(generation, document);
  return document;
}

/**
 * Returns the contract that a server must keep.
 *
 * @param release The server's release. Default: not known, so that everything that any release does is allowed.
 */
export function contractOf(generation: Generation, release?: Release | undefined): ReleaseContract {
  const document = descriptionOf(generation);
  const target: CompileTarget = { document, release };
  const known = text(findObject(document, root(document), 'info'), 'x-releases');
  const contracts = new Map<OperationId, OperationContract | undefined>();
  return {
    generation,
    release,
    isNewer: release !== undefined && known !== undefined && isBeyond(release, known),
    operation(id) {
      if (!contracts.has(id)) contracts.set(id, readOperation(target, id));
      return contracts.get(id);
    },
  };
}

function readOperation(
  target: CompileTarget,
  operationId: OperationId,
): OperationContract | undefined {
  const { document } = target;
  const { path, method } = operations[operationId];
  const located = findObject(document, root(document), 'paths', path, method.toLowerCase());
  if (located === undefined || !mayBe(target, text(located, 'x-releases'))) return undefined;
  const documented = childObjects(document, located, 'responses');
  const releases = new Map(
    documented.map(([status, response]) => [Number(status), text(response, 'x-releases')]),
  );
  const responses = documented
    .filter(([status]) => mayBe(target, releases.get(Number(status))))
    .map(([status, response]) => readResponse(target, Number(status), response));
  return {
    operationId,
    method,
    path,
    pointer: located.pointer,
    responses: new Map(responses.map((response) => [response.status, response])),
    releasesOf: (status) => releases.get(status),
  };
}

function readResponse(
  target: CompileTarget,
  status: number,
  response: Located,
): DocumentedResponse {
  const contents = childObjects(target.document, response, 'content').map(
    ([mediaType, content]): [string, DocumentedContent] => {
      const located = findObject(target.document, content, 'schema') ?? content;
      const schema = compileSchema(target, located);
      const isText = mediaType.startsWith('text/') && schema.type === 'string';
      return [mediaType, { schema, shape: shapeOf(schema), isText }];
    },
  );
  return {
    status,
    pointer: response.pointer,
    contents: new Map(contents),
    mayBeEmpty: response.node['x-empty-body'] === true,
  };
}

/** Returns the places of a schema's 64-bit integers, as the codec needs them. */
function shapeOf(node: SchemaNode): Shape | undefined {
  if (isWide(node)) return node.format === 'int64' ? 'int64' : 'uint64';
  const items = node.items && shapeOf(node.items);
  if (items !== undefined) return { items };
  const shapes = [...node.properties].flatMap(([name, { schema }]): [string, Shape][] => {
    const shape = shapeOf(schema);
    return shape === undefined ? [] : [[name, shape]];
  });
  const additional = node.additional && shapeOf(node.additional);
  if (shapes.length === 0 && additional === undefined) return undefined;
  return {
    ...(shapes.length > 0 && { properties: Object.fromEntries(shapes) }),
    ...(additional !== undefined && { additionalProperties: additional }),
  };
}

const root = (document: JsonObject): Located => ({ node: document, pointer: '' });

function text(located: Located | undefined, key: string): string | undefined {
  const value = located?.node[key];
  return typeof value === 'string' ? value : undefined;
}
