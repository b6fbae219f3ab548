// What a client adds to a browser bundle: minified and gzipped.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Row } from '../sandbox/figures.js';
import { heyApi, orval } from './others.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export const sizeHead = ['bundle', 'bytes, gzipped'];

/** Returns the bytes of a bundle with these contents. */
async function sizeOf(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}

/** Measures the bundles. */
export async function measureSizes(): Promise<Row[]> {
  const ours = './src/client/index.ts';
  const bundles = [
    ['ticdc-openapi, everything', `export * from '${ours}'`, 12_000],
    ['ticdc-openapi, createClient', `export { createClient } from '${ours}'`, 10_000],
    ['openapi-fetch', "export { default } from 'openapi-fetch'"],
    ['hey-api', `export * from '${heyApi}'`],
    ['orval', `export * from '${orval}'`],
  ] as const;
  const rows: Row[] = [];
  for (const [name, contents, most] of bundles) {
    const bytes = await sizeOf(contents);
    const target = most && { text: `at most ${most}`, met: bytes <= most };
    rows.push({ cells: [name, String(bytes)], ...(target && { target }) });
  }
  return rows;
}
