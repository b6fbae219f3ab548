// `npm run docs:build`: builds the site in site/. `npm run docs:dev`: serves the guides while they are written.
import { join } from 'node:path';
import { runDocsBuild } from './site/command.js';

process.exitCode = await runDocsBuild(
  process.argv.slice(2),
  join(import.meta.dirname, '..'),
  (text) => process.stderr.write(text),
);
