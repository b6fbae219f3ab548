// `npm run release:check -- v0.1.0` says whether a version is ready to be published; with `--notes` it prints the changelog's section.
import { join } from 'node:path';
import { checkRelease } from './release/check-release.js';

process.exitCode = checkRelease(process.argv.slice(2), join(import.meta.dirname, '..'), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
