#!/usr/bin/env node
// The `ticdc-openapi` command: loads the subcommand and no other.
import { maskSecrets } from '../shared/mask-secrets/index.js';
import { packageVersion } from '../shared/node/package.js';
import { type Run, UsageError } from './command.js';

interface Subcommand {
  /** One line of the help. */
  readonly summary: string;
  readonly load: () => Promise<{ readonly run: Run }>;
}

const subcommands: ReadonlyMap<string, Subcommand> = new Map([
  [
    'check',
    { summary: 'check a running server against the contract', load: () => import('./check.js') },
  ],
  ['mock', { summary: 'serve a mock TiCDC server', load: () => import('./mock.js') }],
  ['sandbox', { summary: 'serve a simulated TiCDC cluster', load: () => import('./sandbox.js') }],
]);

process.exitCode = await main(process.argv.slice(2));

/** Runs the subcommand and resolves with the exit code: 0 success, 1 failure, 2 invalid arguments; `check` has its own. */
async function main([name = '--help', ...argv]: readonly string[]): Promise<number> {
  try {
    if (name === '--help' || name === '-h') {
      process.stdout.write(help());
      return 0;
    }
    if (name === '--version') {
      process.stdout.write(`${packageVersion()}\n`);
      return 0;
    }
    const subcommand = subcommands.get(name);
    if (!subcommand) throw new UsageError(`unknown subcommand "${name}"`);
    const { run } = await subcommand.load();
    return await run(argv);
  } catch (error) {
    const message = maskSecrets(error instanceof Error ? error.message : String(error));
    const isUsage = error instanceof UsageError;
    process.stderr.write(`ticdc-openapi: ${message}${isUsage ? '; see --help' : ''}\n`);
    return isUsage ? 2 : 1;
  }
}

function help(): string {
  const lines = [...subcommands].map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`);
  return `Usage: ticdc-openapi <subcommand> [options]

Subcommands:
${lines.join('\n')}

Options:
  --help      show this help, or the help of a subcommand
  --version   show the version of this package
`;
}
