// The pages of the built site.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../../scripts/site/files.js';

/** The folder of the newest version in the folder that is served. */
export const latest = 'ticdc-openapi/latest';

/** Returns the addresses of all pages of the newest version below its folder, such as `ja/concepts.html`. */
export async function pagesOf(site: string): Promise<string[]> {
  const files = await filesIn(join(site, latest));
  return files.filter((path) => path.endsWith('.html') && path !== '404.html');
}

/** Returns the text of a page. */
export function readPage(site: string, path: string): string {
  return readFileSync(join(site, latest, path), 'utf8');
}

/** Returns true for the pages that Redoc shows. */
export function isReference(path: string): boolean {
  return path.includes('reference/');
}
