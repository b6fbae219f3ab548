// Generators for Python.
import { join } from 'node:path';
import { make } from '../make.js';
import { findToolchain } from '../toolchains.js';
import { type Described, type Generator, program } from './generator.js';
import { openapiGenerator } from './openapi-generator.js';

const requirements = program('python-requirements.txt');

function versionOf(name: string): string {
  const [, version] = requirements.match(new RegExp(`^${name}==(.+)$`, 'm')) ?? [];
  if (version === undefined) throw new Error(`python-requirements.txt has no ${name}`);
  return version;
}

/** Installs the generators and what clients need. Returns the folder of the commands. */
async function installed(): Promise<string> {
  const folder = await make({
    name: 'python',
    versions: [JSON.stringify(findToolchain('python'))],
    files: { 'requirements.txt': requirements },
    commands: [
      ['python3', '-m', 'venv', '.'],
      // Nothing but what the file pins, which must be all that is needed.
      ['bin/pip', 'install', '--quiet', '--no-deps', '-r', 'requirements.txt'],
      ['bin/pip', 'check'],
    ],
  });
  return join(folder, 'bin');
}

/** A program beside its client. */
function pythonProgram(
  generator: Omit<Described, 'language'>,
  commands: (generator: Described) => ReturnType<Generator['commands']>,
  needs: Generator['needs'] = ['python'],
): Generator {
  const described = { language: 'Python', ...generator } as const;
  return {
    ...described,
    needs,
    files: { 'program.py': program(`python-${generator.name}.py`) },
    commands: () => commands(described),
    program: async (folder) => [join(await installed(), 'python'), join(folder, 'program.py')],
  };
}

function openapiGeneratorPython(version: string): Generator {
  return pythonProgram(
    {
      name: 'openapi-generator',
      version,
      description: 'openapi.codegen.yaml',
      options: ['-g', 'python'],
    },
    async (generator) => [await openapiGenerator(generator, '.')],
    ['python', 'java', 'maven'],
  );
}

export const python: readonly Generator[] = [
  openapiGeneratorPython('7.17.0'),
  openapiGeneratorPython('7.25.0'),
  pythonProgram(
    {
      name: 'openapi-python-client',
      version: versionOf('openapi-python-client'),
      description: 'openapi.yaml',
      options: [],
    },
    async ({ description }) => [
      [
        join(await installed(), 'openapi-python-client'),
        ...['generate', '--path', description, '--meta', 'none', '--output-path', 'ticdc'],
      ],
    ],
  ),
  pythonProgram(
    {
      name: 'datamodel-code-generator',
      version: versionOf('datamodel-code-generator'),
      description: 'openapi.codegen.yaml',
      options: ['--strict-nullable', '--output-model-type', 'pydantic_v2.BaseModel'],
      note: { en: 'models only', ja: 'モデルのみ', zh: '仅模型' },
    },
    async ({ description, options }) => [
      [
        join(await installed(), 'datamodel-codegen'),
        ...['--input', description, '--input-file-type', 'openapi', '--output', 'models.py'],
        ...options,
      ],
    ],
  ),
];
