// Renders `schema.ts`: TypeScript types by openapi-typescript, with 64-bit integers as `bigint`.
import {
  astToString,
  type GlobalContext,
  type OpenAPI3,
  resolveRef,
  scanDiscriminators,
  transformSchema,
} from 'openapi-typescript';
import ts from 'typescript';
import { type JsonObject, type JsonValue, textAt } from '../../../src/shared/json.js';
import { resolveObject } from '../../../src/shared/references.js';
import { isInt64, isRequestSchema, mapDocument, schemaUsage } from '../spec/schemas.js';
import { banner } from './banner.js';
import { describeDeprecation } from './describe-operation.js';
import { toJson } from './json.js';
import { fill, quote } from './source-text.js';

/** Marks the schemas whose TypeScript type this file writes: the members of a union. */
const TYPE_KEY = 'x-typescript-union';

/** Renders the types of all operations and component schemas of the document. */
export function renderSchema(document: JsonObject): string {
  // Checked against the structure of OpenAPI before, which openapi-typescript's own type cannot know.
  const prepared = prepare(document) as unknown as OpenAPI3;
  // The package's default function would lint and bundle first, which knows no bigint and rounds.
  const nodes = transformSchema(prepared, createContext(prepared));
  const { requests } = schemaUsage(document);
  return `// ${banner}\n\n${restyle(astToString(nodes.map((node) => allowUndefined(node, requests))))}`;
}

/**
 * Lets what users write take undefined, as `exactOptionalPropertyTypes` refuses it for `name?: T`: the optional properties of request
 * schemas and of query parameters.
 */
function allowUndefined(node: ts.Node, requests: ReadonlySet<string>): ts.Node {
  const { factory, SyntaxKind } = ts;
  const undefinedType = factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword);
  const transformed = ts.transform(node, [
    (context) => (root) => {
      const visit = (node: ts.Node, path: readonly string[], isWritten: boolean): ts.Node => {
        const named = ts.isPropertySignature(node) ? node : undefined;
        const at = named === undefined ? path : [...path, nameOf(named)];
        const isInside = isWritten || isRequestPath(at, requests);
        const next = ts.visitEachChild(node, (child) => visit(child, at, isInside), context);
        if (!ts.isPropertySignature(next) || !isWritten || next.questionToken === undefined) {
          return next;
        }
        const { modifiers, name, questionToken, type } = next;
        const types = type && ts.isUnionTypeNode(type) ? type.types : type ? [type] : [];
        const union = factory.createUnionTypeNode([...types, undefinedType]);
        return factory.updatePropertySignature(next, modifiers, name, questionToken, union);
      };
      return visit(root, [], false);
    },
  ]).transformed;
  return transformed[0] ?? node;
}

const nameOf = ({ name }: ts.PropertySignature) =>
  ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';

/** Whether the type at a path of property names holds what users write. */
function isRequestPath([first, second, third]: readonly string[], requests: ReadonlySet<string>) {
  if (first === 'schemas') return second !== undefined && requests.has(second);
  return second === 'parameters' && third === 'query';
}

/** The options of openapi-typescript, but for `redoc`, which only its linter reads. */
function createContext(document: OpenAPI3): GlobalContext {
  const flags = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    conditionalEnums: false,
    dedupeEnums: false,
    excludeDeprecated: false,
    exportType: false,
    immutable: false,
    pathParamsAsTypes: false,
    propertiesRequiredByDefault: false,
    rootTypes: false,
    rootTypesNoSchemaPrefix: false,
    rootTypesKeepCasing: false,
    silent: true,
    makePathsEnum: false,
    generatePathParams: false,
    readWriteMarkers: false,
  };
  const context: Omit<GlobalContext, 'redoc'> = {
    ...flags,
    discriminators: scanDiscriminators(document, {}),
    injectFooter: [],
    postTransform: undefined,
    transformProperty: undefined,
    transform: (node) => toUnion(node as { [TYPE_KEY]?: string[] }),
    resolve: ($ref) => resolveRef(document, $ref, { silent: true }),
  };
  return context as GlobalContext;
}

/** The document as openapi-typescript needs it: our own types marked, data in examples as exact text. */
function prepare(document: JsonObject): JsonObject {
  const usage = schemaUsage(document);
  const inherit = (node: JsonObject) => {
    const description = inheritedDescription(document, node);
    return description === undefined ? node : { description, ...node };
  };
  return mapDocument(document, {
    schema: (schema, pointer) =>
      markType(withText(inherit(schema)), isRequestSchema(pointer, usage)),
    reference: (node) => withText(inherit(node)),
    other: (object) => withText(object),
  });
}

