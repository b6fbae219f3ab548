// `npm run contract:diff` compares the description with the last release's; with `--check` it only reports.
import { join } from 'node:path';
import { runContractDiff } from './release/run-contract-diff.js';

process.exitCode = await runContractDiff(process.argv.slice(2), join(import.meta.dirname, '..'), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
