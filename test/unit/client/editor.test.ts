// Tests what an editor shows: the description of every operation, parameter and field, the deprecation and the successor of v2.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Parameter {
  readonly $ref: string;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly description: string };
  readonly 'x-successor'?: string;
}
interface PathItem {
  readonly parameters?: readonly Parameter[];
  readonly get?: Operation;
  readonly put?: Operation;
  readonly post?: Operation;
  readonly delete?: Operation;
}
interface Description {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, { readonly description: string }>>;
  };
}
const { paths, components }: Description = JSON.parse(
  readFileSync(`${root}generated/openapi.json`, 'utf8'),
);
const operations = Object.values(paths).flatMap(({ parameters: shared = [], ...methods }) =>
  Object.values(methods).map((operation) => ({ ...operation, shared })),
);
const schemas = Object.entries(components.schemas).filter(([, { properties }]) => properties);
const nameOf = (reference: string) => reference.split('/').at(-1) ?? '';

/** Returns the description of a field, or of the schema that it refers to. */
function descriptionOf({ description, $ref, allOf: [base] = [] }: Schema): string {
  const referred = components.schemas[nameOf($ref ?? base?.$ref ?? '')]?.description;
  return description ?? referred ?? 'nothing';
}

/** A program of a user, whose editor it is. */
const file = `${root}test/unit/client/in-the-editor.ts`;
const text = `import type * as types from '../../../src/client/index.js';
import { createClient } from '../../../src/client/index.js';
const client = createClient({ baseUrl: '' });
${operations.map(({ operationId: id }) => `client.${id};`).join('\n')}
${schemas.map(([name]) => `declare const ${name}: types.${name};`).join('\n')}
`;
const service = ts.createLanguageService({
  getCompilationSettings: () => ({
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    types: [],
  }),
  getScriptFileNames: () => [file],
  getScriptVersion: () => '1',
  getScriptSnapshot: (name) => {
    const content = name === file ? text : ts.sys.readFile(name);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  directoryExists: ts.sys.directoryExists,
});

const flat = (words: string) => words.replaceAll(/\s+/g, ' ').trim();
const wordsOf = (parts: ts.SymbolDisplayPart[] = []) => flat(ts.displayPartsToString(parts));

function quickInfo(id: string): ts.QuickInfo {
  const position = text.indexOf(`client.${id};`) + 'client.'.length;
  const info = service.getQuickInfoAtPosition(file, position);
  if (info === undefined) throw new Error(`Expected a quick info of ${id}`);
  return info;
}

test.each(operations)(
  '$operationId shows its description, its parameters and its successor',
  ({ operationId, summary, description, requestBody, 'x-successor': successor, ...operation }) => {
    const { documentation, tags = [] } = quickInfo(operationId);
    const words = wordsOf(documentation);
    expect(words).toContain(`${summary} ${flat(description)} `);
    expect(words).toContain(
      successor
        ? `Deprecated by the vendor, successor: \`${successor}\`.`
        : 'has no successor of this operation.',
    );
    const ofParameters = tags
      .filter(({ name }) => name === 'param')
      .map((tag) => wordsOf(tag.text));
    const { shared, parameters = [] } = operation;
    const expected = [...shared, ...parameters].map(
      ({ $ref }) => components.parameters[nameOf($ref)]?.description ?? $ref,
    );
    if (requestBody) expected.push(requestBody.description);
    expect(expected.filter((one) => !ofParameters.join('\n').includes(flat(one)))).toEqual([]);
  },
  60_000,
);

test('every field shows its description', () => {
  const program = service.getProgram();
  const checker = program?.getTypeChecker();
  const source = program?.getSourceFile(file);
  if (checker === undefined || source === undefined) throw new Error('Expected a program');
  const declared = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations);
  const missing = schemas.flatMap(([name, { properties = {} }]) => {
    const variable = declared.find((one) => one.name.getText(source) === name);
    if (variable === undefined) throw new Error(`Expected a variable ${name}`);
    const type = checker.getNonNullableType(checker.getTypeAtLocation(variable));
    return Object.entries(properties).flatMap(([field, schema]) => {
      const description = descriptionOf(schema);
      const words = wordsOf(type.getProperty(field)?.getDocumentationComment(checker));
      return words.includes(flat(description)) ? [] : [`${name}.${field}: ${words}`];
    });
  });
  expect(missing).toEqual([]);
}, 60_000);
