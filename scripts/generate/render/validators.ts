// Renders `validators.js`: standalone Ajv code for request and response bodies, without imports.
import standalone from 'ajv/dist/standalone/index.js';
import { buildSync } from 'esbuild';
import { isObject, type JsonObject, type JsonValue } from '../../../src/shared/json.js';
import { joinPointer } from '../../../src/shared/json-pointer.js';
import { followReference } from '../../../src/shared/references.js';
import { jsonSchema, listOperations } from '../spec/list-operations.js';
import { componentSchemas, isRequestSchema, schemaName, schemaUsage } from '../spec/schemas.js';
import { addSchema, createAjv } from '../validate/ajv.js';
import { banner } from './banner.js';
import { toJson } from './json.js';
import { key } from './source-text.js';

const HEADER = `// ${banner}

/**
 * A function that judges a decoded body. It returns whether the body is valid and leaves what is not in \`errors\`.
 * 64-bit integers are expected as \`bigint\`; in requests safe integer numbers will do.
 * \`schemaPath\` is a JSON pointer of the description, see source-map.json.
 * @typedef {((data: unknown) => boolean) & {
 *   errors?: null | Array<{
 *     instancePath: string, schemaPath: string, keyword: string, params: Record<string, unknown>, message?: string
 *   }>
 * }} Validator
 */
`;

/** How Ajv's helpers note where they can be required from, for standalone code that is not bundled. */
const AJV_SOURCE_NOTE = /^ *\w+\.code = 'require\(.*\n/gm;

/** The validators by operationId and status. Component schemas are compiled once and shared. */
export function renderValidators(document: JsonObject): string {
  const bodies = new Bodies(document);
  const requests: string[] = [];
  const responses: string[] = [];
  for (const { operationId, operation, pointer } of listOperations(document)) {
    const request = bodies.find(operation.requestBody, joinPointer(pointer, 'requestBody'));
    if (request) requests.push(`  ${key(operationId)}: ${request},\n`);
    const described = isObject(operation.responses) ? Object.entries(operation.responses) : [];
    const members = described.flatMap(([status, response]) => {
      const body = bodies.find(response, joinPointer(pointer, 'responses', status));
      return body ? [`    ${key(status)}: ${body},\n`] : [];
    });
    responses.push(
      `  ${key(operationId)}: {${members.length > 0 ? `\n${members.join('')}  ` : ''}},\n`,
    );
  }
  // The objects stand last: they read the functions above.
  return `${HEADER}
${bodies.code()}
/** Validators of the JSON bodies of requests, by operationId. */
export const requestValidators = {
${requests.join('')}};

/** Validators of JSON response bodies, by operationId and status. */
export const responseValidators = {
${responses.join('')}};
`;
}

/** The distinct schemas of bodies, and the functions that judge them. */
class Bodies {
  readonly #document: JsonObject;
  readonly #ajv;
  readonly #acceptsNumbers: (pointer: string) => boolean;
  /** Function name to the key under which Ajv knows its schema. */
  readonly #functions = new Map<string, string>();
  readonly #inline = new Map<string, string>();

  constructor(document: JsonObject) {
    const usage = schemaUsage(document);
    this.#document = document;
    this.#acceptsNumbers = (pointer) => isRequestSchema(pointer, usage);
    this.#ajv = createAjv(document, this.#acceptsNumbers);
  }

  /** A typed reference to the validator of a body's JSON; `undefined` if it has none. */
  find(body: JsonValue | undefined, at: string): string | undefined {
    if (!isObject(body)) return undefined;
    const { node, pointer } = followReference(this.#document, { node: body, pointer: at });
    const schema = jsonSchema(node);
    if (!schema) return undefined;
    const component = schemaName(schema);
    const name =
      component ??
      this.#nameInline(schema, joinPointer(pointer, 'content', 'application/json', 'schema'));
    const validator = `validate_${name.replaceAll(/\W/g, '_')}`;
    this.#functions.set(validator, name);
    return `/** @type {Validator} */ (${validator})`;
  }

  /** Equal schemas that are written in place share one function. */
  #nameInline(schema: JsonObject, pointer: string): string {
    const content = `${this.#acceptsNumbers(pointer)} ${toJson(schema, 0)}`;
    const known = this.#inline.get(content);
    if (known !== undefined) return known;
    const name = `body_${this.#inline.size + 1}`;
    this.#inline.set(content, name);
    addSchema(this.#ajv, name, schema, pointer, this.#acceptsNumbers);
    return name;
  }

  /** The functions, with the parts of Ajv that they use bundled in. */
  code(): string {
    for (const [name] of componentSchemas(this.#document)) this.#ajv.getSchema(name);
    const contents = standalone.default(this.#ajv, Object.fromEntries(this.#functions));
    const { outputFiles } = buildSync({
      stdin: { contents, resolveDir: import.meta.dirname, loader: 'js' },
      bundle: true,
      format: 'esm',
      target: 'es2022',
      platform: 'neutral',
      mainFields: ['main'],
      minifySyntax: true,
      legalComments: 'none',
      write: false,
    });
    return (outputFiles[0]?.text ?? '')
      .replace(/export \{[^}]*\};\n$/, '')
      .replaceAll(/^\/\/ .*\n/gm, '')
      .replaceAll(AJV_SOURCE_NOTE, '');
  }
}
