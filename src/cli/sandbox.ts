// `ticdc-openapi sandbox`: serves a simulated cluster until a signal stops it.
import { parseArgs } from 'node:util';
import type { Sandbox, SandboxOptions } from '../sandbox/index.js';
import { UsageError } from './command.js';

const help = `Usage: ticdc-openapi sandbox [options]

Serves a simulated TiCDC cluster. Changefeeds can be created, paused, updated and removed, and
responses are those of the chosen release. It replicates nothing and connects to no sink. The URLs
of all captures (TiCDC servers) go to stdout, one per line, starting with the first owner. Ctrl-C
stops it.

Options:
  --host <address>       address to listen on, 0.0.0.0 for all interfaces (default 127.0.0.1)
  --advertise-host <name>
                         host in the addresses of the captures, such as the name of a container
                         (default: --host)
  --port <number>        port of the first capture (default 8300); the other captures get the
                         ports after it; 0: any free ports
  --generation <name>    architecture: classic (default: pingcap/tiflow), or newarch (the new
                         architecture of pingcap/ticdc)
  --release <number>     release to simulate, such as 6.5.12 (default 8.5.7); newarch has
                         8.5.5 to 8.5.7
  --captures <number>    number of captures, each on its own port (default 3)
  --tables <a.b,c.d>     tables of the upstream TiDB, such as shop.orders (default: none)
  --state <name>         empty (default), or documented: starts with the changefeeds and tables of
                         the vendor's examples
  --seed <number>        seed of all random values, for runs that repeat (default 1)
  --latency <when>       ticks (default): responses wait for the owner's ticks, as those of
                         servers do; none: they come at once
  --quirks               also simulate bugs of the servers
  --fault <fault>        fault from the start on; repeatable. One of not-ready, not-initialized,
                         pd-unreachable, pd-frozen, gc-not-held, owner-lost, connection-reset and
                         sink-unreachable, or JSON such as '{"kind":"latency","milliseconds":200}'
  --control-port <port>  port of the control API, which injects faults and moves the time; 0 for
                         any free one (default: no control API)
  --cors                 let pages of other origins call the captures from a browser
  --help                 show this help

Example:
  ticdc-openapi sandbox --release 6.5.12 --tables shop.orders,shop.items --control-port 8400
  curl http://127.0.0.1:8300/api/v1/captures
  curl -X POST http://127.0.0.1:8400/faults -d '{"kind":"owner-lost"}'
`;

/** Serves until SIGINT or SIGTERM. */
export async function run(argv: readonly string[]): Promise<number> {
  const { help: helpWanted, ...options } = parse(argv);
  if (helpWanted) {
    process.stdout.write(help);
    return 0;
  }
  const stopped = nextSignal();
  const sandbox = await start(toOptions(options), options.fault ?? []);
  process.stdout.write(`${sandbox.urls.join('\n')}\n`);
  process.stderr.write(`Try: curl ${sandbox.url}/api/v1/changefeeds\n`);
  if (sandbox.controlUrl !== undefined) {
    process.stderr.write(`Control API: curl ${sandbox.controlUrl}/journal\n`);
  }
  await stopped;
  await sandbox.close();
  return 0;
}

type Values = Omit<ReturnType<typeof parse>, 'help'>;

function parse(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        host: { type: 'string' },
        'advertise-host': { type: 'string' },
        port: { type: 'string' },
        cors: { type: 'boolean' },
        generation: { type: 'string' },
        release: { type: 'string' },
        captures: { type: 'string' },
        tables: { type: 'string' },
        state: { type: 'string' },
        seed: { type: 'string' },
        latency: { type: 'string' },
        quirks: { type: 'boolean' },
        fault: { type: 'string', multiple: true },
        'control-port': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values;
  } catch (error) {
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new UsageError(`sandbox: ${problem}`);
  }
}

function toOptions(values: Values): SandboxOptions {
  return {
    host: values.host,
    advertiseHost: values['advertise-host'],
    cors: values.cors,
    port: toNumber('port', values.port, 65_535),
    generation: oneOf('generation', values.generation, ['classic', 'newarch']),
    release: values.release,
    captures: toNumber('captures', values.captures, 100),
    tables: values.tables?.split(',').filter((name) => name !== ''),
    state: oneOf('state', values.state, ['documented', 'empty']),
    seed: toNumber('seed', values.seed, Number.MAX_SAFE_INTEGER),
    latency: oneOf('latency', values.latency, ['ticks', 'none']),
    quirks: values.quirks,
    control: toNumber('control-port', values['control-port'], 65_535),
  };
}

/**
 * Loads and starts the sandbox.
 *
 * @throws {UsageError} if the sandbox rejects an option.
 */
async function start(options: SandboxOptions, faults: readonly string[]): Promise<Sandbox> {
  const { parseFault, startSandbox } = await import('../sandbox/index.js');
  try {
    return await startSandbox({ ...options, faults: faults.map(parseFault) });
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`sandbox: ${error.message}`);
    throw error;
  }
}

function toNumber(name: string, text: string | undefined, maximum: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > maximum) {
    throw new UsageError(
      `sandbox: expected --${name} to be a number from 0 to ${maximum}, got "${text}"`,
    );
  }
  return number;
}

function oneOf<Name extends string>(
  option: string,
  text: string | undefined,
  names: readonly Name[],
): Name | undefined {
  if (text === undefined) return undefined;
  const name = names.find((candidate) => candidate === text);
  if (name !== undefined) return name;
  throw new UsageError(`sandbox: expected --${option} to be ${names.join(' or ')}, got "${text}"`);
}

function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
