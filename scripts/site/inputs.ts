// What the site is made of, as one hash: a site whose inputs are unchanged is not built again.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn } from './files.js';

/** The files and folders that the site is made of; the lock file stands for VitePress and Redoc. */
const inputs = [
  'docs',
  'generated',
  'releases',
  'spec/overlays',
  'scripts/generate/render',
  'scripts/site',
  'src/codec',
  'src/shared',
  'CHANGELOG.md',
  'package.json',
  'package-lock.json',
];

/** The file of a built site with the hash of its inputs. */
export const hashFile = 'inputs.sha256';

/** Returns the hash of everything that decides what the site has. Of its address only the path does in a preview. */
export async function hashOfInputs(root: string, url: string): Promise<string> {
  const hash = createHash('sha256').update(new URL(url).pathname);
  for (const input of inputs) {
    for (const file of await filesOf(root, input)) {
      hash.update(`\0${file}\0`).update(await readFile(join(root, file)));
    }
  }
  return hash.digest('hex');
}

async function filesOf(root: string, input: string): Promise<string[]> {
  const found = await stat(join(root, input)).catch(() => undefined);
  if (found === undefined) return [];
  if (!found.isDirectory()) return [input];
  return (await filesIn(join(root, input))).map((name) => `${input}/${name}`);
}

/** Returns true if there is no site in `output`, or it was made of other inputs. */
export async function isStale(root: string, output: string, url: string): Promise<boolean> {
  const built = await readFile(join(output, hashFile), 'utf8').catch(() => undefined);
  return built !== (await hashOfInputs(root, url));
}
