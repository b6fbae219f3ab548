// Builds the reference page with Redocly's command line tool.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { finishPage, pageTemplate } from './reference-page.js';

/** The files that the page offers for download (redocly.yaml: `downloadUrls`), by their names in generated/. */
export const downloads = [
  'openapi.yaml',
  'openapi.json',
  'openapi-3.1.json',
  'openapi.newarch.json',
] as const;

const run = promisify(execFile);
const redocly = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
const config = join(import.meta.dirname, '../../redocly.yaml');

/**
 * Writes the page, `index.html`, and the files that it offers for download.
 * @param generated The folder with `openapi.json` and its siblings.
 * @param output The folder to write to; created when missing.
 * @param signal Cancels the build.
 * @throws {Error} if Redocly's tool fails, with its message.
 */
export async function buildReferencePage(
  generated: string,
  output: string,
  signal?: AbortSignal,
): Promise<void> {
  const document = join(generated, 'openapi.json');
  const json = await readFile(document, 'utf8');
  const page = finishPage(await buildDocs(document, signal), json);
  await mkdir(output, { recursive: true });
  for (const name of downloads) await copyFile(join(generated, name), join(output, name));
  await writeFile(join(output, 'index.html'), page);
}

/** Returns true if the page is missing or older than its sources. */
export async function isStale(generated: string, output: string): Promise<boolean> {
  const sources = [config, ...downloads.map((name) => join(generated, name))];
  const changed = await Promise.all(sources.map(async (source) => (await stat(source)).mtimeMs));
  const built = await stat(join(output, 'index.html')).catch(() => undefined);
  return built === undefined || built.mtimeMs < Math.max(...changed);
}

async function buildDocs(document: string, signal: AbortSignal | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ticdc-openapi-'));
  const template = join(folder, 'template.hbs');
  const page = join(folder, 'index.html');
  const files = ['--template', template, '--output', page, '--config', config];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  try {
    await writeFile(template, pageTemplate);
    await run(process.execPath, [redocly, 'build-docs', document, '--inlineBundle', ...files], {
      env,
      ...(signal && { signal }),
    });
    return await readFile(page, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
