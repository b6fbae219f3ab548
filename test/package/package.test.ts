// Tests the published package: complete, small, well-typed, and working in an empty project on every supported Node.js.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMock } from '../../src/mock/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import {
  compile,
  type Installed,
  install,
  nodeBinaries,
  root,
  run,
  startPackedMock,
  tool,
} from './installed.js';

let installed: Installed;
let mock: Awaited<ReturnType<typeof startMock>>;

beforeAll(async () => {
  [installed, mock] = await Promise.all([install(), startMock({ port: 0 })]);
});
afterAll(async () => {
  installed?.remove();
  await mock?.close();
});

test('publint reports no problem', async () => {
  expect(await run(tool('publint'), ['run', installed.tarball, '--strict'])).toContain('All good!');
});

test('are-the-types-wrong reports no problem', async () => {
  const untyped = [
    ...['openapi.yaml', 'openapi.json', 'openapi-3.1.json', 'openapi.newarch.json'],
    ...['openapi.codegen.yaml', 'openapi.codegen.newarch.yaml'],
  ];
  const check = (...options: string[]) => run(tool('attw'), [installed.tarball, ...options]);
  const client = await check('--profile', 'strict', '--entrypoints', '.');
  expect(client).toMatch(
    /node10[^\n]*🟢[\s\S]*from CJS[^\n]*🟢 \(CJS\)[\s\S]*from ESM[^\n]*🟢 \(ESM\)/,
  );
  const others = await check('--profile', 'esm-only', '--exclude-entrypoints', ...untyped);
  expect(others).toContain('ticdc-openapi/mock');
  expect(client + others).not.toContain('❌');
});

test('the client can be required, and each build recognises the errors of the other', async () => {
  const program = `
    const required = require('ticdc-openapi');
    import('ticdc-openapi').then(async (imported) => {
      const errors = [];
      for (const { createClient } of [required, imported]) {
        const client = createClient({ baseUrl: process.argv[1] });
        const [{ checkpoint_tso }] = await client.listChangefeeds();
        console.log(checkpoint_tso, required.stringifyJson(await client.getHealth() ?? null));
        errors.push(await client.getChangefeed('a_b').catch((error) => error));
      }
      for (const error of errors)
        for (const { isTicdcError, TicdcError } of [required, imported])
          console.log(isTicdcError(error, 'CDC:ErrAPIInvalidParam'), error instanceof TicdcError);
    });`;
  const output = await run(process.execPath, ['-e', program, mock.url], installed.project);
  expect(output).toBe(
    '426921294362574849n null\n426921294362574849n null\ntrue true\ntrue false\ntrue false\ntrue true\n',
  );
});

test('Jest with its default settings requires the client, and errors are what they are', async ({
  skip,
}) => {
  const folder = `${installed.project}/../jest`;
  cpSync(`${root}test/package/consumer/jest`, folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "private": true }\n');
  const packages = ['jest@30.5.2', installed.tarball];
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--omit=peer'];
  await run('npm', ['install', ...options, ...packages], folder).catch((error: unknown) => {
    const isUnreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/.test(String(error));
    if (process.env.CI || !isUnreachable) throw error;
    skip('The registry cannot be reached: Jest is not installed.');
  });
  const jest = `${folder}/node_modules/jest/bin/jest.js`;
  const output = await run(
    process.execPath,
    [jest, '--json', `--globals={"url":"${mock.url}"}`],
    folder,
  );
  expect(JSON.parse(output)).toMatchObject({ numPassedTests: 3, numTotalTests: 3 });
});

test.each([
  ['node10', ['--module', 'CommonJS', '--moduleResolution', 'node10']],
  ['CommonJS files under node16', ['--module', 'Node16']],
])('the types are found with %s', async (_, settings) => {
  const file = `${installed.project}/required.cts`;
  writeFileSync(
    file,
    `import { createClient, isTicdcError, type ChangefeedDetail } from 'ticdc-openapi';
export const read = async (): Promise<bigint> => {
  const detail: ChangefeedDetail = await createClient({ baseUrl: '' }).getChangefeed('a');
  return detail.checkpoint_tso;
};
export const isMissing = (error: unknown) => isTicdcError(error, 'CDC:ErrChangeFeedNotExists');
`,
  );
  const options = ['--strict', '--noEmit', '--target', 'ES2022', '--types', 'node'];
  const roots = ['--typeRoots', `${root}node_modules/@types`, '--ignoreDeprecations', '5.0'];
  expect(await run(tool('tsc'), [...options, ...roots, ...settings, file], installed.project)).toBe(
    '',
  );
});

