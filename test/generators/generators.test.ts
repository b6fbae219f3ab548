// Generates clients in other languages, compiles them and calls the sandbox, up to the widest TSO. Skips what has no tool chain here.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.js';
import {
  described,
  goTool,
  made,
  openapiGenerator,
  progenitor,
  programs,
  pythonEnvironment,
  run,
  type Toolchain,
  whyMissing,
} from './tools.js';

const exact = described('openapi.yaml');
const strict = described('openapi.codegen.yaml');

/** A generator, and how its client becomes a command that takes the URL of a server. */
interface Generator {
  readonly name: string;
  readonly needs: readonly Toolchain[];
  /** Generates and compiles. Returns the command. */
  readonly build: () => Promise<readonly [command: string, ...args: string[]]>;
  readonly env?: () => Promise<NodeJS.ProcessEnv>;
}

const program = (file: string) => join(programs, file);

function goProgram(
  name: string,
  description: string,
  generate: (folder: string) => Promise<unknown>,
  requires: string,
) {
  const source = program(`go-${name}.go`);
  return made(`go-program-${name}`, [description, source, requires], async (folder) => {
    mkdirSync(join(folder, 'ticdc'));
    await generate(folder);
    copyFileSync(source, join(folder, 'main.go'));
    await run('go', ['mod', 'init', 'example.com/program'], { cwd: folder });
    await run('go', ['get', requires], { cwd: folder });
    await run('go', ['mod', 'tidy'], { cwd: folder });
    await run('go', ['build', '-o', 'program', '.'], { cwd: folder });
  }).then((folder) => [join(folder, 'program')] as const);
}

async function generateWith(
  version: string,
  language: string,
  folder: string,
  ...options: readonly string[]
) {
  const jar = await openapiGenerator(version);
  const args = ['-g', language, '-i', exact, '-o', folder, ...options];
  await run('java', ['-jar', jar, 'generate', ...args]);
}

function pythonClient(version: string): Generator {
  const name = `openapi-generator-python-${version}`;
  const build = () =>
    made(name, [exact, version], (folder) => generateWith(version, 'python', folder));
  return {
    name: `openapi-generator ${version}, Python`,
    needs: ['python', 'java', 'maven'],
    build: async () => {
      await build();
      return [await python(), program('python-openapi-generator.py')];
    },
    env: async () => ({ PYTHONPATH: await build() }),
  };
}

const python = async () => join(await pythonEnvironment(), 'bin/python');

function pythonGenerated(
  name: string,
  generate: (bin: string, folder: string) => readonly [string, ...string[]],
): Generator {
  const build = () =>
    made(`python-${name}`, [exact, name], async (folder) => {
      const [command, ...args] = generate(join(await pythonEnvironment(), 'bin'), folder);
      await run(command, args);
    });
  return {
    name: `${name}, Python`,
    needs: ['python'],
    build: async () => {
      await build();
      return [await python(), program(`python-${name}.py`)];
    },
    env: async () => ({ PYTHONPATH: await build() }),
  };
}

function mavenProgram(
  language: string,
  source: string,
  place: string,
  options: readonly string[],
  main: string,
): Generator {
  return {
    name: `openapi-generator 7.17.0, ${language}`,
    needs: ['java', 'maven'],
    build: async () => {
      const sources = [exact, program(source), ...options];
      const folder = await made(`maven-${language}`, sources, async (target) => {
        await generateWith('7.17.0', language, target, ...options);
        copyFileSync(program(source), join(target, place));
        if (language === 'kotlin') copyFileSync(program('kotlin-pom.xml'), join(target, 'pom.xml'));
        const args = ['-q', '-B', 'package', '-Dmaven.test.skip=true', '-Dmaven.javadoc.skip=true'];
        await run('mvn', args, { cwd: target });
      });
      return ['java', '-cp', `${folder}/target/classes:${folder}/target/lib/*`, main];
    },
  };
}

