// The options of a sandbox.
import type { Fault } from './faults.js';

export interface SandboxOptions {
  /** Address or name to listen on; `0.0.0.0` for all interfaces. Default: `127.0.0.1`. */
  readonly host?: string | undefined;
  /**
   * Host in the addresses of the captures, such as the name of a container. Default: `host`, or the loopback address if that stands for
   * all interfaces.
   */
  readonly advertiseHost?: string | undefined;
  /** Port of the first capture; the other captures get the ports after it. 0: any free ports. Default: 8300, TiCDC's own. */
  readonly port?: number | undefined;
  /** The architecture: `classic` for the servers of pingcap/tiflow, `newarch` for those of pingcap/ticdc. Default: `classic`. */
  readonly generation?: 'classic' | 'newarch' | undefined;
  /** The release to play, with or without `v`. With `newarch` only 8.5.5, 8.5.6 and 8.5.7. Default: `8.5.7`. */
  readonly release?: string | undefined;
  /** Number of captures, 1 to 100. The first one is the owner. Default: 3. */
  readonly captures?: number | undefined;
  /** Tables of the upstream, such as `db.t1`. */
  readonly tables?: readonly string[] | undefined;
  /** `documented` starts with the changefeeds, captures and tables that the vendor's document names. Default: `empty`. */
  readonly state?: 'documented' | 'empty' | undefined;
  /** Seed of all random values. Default: 1. */
  readonly seed?: number | undefined;
  /**
   * `wall`: time passes by itself, and responses wait as long as those of servers. `virtual`: only `cluster.advance` and requests move
   * the time. A request then moves it to the moment at which servers respond, and never waits. Default: `wall`.
   */
  readonly clock?: 'wall' | 'virtual' | undefined;
  /**
   * `ticks`: classic servers respond at the ticks of their owner, as real ones do (server-behaviour/running-servers.md#ticks). `none`:
   * they respond at once, and time is left alone as far as it can be. Default: `ticks`.
   */
  readonly latency?: 'ticks' | 'none' | undefined;
  /** Whether pages of other origins may call the captures and the control API from a browser (CORS). Default: false. */
  readonly cors?: boolean | undefined;
  /** Whether the servers' bugs are played. Default: false. */
  readonly quirks?: boolean | undefined;
  /** Faults that last from the start, also after `cluster.reset()`. Default: none. */
  readonly faults?: readonly Fault[] | undefined;
  /** Whether to serve the control API on a separate port: the port, or true for any free one. Default: false. */
  readonly control?: boolean | number | undefined;
}

/** @throws {RangeError} if an option is out of its bounds. */
export function checkOptions(
  { seed = 1, advertiseHost, state = 'empty', clock = 'wall', latency = 'ticks' }: SandboxOptions,
  captures: number,
  port: number,
): void {
  checkName('state', state, ['empty', 'documented']);
  checkName('clock', clock, ['wall', 'virtual']);
  checkName('latency', latency, ['ticks', 'none']);
  if (!Number.isInteger(captures) || captures < 1 || captures > 100) {
    throw new RangeError(`Expected 1 to 100 captures, got ${captures}`);
  }
  if (!Number.isInteger(port) || port < 0) {
    throw new RangeError(`Expected a port from 0 to 65535, got ${JSON.stringify(port)}`);
  }
  if (port !== 0 && port + captures - 1 > 65_535) {
    throw new RangeError(`Expected a port with ${captures - 1} ports after it, got ${port}`);
  }
  if (advertiseHost !== undefined && !/^[\w.-]+$|^[\da-f:.]+$/i.test(advertiseHost)) {
    throw new RangeError(
      `Expected a host name or an IP address to advertise, got "${advertiseHost}"`,
    );
  }
  if (!Number.isSafeInteger(seed)) throw new RangeError(`Expected a whole seed, got ${seed}`);
}

/** @throws {RangeError} if a caller without TypeScript has passed a name that the option does not have. */
function checkName(option: string, name: string, names: readonly string[]): void {
  if (names.includes(name)) return;
  throw new RangeError(`Expected the ${option} ${names.join(' or ')}, got "${name}"`);
}
