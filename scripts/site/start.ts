// Runs `npm start`: serves the mock, builds the site if needed, and serves the site.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { readServerVersion } from '../../src/http/played-releases.js';
import { startMock } from '../../src/mock/index.js';
import { isStale } from './inputs.js';
import { serveSite } from './server.js';

const usage = `Usage: npm start -- [options]

Serves a mock TiCDC server and the documentation, until Ctrl-C. The mock responds while the documentation is built.

Options:
  --host <address>      address to listen on, 0.0.0.0 for all interfaces (default 127.0.0.1)
  --mock-port <number>  port of the mock, 0 for any free one (default 8300)
  --release <number>    classic release whose refusals the mock has (default 8.5.7)
  --port <number>       port of the documentation, 0 for any free one (default 8080)
  --help                show this help
`;

/** The outputs of the command. */
export interface Output {
  /** Receives results: the URLs. */
  readonly out: (text: string) => void;
  /** Receives messages: progress and errors. */
  readonly err: (text: string) => void;
}

/**
 * Serves until `stop` is aborted.
 * @param root The folder with `generated/`; `site/` is created in it.
 * @returns the exit code: 0 stopped by `stop`, 1 cannot serve or build, 2 wrong usage.
 */
export async function start(
  argv: readonly string[],
  root: string,
  stop: AbortSignal,
  { out, err }: Output,
): Promise<0 | 1 | 2> {
  let options: Options;
  try {
    options = parseOptions(argv);
  } catch (error) {
    err(`${messageOf(error)}\n${usage}`);
    return 2;
  }
  if (options.help) {
    out(usage);
    return 0;
  }
  const { host, release } = options;
  const servers: { close(): Promise<void> }[] = [];
  try {
    const mock = await open('--mock-port', options.mockPort, (port) =>
      startMock({ host, port, release, cors: true }),
    );
    servers.push(mock);
    out(`Mock server:    ${mock.url}\n`);
    const site = await open('--port', options.port, (port) =>
      serveSite(join(root, 'site'), port, host),
    );
    servers.push(site);
    err(`Try:            curl "${mock.url}/api/v1/changefeeds?state=normal"\n`);
    await build(root, site.url, stop, err);
    out(`Documentation:  ${site.url}/\n`);
    await aborted(stop);
    return 0;
  } catch (error) {
    if (stop.aborted) return 0;
    err(`${messageOf(error)}\n`);
    return 1;
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

/** Builds the site in a process of its own, so that the mock responds meanwhile. */
async function build(
  root: string,
  url: string,
  stop: AbortSignal,
  err: Output['err'],
): Promise<void> {
  const output = join(root, 'site');
  if (!(await isStale(root, output, url))) return;
  err('Building the documentation, half a minute ...\n');
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const script = join(import.meta.dirname, '../docs-build.ts');
  const argv = [
    '--import',
    pathToFileURL(tsx).href,
    script,
    '--output',
    output,
    '--url',
    `${url}/`,
  ];
  await promisify(execFile)(process.execPath, argv, { cwd: root, signal: stop });
}

interface Options {
  readonly host: string;
  readonly release: string | undefined;
  readonly mockPort: number;
  readonly port: number;
  readonly help: boolean;
}

/**
 * Reads the options.
 *
 * @throws {Error} for an unknown option, an invalid port, or a release that the mock does not play.
 */
function parseOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      'mock-port': { type: 'string', default: '8300' },
      release: { type: 'string' },
      port: { type: 'string', default: '8080' },
      help: { type: 'boolean', default: false },
    },
  });
  readServerVersion('classic', values.release, 'mock');
  return {
    host: values.host,
    release: values.release,
    mockPort: toPort('--mock-port', values['mock-port']),
    port: toPort('--port', values.port),
    help: values.help,
  };
}

function toPort(option: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`${option} takes a number from 0 to 65535, not "${text}".`);
}

/** Listens on a port. If that fails, the error names the option for another port. */
async function open<Listener>(
  option: string,
  port: number,
  listen: (port: number) => Promise<Listener>,
): Promise<Listener> {
  try {
    return await listen(port);
  } catch (error) {
    const code = error instanceof Error ? codeOf(error.cause) : undefined;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const reason = code === 'EADDRINUSE' ? 'is in use' : 'is not permitted for this user';
    throw new Error(
      `Port ${port} ${reason}. Choose another one: npm start -- ${option} 0 takes any free port.`,
      { cause: error },
    );
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
