// Finds the tool chains of other languages, and installs generators into `.tmp/`, once.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, '.tmp/generators');
export const programs = join(root, 'test/generators/programs');
export const described = (file: string) => join(root, 'generated', file);

/** Commands that show a tool chain, with what must stand in their output. */
const toolchains = {
  go: { command: 'go', args: ['version'], wanted: /go1\.(2[4-9]|[3-9]\d)/ },
  java: { command: 'javac', args: ['-version'], wanted: /javac (1[7-9]|[2-9]\d)/ },
  maven: { command: 'mvn', args: ['-v'], wanted: /Apache Maven 3/ },
  python: { command: 'python3', args: ['--version'], wanted: /Python 3\.1[1-9]/ },
  cargo: { command: 'cargo', args: ['--version'], wanted: /cargo 1\.(8[5-9]|9\d|\d{3})/ },
} as const;

export type Toolchain = keyof typeof toolchains;

/** Returns why a tool chain cannot be used; undefined if it can. */
export function whyMissing(name: Toolchain): string | undefined {
  const { command, args, wanted } = toolchains[name];
  try {
    const output = execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe' });
    return wanted.test(output) ? undefined : `${command}: expected ${wanted.source}, got ${output}`;
  } catch {
    return `${command} is not installed`;
  }
}

/**
 * Runs a command and resolves with its standard output.
 *
 * @throws {Error} if it fails, with the end of its output.
 */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, GOFLAGS: '-modcacherw', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else
        reject(
          new Error(`${command} ${args.join(' ')}: ${code}\n${(output + errors).slice(-3_000)}`),
        );
    });
  });
}

/** Returns a folder that `make` has filled, now or in an earlier run with the same name and sources. */
export async function made(
  name: string,
  sources: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) hash.update(existsSync(source) ? readFileSync(source) : source);
  const print = hash.digest('hex');
  const folder = join(cache, name);
  const mark = `${folder}.made`;
  if (existsSync(mark) && readFileSync(mark, 'utf8') === print) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await make(folder);
  writeFileSync(mark, print);
  return folder;
}

/** Returns the command of a Go tool. */
export async function goTool(module: string, version: string): Promise<string> {
  const [name = ''] = module.split('/').slice(-1);
  const folder = await made(`go-${name}`, [module, version], async (bin) => {
    await run('go', ['install', `${module}@${version}`], { env: { GOBIN: bin } });
  });
  return join(folder, name);
}

/** Returns the file of openapi-generator. */
export async function openapiGenerator(version: string): Promise<string> {
  const folder = await made(`openapi-generator-${version}`, [version], async (jar) => {
    const artifact = `org.openapitools:openapi-generator-cli:${version}`;
    const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
    await run('mvn', ['-q', '-B', plugin, `-Dartifact=${artifact}`, `-DoutputDirectory=${jar}`]);
  });
  return join(folder, `openapi-generator-cli-${version}.jar`);
}

/** What the Python generators and their clients need. */
const packages = [
  'openapi-python-client==0.29.1',
  'datamodel-code-generator==0.89.0',
  'httpx==0.28.1',
  'attrs==26.1.0',
  'python-dateutil==4.0.0',
  'urllib3==2.8.0',
  'pydantic==2.14.4',
  'typing-extensions==4.16.0',
];

/** Returns the folder of a Python environment with the generators, whose commands are in `bin/`. */
export function pythonEnvironment(): Promise<string> {
  return made('python', packages, async (folder) => {
    await run('python3', ['-m', 'venv', folder]);
    await run(join(folder, 'bin/pip'), ['install', '--quiet', ...packages]);
  });
}

/** Returns the command of progenitor. */
export async function progenitor(version: string): Promise<string> {
  const folder = await made('progenitor', [version], async (bin) => {
    await run('cargo', [
      'install',
      '--quiet',
      '--locked',
      '--root',
      bin,
      `cargo-progenitor@${version}`,
    ]);
  });
  return join(folder, 'bin/cargo-progenitor');
}