function rustProgram(
  name: string,
  description: string,
  crate: string,
  generate: (folder: string) => Promise<unknown>,
): Generator {
  return {
    name: `${name}, Rust`,
    needs: name === 'progenitor' ? ['cargo'] : ['cargo', 'java', 'maven'],
    build: async () => {
      const source = program(`rust-${name}.rs`);
      const folder = await made(`rust-${name}`, [description, source], async (target) => {
        await generate(join(target, crate));
        mkdirSync(join(target, 'src'));
        copyFileSync(source, join(target, 'src/main.rs'));
        const dependencies = [
          `${crate} = { path = "${crate}" }`,
          'serde_json = "1"',
          'tokio = { version = "1", features = ["macros", "rt-multi-thread"] }',
        ];
        const manifest = ['[package]', 'name = "program"', 'version = "0.1.0"', 'edition = "2021"'];
        const text = [...manifest, '', '[dependencies]', ...dependencies, ''].join('\n');
        writeFileSync(join(target, 'Cargo.toml'), text);
        await run('cargo', ['build', '--quiet'], { cwd: target });
      });
      return [join(folder, 'target/debug/program')];
    },
  };
}

const generators: readonly Generator[] = [
  {
    name: 'oapi-codegen 2.8.2, Go',
    needs: ['go'],
    build: async () => {
      const tool = await goTool(
        'github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen',
        'v2.8.2',
      );
      const args = ['-generate', 'types,client', '-package', 'ticdc'];
      return goProgram(
        'oapi-codegen',
        exact,
        (folder) => run(tool, [...args, '-o', `${folder}/ticdc/client.go`, exact]),
        'github.com/oapi-codegen/runtime@v1.9.0',
      );
    },
  },
  {
    name: 'ogen 1.24.0, Go',
    needs: ['go'],
    build: async () => {
      const tool = await goTool('github.com/ogen-go/ogen/cmd/ogen', 'v1.24.0');
      return goProgram(
        'ogen',
        strict,
        (folder) =>
          run(tool, ['--target', `${folder}/ticdc`, '--package', 'ticdc', '--clean', strict]),
        'github.com/ogen-go/ogen@v1.24.0',
      );
    },
  },
  mavenProgram(
    'java',
    'java-openapi-generator.java',
    'src/main/java/Program.java',
    [
      ...['--library', 'native', '--type-mappings=integer+uint64=BigInteger'],
      '--import-mappings=BigInteger=java.math.BigInteger',
    ],
    'Program',
  ),
  pythonClient('7.17.0'),
  pythonClient('7.25.0'),
  pythonGenerated('openapi-python-client', (bin, folder) => [
    `${bin}/openapi-python-client`,
    ...['generate', '--path', exact, '--meta', 'none', '--output-path', `${folder}/ticdc`],
  ]),
  pythonGenerated('datamodel-code-generator', (bin, folder) => [
    `${bin}/datamodel-codegen`,
    ...['--input', exact, '--output', `${folder}/models.py`, '--input-file-type', 'openapi'],
    ...['--output-model-type', 'pydantic_v2.BaseModel', '--strict-nullable'],
  ]),
  rustProgram('openapi-generator', exact, 'openapi', (folder) =>
    generateWith('7.17.0', 'rust', folder, '--type-mappings=integer+uint64=u64'),
  ),
  rustProgram('progenitor', strict, 'ticdc', async (folder) => {
    const tool = await progenitor('0.15.1');
    await run(tool, ['progenitor', '-i', strict, '-o', folder, '-n', 'ticdc', '-v', '0.1.0']);
  }),
];

test.for(generators)('$name: calls a server exactly', async ({ needs, build, env }, { skip }) => {
  const reason = needs.map(whyMissing).find((missing) => missing !== undefined);
  skip(reason !== undefined, reason);
  const [command, ...args] = await build();
  const sandbox = await startSandbox({ port: 0, clock: 'virtual', state: 'documented' });
  onTestFinished(() => sandbox.close());
  const more = env === undefined ? {} : { env: await env() };
  expect((await run(command, [...args, sandbox.url], more)).trim().split('\n')).toEqual([
    'list changefeed-test1,test1,test2',
    'start_ts 426919038970232833',
    'create 202',
    'target_ts 18446744073709551615',
    'pause 202',
    'refused 400 CDC:ErrChangeFeedNotExists',
  ]);
});
