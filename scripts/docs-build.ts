// `npm run docs:build`: builds the reference page from generated/ into site/reference/.
import { join } from 'node:path';
import { buildReferencePage } from './site/build.js';

const root = join(import.meta.dirname, '..');

try {
  await buildReferencePage(join(root, 'generated'), join(root, 'site/reference'));
  process.stderr.write('Built site/reference/index.html.\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
