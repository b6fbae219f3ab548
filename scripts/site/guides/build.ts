// Renders the guides with VitePress, from a prepared folder below `.tmp/`.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillMark } from './fill.js';
import { stageGuides } from './stage.js';

/** The base of all addresses that VitePress writes; it is replaced when the version's place is known. */
export const basePlaceholder = '/__base__/';

/**
 * Writes the guides to a folder, with addresses below `basePlaceholder`.
 * @param root The folder of the repository.
 */
export async function buildGuides(root: string, output: string): Promise<void> {
  const folder = await prepare(root, basePlaceholder, output);
  try {
    const { build } = await import('vitepress');
    await build(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Serves the guides with VitePress's own server, which follows changes of the theme; resolves with its end. */
export async function serveGuides(
  root: string,
  port: number,
): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = await prepare(root, '/', join(root, '.tmp/dev'));
  const { createServer } = await import('vitepress');
  const server = await createServer(folder, { port });
  await server.listen();
  const close = async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: server.resolvedUrls?.local[0] ?? '', close };
}

/** Copies the guides to a new folder and configures VitePress there. */
async function prepare(root: string, base: string, output: string): Promise<string> {
  const parent = join(root, '.tmp');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'guides-'));
  const present = await stageGuides(root, folder, base, fillMark(root));
  const settings = join(folder, '.vitepress');
  await mkdir(join(settings, 'theme'), { recursive: true });
  const file = (name: string) => JSON.stringify(join(import.meta.dirname, name));
  const parameters = [base, present, output, join(settings, 'cache')].map((value) =>
    JSON.stringify(value),
  );
  await writeFile(
    join(settings, 'config.ts'),
    `import { guideConfig } from ${file('config.ts')};\nexport default guideConfig(${parameters.join(', ')});\n`,
  );
  await writeFile(
    join(settings, 'theme/index.ts'),
    `import { theme } from ${file('theme/index.ts')};\nexport default theme;\n`,
  );
  return folder;
}