test('only files that users need are packed', () => {
  const kinds = new Set(
    installed.files.map((file) => file.replace(/^(dist|docs|generated)\/.*/, '$1/')),
  );
  expect([...kinds].sort()).toEqual(
    [
      ...['CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'package.json'],
      ...['dist/', 'docs/', 'generated/'],
    ].sort(),
  );
  expect(installed.files.filter((file) => file.startsWith('generated/')).sort()).toEqual([
    'generated/openapi-3.1.json',
    'generated/openapi.codegen.newarch.yaml',
    'generated/openapi.codegen.yaml',
    'generated/openapi.json',
    'generated/openapi.newarch.json',
    'generated/openapi.yaml',
    'generated/source-map.json',
    'generated/source-map.newarch.json',
  ]);
});

test('installation adds only openapi-fetch and its types and runs no script', async () => {
  const listed = await run('npm', ['ls', '--all', '--parseable', '--omit=peer'], installed.project);
  const names = listed
    .trim()
    .split('\n')
    .slice(1)
    .map((path) => path.replace(/^.*node_modules\//, ''));
  expect(names.sort()).toEqual(['openapi-fetch', 'openapi-typescript-helpers', 'ticdc-openapi']);
  for (const name of names) {
    const { scripts = {} } = JSON.parse(
      readFileSync(`${installed.project}/node_modules/${name}/package.json`, 'utf8'),
    );
    expect(Object.keys(scripts).filter((script) => /^(pre|post)?install$/.test(script))).toEqual(
      [],
    );
  }
});

test('the exported files keep every digit', async () => {
  for (const file of ['openapi.yaml', 'openapi.json', 'openapi-3.1.json', 'openapi.newarch.json']) {
    const resolved = await run(
      process.execPath,
      ['-p', `require.resolve('ticdc-openapi/${file}')`],
      installed.project,
    );
    expect(readFileSync(resolved.trim(), 'utf8')).toContain('18446744073709551615');
  }
});

test('the contract checks work without the rest of this repository', async () => {
  const program = `import('ticdc-openapi/contract').then(({ checkExchange, contractOf, sourceOf }) => {
    const response = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
    const exchange = { operationId: 'getHealth', request: { method: 'GET', url: '' }, response };
    const [only] = checkExchange(exchange, { statuses: [200] }, contractOf('newarch'));
    const [found] = checkExchange(exchange, { statuses: [200] });
    console.log(only, found.check, sourceOf(found.contractPointer, 'classic'));
  })`;
  const output = await run(process.execPath, ['-e', program], installed.project);
  expect(output).toMatch(/^undefined content-type ticdc-openapi\/spec\/paths\/health\.yaml:\d+\n$/);
});

test('without its optional peer dependency the mock says what to install', async () => {
  const program = "import('ticdc-openapi/mock').then(({ startMock }) => startMock({ port: 0 }))";
  await expect(run(process.execPath, ['-e', program], installed.project)).rejects.toThrow(
    /npm install .*@stoplight\/prism-http/,
  );
});

test('the installed command checks servers and links findings to the description', async () => {
  const command = `${installed.project}/node_modules/.bin/ticdc-openapi`;
  const sandbox = await startSandbox({ port: 0, captures: 1 });
  const conforming = await run(command, ['check', sandbox.url], installed.project);
  await sandbox.close();
  expect(conforming).toContain('\nConforms to the contract: 0 errors, 0 warnings; ');
  const violating = run(command, ['check', mock.url], installed.project);
  await expect(violating).rejects.toThrow(
    /Violates the contract[\s\S]*described {3}ticdc-openapi\/spec\/paths\//,
  );
});

test('every link of a packed page leads to a packed file', () => {
  const pages = installed.files.filter((file) => file.endsWith('.md'));
  const broken = pages.flatMap((page) => {
    const links = [...readFileSync(`${root}${page}`, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)];
    return links.flatMap(([, link = '']) => {
      const [path = ''] = link.split('#');
      if (path === '' || /^https?:/.test(path)) return [];
      const target = posix.join(posix.dirname(page), path);
      const isPacked = installed.files.some((file) => file === target || file.startsWith(target));
      return isPacked ? [] : [`${page}: ${link}`];
    });
  });
  expect(pages).toContain('README.md');
  expect(broken).toEqual([]);
});

test("the README's example compiles and runs as written", async () => {
  const [, example = ''] =
    readFileSync(`${root}README.md`, 'utf8').match(/```ts\n([\s\S]*?)```/) ?? [];
  expect(example).toContain("from 'ticdc-openapi'");
  writeFileSync(
    `${installed.project}/example.ts`,
    example.replace('http://127.0.0.1:8300', mock.url),
  );
  await compile(installed.project, 'example.ts');
  expect(await run(process.execPath, ['example.js'], installed.project)).toMatch(
    /^test1 426921294362574849n\n(.*\n)*\{"id":"test1",.*"checkpoint_tso":426921014615867393,.*\}\n400 CDC:ErrAPIInvalidParam\n$/,
  );
});

test("the README's example of a test with the mock runs as written", async () => {
  const [, example = ''] =
    readFileSync(`${root}README.md`, 'utf8').match(/```ts\n(import \{ startMock[\s\S]*?)```/) ?? [];
  // Runs inside this package, so that its name resolves to the build and the optional peer dependency exists.
  mkdirSync(`${root}.tmp`, { recursive: true });
  const file = `${root}.tmp/readme-mock.mjs`;
  writeFileSync(file, example);
  expect(await run(process.execPath, [file])).toBe('400\n');
});

test("the README's example of a test with the sandbox runs as written", async () => {
  const [, example = ''] =
    readFileSync(`${root}README.md`, 'utf8').match(
      /```ts\n(import[^`]*ticdc-openapi\/sandbox[\s\S]*?)```/,
    ) ?? [];
  // Runs inside this package, so that its name resolves to the build.
  const folder = `${root}.tmp/readme-sandbox`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/vitest.config.js`, 'export default {};');
  writeFileSync(`${folder}/example.test.ts`, example);
  const output = await run(tool('vitest'), ['run', '--root', folder]);
  expect(output).toMatch(/Tests\S* .*1 passed/);
});

test('a strict program compiles with the declarations', async () => {
  expect(await compile(installed.project, 'consumer.ts')).toBe('');
});

test.each([...nodeBinaries()])(
  'the program and the mock run on Node.js %s',
  async (major, node) => {
    if (node === undefined) {
      if (process.env.CI) throw new Error(`Node ${major} is missing; .ci/run installs it`);
      process.stderr.write(`\nNode ${major} is not installed below .tmp/: not tested\n`);
      return;
    }
    expect(await run(node, ['--version'])).toMatch(new RegExp(`^v${major}\\.`));
    const packed = await startPackedMock(node);
    const output = await run(node, ['consumer.js', packed.url], installed.project);
    expect(output).toContain('consumer: ok');
    expect(await packed.stop()).toBe(0);
  },
);
