// The command of `npm run docs:build` and `npm run docs:dev`.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite } from './build.js';
import { serveGuides } from './guides/build.js';

const usage = `Usage: npm run docs:build -- [options]

Builds the site: guides and reference in three languages.

Options:
  --url <address>    address that the site will have (default http://127.0.0.1:8080/); its path is the base of links
  --output <folder>  folder to write to (default site)
  --dev              serve the guides alone, and follow changes of their style (npm run docs:dev)
  --help             show this help
`;

/**
 * Runs the command.
 * @param err Receives messages.
 * @returns the exit code: 0 built, 1 cannot build, 2 wrong usage.
 */
export async function runDocsBuild(
  argv: readonly string[],
  root: string,
  err: (text: string) => void,
): Promise<0 | 1 | 2> {
  let options: ReturnType<typeof parseOptions>;
  try {
    options = parseOptions(argv, root);
  } catch (error) {
    err(`${messageOf(error)}\n${usage}`);
    return 2;
  }
  try {
    if (options.help) {
      err(usage);
    } else if (options.dev) {
      err(`Guides: ${(await serveGuides(root, 8080)).url}\n`);
    } else {
      await buildSite(root, options.output, options.url);
      err(`Built ${options.output}.\n`);
    }
    return 0;
  } catch (error) {
    err(`${messageOf(error)}\n`);
    return 1;
  }
}

function parseOptions(argv: readonly string[], root: string) {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8080/' },
      output: { type: 'string', default: 'site' },
      dev: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (!URL.canParse(values.url)) throw new Error(`--url takes an address, not "${values.url}".`);
  const { href } = new URL(values.url);
  return {
    ...values,
    url: href.endsWith('/') ? href : `${href}/`,
    output: resolve(root, values.output),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
