// The clients that others generate from the same description, in the uncommitted `.tmp/`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = `${root}.tmp/bench-client`;

export const heyApi = `${folder}/hey-api/index.ts`;
export const orval = `${folder}/orval.ts`;

/** Generates them anew. */
export function generateOthers(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const input = `${root}generated/openapi.yaml`;
  const run = (command: string, args: readonly string[]) =>
    execFileSync(`${root}node_modules/.bin/${command}`, args, {
      cwd: folder,
      env: { ...process.env, DO_NOT_TRACK: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  run('openapi-ts', ['--input', input, '--output', `${folder}/hey-api`]);
  run('orval', ['--input', input, '--output', orval, '--client', 'fetch', '--mode', 'split']);
}
