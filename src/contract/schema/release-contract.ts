// The contract of one generation and release: what its operations may answer.
import { type OperationId, operations, type Shape } from '../../../generated/operations.js';
import { children, find, type Located } from '../description.js';
import { type JsonObject, readGenerated } from '../generated-files.js';
import { isBeyond, type Release } from '../release-range.js';
import { compileSchema, isPossible, isWide, type SchemaNode, type Setting } from './schema-node.js';

export type Generation = 'classic' | 'newarch';

/** The contract as servers of one release keep it. */
export interface ContractView {
  readonly generation: Generation;
  /** If unknown, what any release may do is allowed. */
  readonly release: Release | undefined;
  /** Whether it is newer than every release that the contract knows. */
  readonly isNewer: boolean;
  /** undefined: this release has no such operation. */
  operation(id: OperationId): OperationView | undefined;
}

/** One operation and its answers. */
export interface OperationView {
  readonly operationId: OperationId;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path template, such as `/api/v1/changefeeds/{changefeed_id}`. */
  readonly path: string;
  /** Where the description has it, as a JSON pointer. */
  readonly pointer: string;
  /** By status; only those that this release gives. */
  readonly responses: ReadonlyMap<number, ResponseView>;
  /** Releases that give an answer of this status, if not all do; undefined also for an unknown status. */
  releasesOf(status: number): string | undefined;
}

/** One answer of an operation. */
export interface ResponseView {
  readonly status: number;
  /** Where the description has it, references followed. */
  readonly pointer: string;
  /** By media type; none if there is no body. */
  readonly contents: ReadonlyMap<string, ContentView>;
  /** The answer may also come without a body and without a Content-Type. */
  readonly mayBeEmpty: boolean;
}

/** The body of an answer in one media type. */
export interface ContentView {
  readonly schema: SchemaNode;
  /** Where its 64-bit integers sit. */
  readonly shape: Shape | undefined;
  /** The body is text as it stands, not JSON. */
  readonly isText: boolean;
}

const files: Readonly<Record<Generation, string>> = {
  classic: 'openapi.json',
  newarch: 'openapi.newarch.json',
};

const documents = new Map<Generation, JsonObject>();

/** The bundled description of a generation, read once. */
export function descriptionOf(generation: Generation): JsonObject {
  const document = documents.get(generation) ?? readGenerated(files[generation]);
  documents.set(generation, document);
  return document;
}

/**
 * The contract that a server is held to.
 *
 * @param release Its release; left out if it is not known.
 */
export function contractOf(generation: Generation, release?: Release | undefined): ContractView {
  const document = descriptionOf(generation);
  const setting: Setting = { document, release };
  const known = text(find(document, root(document), 'info'), 'x-releases');
  const views = new Map<OperationId, OperationView | undefined>();
  return {
    generation,
    release,
    isNewer: release !== undefined && known !== undefined && isBeyond(release, known),
    operation(id) {
      if (!views.has(id)) views.set(id, viewOperation(setting, id));
      return views.get(id);
    },
  };
}

function viewOperation(setting: Setting, operationId: OperationId): OperationView | undefined {
  const { document, release } = setting;
  const { path, method } = operations[operationId];
  const located = find(document, root(document), 'paths', path, method.toLowerCase());
  if (located === undefined || !isPossible(release, text(located, 'x-releases'))) return undefined;
  const answers = children(document, located, 'responses');
  const releases = new Map(
    answers.map(([status, answer]) => [Number(status), text(answer, 'x-releases')]),
  );
  const responses = answers
    .filter(([status]) => isPossible(release, releases.get(Number(status))))
    .map(([status, answer]) => viewResponse(setting, Number(status), answer));
  return {
    operationId,
    method,
    path,
    pointer: located.pointer,
    responses: new Map(responses.map((response) => [response.status, response])),
    releasesOf: (status) => releases.get(status),
  };
}

function viewResponse(setting: Setting, status: number, answer: Located): ResponseView {
  const contents = children(setting.document, answer, 'content').map(
    ([mediaType, content]): [string, ContentView] => {
      const located = find(setting.document, content, 'schema') ?? content;
      const schema = compileSchema(setting, located);
      const isText = mediaType.startsWith('text/') && schema.type === 'string';
      return [mediaType, { schema, shape: shapeOf(schema), isText }];
    },
  );
  return {
    status,
    pointer: answer.pointer,
    contents: new Map(contents),
    mayBeEmpty: answer.node['x-empty-body'] === true,
  };
}

/** What the codec needs to know of a schema. */
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
