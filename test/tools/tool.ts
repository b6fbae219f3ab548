// Runs a tool on the bundle, in a separate folder inside the project so that it finds installed packages.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const bundle = `${root}generated/openapi.yaml`;

/** Creates a new empty folder in the uncommitted `.tmp/`. */
export function freshFolder(name: string): string {
  mkdirSync(`${root}.tmp`, { recursive: true });
  return mkdtempSync(`${root}.tmp/${name}-`);
}

/** Runs an installed command. Resolves with its exit code and output. */
export function run(command: string, args: readonly string[], cwd = root) {
  const child = spawn(`${root}node_modules/.bin/${command}`, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', REDOCLY_TELEMETRY: 'off', DO_NOT_TRACK: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  return new Promise<{ code: number | null; output: string }>((done) =>
    child.once('close', (code) => done({ code, output })),
  );
}

/** Compiles TypeScript files strictly, as a user's project does. */
export function compile(folder: string, ...files: string[]) {
  const options = '--noEmit --strict --target ES2022 --module ESNext --moduleResolution Bundler';
  return run('tsc', [...options.split(' '), '--lib', 'ES2022,DOM,DOM.Iterable', ...files], folder);
}
