// `ticdc-openapi mock`: serves the mock until a signal stops it.
import { parseArgs } from 'node:util';
import { UsageError } from './command.js';

const help = `Usage: ticdc-openapi mock [options]

Serves a mock TiCDC server. It responds to every operation of TiCDC OpenAPI v1 with the
documented example, refuses the requests that TiCDC refuses, and remembers nothing: use
"ticdc-openapi sandbox" for changefeeds that can be created and paused. The URL goes to stdout.
Ctrl-C stops it. It needs the package @stoplight/prism-http.

Options:
  --host <address>    address to listen on, 0.0.0.0 for all interfaces (default 127.0.0.1)
  --port <number>     port to listen on, 0 for any free one (default 8300)
  --release <number>  classic release whose refusals to use, such as 6.5.12 (default 8.5.7); the
                      examples are the same for every release
  --dynamic           generate responses from the schemas instead of sending the examples
  --cors              let pages of other origins call the mock from a browser
  --help              show this help

The request header "Prefer: code=400", "Prefer: example=NAME" or "Prefer: dynamic=true"
selects another documented response, and so does the query "?__code=400" without that header.

Example:
  ticdc-openapi mock --port 8300
  curl http://127.0.0.1:8300/api/v1/changefeeds
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
  const { host, release, cors, dynamic } = options;
  const mock = await startMock({ host, port, release, cors, dynamic }).catch(asUsageError);
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
        release: { type: 'string' },
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
