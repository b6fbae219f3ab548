// The client as users run it, in the uncommitted `.tmp/`: tsx adds calls to every function of the sources, which take time.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Compiles and imports the client. */
export async function importOurs(): Promise<typeof import('../../../src/client/index.js')> {
  const outfile = `${root}.tmp/bench-client/ours.mjs`;
  await build({
    entryPoints: [`${root}src/client/index.ts`],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    packages: 'external',
  });
  return import(outfile);
}
