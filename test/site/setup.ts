// Builds the site once for all tests of pages, as it is published: below a path of its host.
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSite } from '../../scripts/site/build.js';
import { isStale } from '../../scripts/site/inputs.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder to serve; the site is in its folder `ticdc-openapi`. */
    readonly site: string;
  }
}

const root = join(import.meta.dirname, '../..');

const url = 'https://docs.example/ticdc-openapi/';

/** Builds the site before the first test, if anything that it is made of has changed since the last run. */
export async function setup({ provide }: TestProject): Promise<void> {
  const folder = join(root, '.tmp/browser-site');
  const output = join(folder, 'ticdc-openapi');
  if (await isStale(root, output, url)) await buildSite(root, output, url);
  provide('site', folder);
}
