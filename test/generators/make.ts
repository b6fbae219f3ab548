// Runs the commands that install a generator or build a program, once: the folders are kept in the user's cache between runs.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** A CI machine clones anew each time, so nothing is kept in the clone. */
const cache = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'ticdc-openapi/generators',
);
/** Folders that were not used for so long are removed. */
const keptMs = 14 * 86_400_000;

/** Rust's programs share what they compile of their dependencies, without the data of debuggers. */
const environment = {
  CARGO_TARGET_DIR: join(cache, 'cargo'),
  CARGO_PROFILE_DEV_DEBUG: '0',
  CARGO_INCREMENTAL: '0',
};

export type Command = readonly [command: string, ...args: readonly string[]];

/** How a folder is made. */
export interface Recipe {
  readonly name: string;
  /** Whatever else must be the same for an earlier folder to be used, such as versions of tool chains. */
  readonly versions?: readonly string[];
  /** The text of each file that is there before the commands run. */
  readonly files?: Readonly<Record<string, string>>;
  /** Run in the folder, one after another. */
  readonly commands: readonly Command[];
}

const made = new Map<string, Promise<string>>();

/** Returns the folder of a recipe, made now, or in this or an earlier run by the same recipe. */
export function make(recipe: Recipe): Promise<string> {
  const key = JSON.stringify([recipe, environment]);
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 12);
  const folder = join(cache, `${recipe.name}-${hash}`);
  const making = made.get(folder) ?? makeFolder(recipe, folder);
  made.set(folder, making);
  return making;
}

async function makeFolder({ name, files = {}, commands }: Recipe, folder: string) {
  const mark = join(folder, '.made');
  if (!existsSync(mark)) {
    removeUnused(name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    for (const command of commands) await run(command, folder);
    writeFileSync(mark, '');
  }
  utimesSync(folder, new Date(), new Date());
  return folder;
}

function removeUnused(name: string): void {
  if (!existsSync(cache)) return;
  for (const entry of readdirSync(cache)) {
    const folder = join(cache, entry);
    const isOld = Date.now() - statSync(folder).mtimeMs > keptMs;
    if (isOld && entry.startsWith(`${name}-`)) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a command and resolves with its standard output.
 *
 * @throws {Error} if it fails, with the end of its output.
 */
export function run([command, ...args]: Command, folder?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else {
        const end = (output + errors).slice(-3_000);
        reject(new Error(`${command} ${args.join(' ')} in ${folder}: exit code ${code}\n${end}`));
      }
    });
  });
}
