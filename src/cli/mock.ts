// `ticdc-openapi mock`: serves the mock until a signal stops it.
import { parseArgs } from 'node:util';
import { UsageError } from './command.js';

const help = `Usage: ticdc-openapi mock [options]

Serves a mock TiCDC server. It responds to every operation of TiCDC OpenAPI v1 with the
documented example and rejects the requests that TiCDC rejects. Ctrl-C stops it.

Options:
  --host <address>  address to listen on (default 127.0.0.1)
  --port <number>   port to listen on, 0 for any free one (default 8300)
  --cors            let pages of other origins call the mock from a browser
  --dynamic         generate responses from the schemas instead of sending the examples
  --help            show this help

The request header "Prefer: code=400", "Prefer: example=NAME" or "Prefer: dynamic=true"
selects another documented response, and so does the query "?__code=400" without that header.
`;

/** Serves until SIGINT or SIGTERM. Writes the URL to stdout as soon as the mock listens. */
export async function run(argv: readonly string[]): Promise<number> {
  const options = parse(argv);
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  const port = toPort(options.port);
  const stopped = nextSignal();
  const { startMock } = await import('../mock/index.js');
  const { host, cors, dynamic } = options;
  const mock = await startMock({ host, port, cors, dynamic }).catch(asUsageError);
  process.stdout.write(`${mock.url}\n`);
  process.stderr.write(`Try: curl ${mock.url}/api/v1/changefeeds\n`);
  await stopped;
  await mock.close();
  return 0;
}

function parse(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        host: { type: 'string' },
        port: { type: 'string' },
        cors: { type: 'boolean' },
        dynamic: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values;
  } catch (error) {
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new UsageError(`mock: ${problem}`);
  }
}

function toPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new UsageError(`mock: expected --port to be a number from 0 to 65535, got "${text}"`);
  }
  return port;
}

function asUsageError(error: unknown): never {
  throw error instanceof RangeError ? new UsageError(`mock: ${error.message}`) : error;
}

function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
