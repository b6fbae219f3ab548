// Builds the site once for all tests of pages, as it is published: below a path of its host.
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSite } from '../../scripts/site/build.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder to serve; the site is in its folder `ticdc-openapi`. */
    readonly site: string;
  }
}

const root = join(import.meta.dirname, '../..');

/** Builds the site before the first test. `SITE_BUILT=1` takes the one of the last run, while tests are written. */
export async function setup({ provide }: TestProject): Promise<void> {
  const folder = join(root, '.tmp/browser-site');
  if (!process.env.SITE_BUILT) {
    await buildSite(root, join(folder, 'ticdc-openapi'), 'https://docs.example/ticdc-openapi/');
  }
  provide('site', folder);
}