/** Returns the description of the schema that a field refers to, of which editors would show nothing. */
function inheritedDescription(document: JsonObject, { $ref, allOf }: JsonObject) {
  const [only = null, ...others] = Array.isArray(allOf) ? allOf : [];
  if (typeof $ref === 'string') return textAt(resolveObject(document, { $ref }), 'description');
  return others.length === 0 ? textAt(resolveObject(document, only), 'description') : undefined;
}

function markType(schema: JsonObject, request: boolean): JsonObject {
  const { nullable = false, ...rest } = schema;
  const known = schema['x-extensible-enum'];
  const members: JsonValue[] = [];
  if (isInt64(schema)) members.push('bigint', ...(request ? ['number'] : []));
  else if (schema.type === 'string' && Array.isArray(known)) {
    members.push(...known.map((word) => quote(String(word))), 'string & {}');
  } else return schema;
  // openapi-typescript drops `nullable` where a type is replaced.
  return { ...rest, [TYPE_KEY]: nullable === true ? [...members, 'null'] : members };
}

/** What the doc comments say: examples exactly (JSON.stringify knows no bigint), descriptions with our extensions. */
function withText(object: JsonObject): JsonObject {
  const { deprecated, ...result } = object;
  for (const key of ['example', 'default']) {
    const value = object[key];
    if (typeof value === 'object' && value !== null) result[key] = toShortJson(value);
  }
  const releases = textAt(object, 'x-releases');
  const isOperation = textAt(object, 'operationId') !== undefined;
  const paragraphs = [
    textAt(object, 'description')?.trim(),
    releases && `Releases: \`${releases}\`.`,
    isOperation && describeDeprecation(object),
  ].filter((paragraph) => typeof paragraph === 'string');
  if (paragraphs.length > 0) result.description = fill(paragraphs.join('\n\n'), 88).join('\n');
  return deprecated === undefined || isOperation ? result : { ...result, deprecated };
}

function toShortJson(value: JsonValue): string {
  const short = toJson(value, 0);
  return short.length <= 80 ? short : toJson(value);
}

function toUnion(schema: { [TYPE_KEY]?: string[] }): ts.TypeNode | undefined {
  const members = schema[TYPE_KEY];
  const [first, ...others] = members?.map(toTypeNode) ?? [];
  return first && others.length > 0 ? ts.factory.createUnionTypeNode([first, ...others]) : first;
}

function toTypeNode(member: string): ts.TypeNode {
  const { factory, SyntaxKind } = ts;
  if (member === 'null') return factory.createLiteralTypeNode(factory.createNull());
  if (member === 'bigint') return factory.createKeywordTypeNode(SyntaxKind.BigIntKeyword);
  if (member === 'number') return factory.createKeywordTypeNode(SyntaxKind.NumberKeyword);
  if (member === 'string & {}') {
    const string = factory.createKeywordTypeNode(SyntaxKind.StringKeyword);
    const open = factory.createIntersectionTypeNode([string, factory.createTypeLiteralNode([])]);
    return factory.createParenthesizedType(open);
  }
  return factory.createTypeReferenceNode(member);
}

/**
 * The printer's code with two spaces and single quotes instead of four and double ones. In doc comments, text stands
 * without the tag that editors show as a word, and its lines without the indentation that Markdown takes for code.
 */
function restyle(code: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, false, undefined, code);
  let result = '';
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const token = scanner.getTokenText();
    result += kind === ts.SyntaxKind.StringLiteral ? quote(scanner.getTokenValue()) : token;
  }
  return result
    .replace(/^( {4})+/gm, (margin) => ' '.repeat(margin.length / 2))
    .replace(/^( *)([\w'-]+\??: )([^*\n]+ \| [^*\n]+);$/gm, breakUnion)
    .replace(/^( *\*) {4}/gm, '$1')
    .replace(/(\/\*\*\s(?: *\* )?)@description /g, '$1')
    .replace(/^( *\*) @description /gm, '$1\n$1 ');
}

function breakUnion(line: string, margin: string, start: string, union: string): string {
  if (line.length <= 100) return line;
  const members = union.split(' | ').map((member) => `\n${margin}  | ${member}`);
  return `${margin}${start.trimEnd()}${members.join('')};`;
}
