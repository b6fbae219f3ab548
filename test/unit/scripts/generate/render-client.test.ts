// The generated TypeScript: its signatures and docs, and that it compiles as strictly as the project.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { renderAll } from '../../../../scripts/generate/render/render-all.js';
import { EXACT_SPEC } from './spec-copy.js';

let files: Map<string, string>;
beforeAll(async () => {
  files = await renderAll(EXACT_SPEC);
});

/** The lines of a generated file from the one that contains `first` to the one that contains `last`. */
function excerpt(name: string, first: string, last: string): string {
  const lines = files.get(name)?.split('\n') ?? [];
  const start = lines.findIndex((line) => line.includes(first));
  const end = lines.findIndex((line, index) => index >= start && line.includes(last));
  return lines.slice(start, end + 1).join('\n');
}

test('a function is documented and takes its query', () => {
  expect(excerpt('client.ts', 'List ticks', "call('listTicks'")).toBe(
    `     * List ticks
     *
     * Every tick, the oldest first. Up to 18446744073709551615.
     *
     * - \`all\`: every tick, however old it may be, and also those that have been removed long ago by
     *   somebody.
     *
     * \`GET /ticks\`, in the releases \`>=5.4.0\`
     *
     * Deprecated by the vendor, successor: \`GET /v2/ticks\`.
     *
     * @param query - Query parameters.
     * - \`age\`: Only ticks of this age.
     * @param options - \`signal\` and \`timeout\` end the call; \`headers\` are added to the client's.
     * @returns The ticks.
     * @throws TicdcError if the server responds with an error:
     * - 400: The request is not valid.
     * - 404: No such route.
     * @see https://example.org/ticks
     */
    listTicks: (
      query: NonNullable<operations['listTicks']['parameters']['query']> = {},
      options?: CallOptions,
    ) => call('listTicks', { query }, options),`,
  );
});

test('a function takes its body, or its path parameters in their order', () => {
  expect(excerpt('client.ts', 'createTick: (', 'options),')).toBe(
    `    createTick: (body: components['schemas']['TickRequest'], options?: CallOptions) =>
      call('createTick', { body }, options),`,
  );
  expect(excerpt('client.ts', 'getTick: (', 'options),')).toBe(
    `    getTick: (tickId: string, options?: CallOptions) =>
      call('getTick', { path: { tick_id: tickId } }, options),`,
  );
});

test('results are named types, undefined where a body may be absent', () => {
  expect(excerpt('client.ts', 'interface OperationResults', '}')).toBe(
    `export interface OperationResults {
  listTicks: components['schemas']['Tick'][] | undefined;
  createTick: undefined;
  getTick: components['schemas']['Tick'];
}`,
  );
});

test('an operation as data', () => {
  expect(excerpt('operations.ts', '  createTick: {', '  getTick: {')).toBe(
    `  createTick: {
    method: 'POST',
    path: '/ticks',
    tag: 'Ticks',
    pathParameters: [],
    queryParameters: [],
    undocumented: true,
    requestBody: {
      required: true,
      shape: {
        properties: { limits: { items: 'uint64' }, signed: 'int64', exact: 'int64', max: 'uint64' },
      },
    },
    responses: {
      202: { contentTypes: [] },
      400: { contentTypes: ['application/json', 'text/plain'] },
    },
  },
  getTick: {`,
  );
});

test('deprecation is text, never a tag', () => {
  for (const name of ['client.ts', 'schema.ts']) {
    expect(files.get(name)).toContain('Deprecated by the vendor, successor: `GET /v2/ticks`.');
    expect(files.get(name)).not.toContain('@deprecated');
  }
});

test('known words of an open enum are offered and others allowed', () => {
  expect(files.get('schema.ts')).toContain("state: 'normal' | 'stopped' | 'yes' | (string & {});");
});

test('the files compile as strictly as the project', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ticdc-openapi-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  writeFileSync(
    join(folder, 'use.ts'),
    `import { createOperations } from './client.js';
import { operationIds, operations, type Operation } from './operations.js';
const api = createOperations(async () => undefined as never);
const ticks: Promise<bigint | undefined> = api.getTick('one').then((tick) => tick.tso);
void api.listTicks({ age: 'old' }, { signal: AbortSignal.timeout(1) });
void api.listTicks();
void api.createTick({ limits: [1, 2n] });
// @ts-expect-error Answers have bigint only.
const tso: Promise<number | undefined> = api.getTick('one').then((tick) => tick.tso);
// @ts-expect-error The word is not in the enum.
void api.listTicks({ age: 'young' });
const all: Operation[] = operationIds.map((id) => operations[id]);
export { all, ticks, tso };
`,
  );
  const root = join(import.meta.dirname, '../../../..');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram([join(folder, 'use.ts')], { ...options, types: [] });
  const diagnostics = ts.getPreEmitDiagnostics(program);
  expect(
    diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  ).toEqual([]);
});
