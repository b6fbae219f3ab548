// Renders `client.ts`: one typed, documented function per operation, which sends requests through a given `call`.

import { isObject, type JsonObject, objectAt, textAt } from '../../../src/shared/json.js';
import { resolveObject } from '../../../src/shared/references.js';
import {
  jsonSchema,
  type LocatedOperation,
  listOperations,
  listSuccesses,
  pathParameterNames,
} from '../spec/list-operations.js';
import { schemaName } from '../spec/schemas.js';
import { banner } from './banner.js';
import { renderCalls } from './calls.js';
import { describeOperation, indentText } from './describe-operation.js';
import { camelCase, docComment, key, quote } from './source-text.js';

const TYPES = `/** The last argument of every function. */
export interface CallOptions {
  /** Aborts the request. */
  readonly signal?: AbortSignal | undefined;
  /** Headers that are added to those of the client. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds in which the call must have its result. Default: that of the client. */
  readonly timeout?: number | undefined;
}

/** The parts of one request, with the names of its operation. */
export interface CallInput {
  readonly path?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: unknown;
}
`;

const CALL = `/** The result of an operation: its success body. */
export type OperationResult<Id extends OperationId> = OperationResults[Id];

/** Sends one request; resolves with the decoded success body, \`undefined\` if there is none. */
export type Call = <Id extends OperationId>(
  operationId: Id,
  input: CallInput,
  options?: CallOptions,
) => Promise<OperationResult<Id>>;
`;

/**
 * Renders the functions of all operations of the document, the facts that the client needs about them, and the types by name.
 * @param newarch The description of the new architecture, whose responses the client takes too.
 */
export function renderClient(document: JsonObject, newarch: JsonObject): string {
  const operations = listOperations(document);
  const results = operations.map(
    (operation) => `  ${key(operation.operationId)}: ${resultType(document, operation)};\n`,
  );
  return `// ${banner}
import type { OperationId, Shape } from './operations.js';
import type { components, operations } from './schema.js';

${renderCalls(document, newarch)}
${renderErrorCodes([document, newarch])}
${TYPES}
/** The result of each operation. */
export interface OperationResults {
${results.join('')}}

${CALL}
/** One function per operation, each sending its request through \`call\`. */
export function createOperations(call: Call) {
  return {
${operations.map((operation) => renderFunction(document, operation)).join('\n')}  };
}

/** The functions of all operations. */
export type Operations = ReturnType<typeof createOperations>;
`;
}

/** Renders the type of the known error codes, which is open for those of other releases. */
function renderErrorCodes(documents: readonly JsonObject[]): string {
  const codes = documents.flatMap((document) => {
    const { HTTPError } = objectAt(objectAt(document, 'components'), 'schemas');
    const properties = isObject(HTTPError) ? objectAt(HTTPError, 'properties') : {};
    return Object.keys(objectAt(objectAt(properties, 'error_code'), 'x-error-codes'));
  });
  const members = [...new Set(codes)].sort().map((code) => `\n  | ${quote(code)}`);
  return `/** TiCDC's error codes: the known ones of all releases, and any other. \`''\` if there is none. */
export type ErrorCode =${members.join('')}
  | (string & {});
`;
}

/** An argument of a function besides its options: its declaration, documentation and use. */
interface Argument {
  readonly declaration: string;
  readonly documentation: string;
}

function renderFunction(document: JsonObject, located: LocatedOperation): string {
  const { operationId } = located;
  const names = pathParameterNames(located.path);
  const path = names.map((name) => `${key(name)}: ${camelCase(name)}`).join(', ');
  const second = queryArgument(located) ?? bodyArgument(document, located);
  const input = [
    ...(path ? [`path: { ${path} }`] : []),
    ...(second ? [second.declaration.match(/^\w+/)?.[0] ?? ''] : []),
  ].join(', ');
  const parameters = [
    ...names.map((name) => `${camelCase(name)}: string`),
    ...(second ? [second.declaration] : []),
    'options?: CallOptions',
  ];
  const sent = [quote(operationId), input ? `{ ${input} }` : '{}', 'options'];
  return (
    docComment(describeOperation(document, located, second?.documentation), '    ') +
    layOut(`    ${key(operationId)}: `, parameters, sent)
  );
}

/** Lays out a function in as few lines as fit into 100 columns. */
function layOut(start: string, parameters: string[], sent: string[]): string {
  const call = `call(${sent.join(', ')})`;
  const head = `${start}(${parameters.join(', ')}) =>`;
  if (head.length + call.length < 99) return `${head} ${call},\n`;
  if (head.length > 100) {
    return `${start}(\n${list(parameters, '      ')}    ) => ${call},\n`;
  }
  if (call.length < 94) return `${head}\n      ${call},\n`;
  return `${head}\n      call(\n${list(sent, '        ')}      ),\n`;
}

function list(items: string[], margin: string): string {
  return items.map((item) => `${margin}${item},\n`).join('');
}

function queryArgument({ operationId, parameters }: LocatedOperation): Argument | undefined {
  const query = parameters.filter((parameter) => parameter.in === 'query');
  if (query.length === 0) return undefined;
  const type = `operations[${quote(operationId)}]['parameters']['query']`;
  const required = query.some((parameter) => parameter.required === true);
  const details = query.map(
    (one) => `- \`${one.name}\`: ${indentText(textAt(one, 'description'))}`,
  );
  return {
    declaration: required ? `query: ${type}` : `query: NonNullable<${type}> = {}`,
    documentation: `@param query - Query parameters.\n${details.join('\n')}`,
  };
}

function bodyArgument(document: JsonObject, { operationId, operation }: LocatedOperation) {
  if (!isObject(operation.requestBody)) return undefined;
  const node = resolveObject(document, operation.requestBody);
  const required = node.required === true;
  const access = `['content']['application/json']`;
  const inline = `operations[${quote(operationId)}]['requestBody']`;
  const schema = jsonSchema(node) ?? {};
  const type = namedType(schema) ?? `${required ? inline : `NonNullable<${inline}>`}${access}`;
  const description =
    textAt(node, 'description') ?? textAt(resolveObject(document, schema), 'description');
  return {
    declaration: `body${required ? '' : '?'}: ${type}`,
    documentation: `@param body - ${indentText(description ?? 'The request body.')}`,
  };
}

function resultType(document: JsonObject, { operation, operationId }: LocatedOperation): string {
  const types = listSuccesses(document, operation).flatMap(([status, response]) => {
    const schema = jsonSchema(response);
    if (!schema) return ['undefined'];
    const inline = `operations[${quote(operationId)}]['responses'][${status}]['content']['application/json']`;
    const type = namedType(schema) ?? inline;
    return response['x-empty-body'] === true ? [type, 'undefined'] : [type];
  });
  return [...new Set(types)].join(' | ');
}

/** Returns the short type name of a component schema or of a list of one. */
function namedType(schema: JsonObject): string | undefined {
  const name = schemaName(schema);
  if (name !== undefined) return `components['schemas'][${quote(name)}]`;
  const { items } = schema;
  const item = schema.nullable !== true && isObject(items) ? schemaName(items) : undefined;
  return item === undefined ? undefined : `components['schemas'][${quote(item)}][]`;
}
