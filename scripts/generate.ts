// `npm run generate` writes generated/ from spec/; with `--check` it only reports which files are out of date.
import { join } from 'node:path';
import { runGenerate } from './generate/run-generate.js';

process.exitCode = await runGenerate(process.argv.slice(2), join(import.meta.dirname, '..'), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
