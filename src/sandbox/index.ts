// A simulated TiCDC cluster for tests: it remembers, and answers as a chosen release does.
import type { Server } from 'node:http';
import { setTimeout as realTime } from 'node:timers/promises';
import type { Answer } from '../edge/answer.js';
import { emptyAnswer } from '../edge/answer.js';
import { createEdge, type EdgeRequest } from '../edge/edge.js';
import { listen } from '../edge/listen.js';
import { virtualClock, wallClock } from './clock.js';
import type { Cluster } from './cluster/types.js';
import { type ClusterControl, createControl } from './control.js';
import { createControlEdge } from './control-api.js';
import { type Fault, faultOf } from './faults.js';
import { answerRequest, classicGeneration, type Generation, type Shared } from './gateway.js';
import { createJournal } from './journal.js';
import { createMemory } from './memory.js';
import { startCluster } from './start-cluster.js';

export type { ClusterControl, Snapshot } from './control.js';
export type { Fault } from './faults.js';
export type { JournalEntry } from './journal.js';
export { parseFault } from './read-fault.js';

export interface SandboxOptions {
  /** Address or name to listen on. Default: `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Port of the first capture, 0 for any free one; further captures take free ports. Default: 8300, TiCDC's own. */
  readonly port?: number | undefined;
  /** The architecture: the servers of pingcap/tiflow, or those of pingcap/ticdc with `newarch`. Default: `classic`. */
  readonly generation?: 'classic' | 'newarch' | undefined;
  /** The release to play, with or without `v`; of `newarch` only 8.5.5, 8.5.6 and 8.5.7. Default: `8.5.7`. */
  readonly release?: string | undefined;
  /** Number of captures, 1 to 100. The first one is the owner. Default: 3. */
  readonly captures?: number | undefined;
  /** Tables of the upstream, such as `db.t1`. */
  readonly tables?: readonly string[] | undefined;
  /** `documented` begins with the changefeeds, captures and tables that the vendor's document names. Default: `empty`. */
  readonly state?: 'documented' | 'empty' | undefined;
  /** All that is random derives from it. Default: 1. */
  readonly seed?: number | undefined;
  /**
   * `wall`: time runs by itself. `virtual`: only `cluster.advance` moves it, and an answer that servers give only when something
   * has happened (DELETE from v6.2 on; pause, DELETE and moves of tables in `newarch`) moves it just as far as that takes.
   * Default: `wall`.
   */
  readonly clock?: 'wall' | 'virtual' | undefined;
  /** Play the servers' bugs as well. Default: false. */
  readonly quirks?: boolean | undefined;
  /** What goes wrong from the start on, also after `cluster.reset()`. Default: nothing. */
  readonly faults?: readonly Fault[] | undefined;
  /** Serve the control API on a port of its own: the port, or true for any free one. Default: false. */
  readonly control?: boolean | number | undefined;
}

/** The new architecture is loaded when it is played. */
const generations: Readonly<
  Record<'classic' | 'newarch', () => Promise<(release?: string) => Generation>>
> = {
  classic: async () => classicGeneration,
  newarch: async () => (await import('./newarch/index.js')).newarchGeneration,
};

/** Lets milliseconds pass. */
type Sleep = (milliseconds: number) => Promise<void>;

export interface Sandbox {
  /** Where the first capture listens: the `baseUrl` of a client. */
  readonly url: string;
  /** All captures, the first one first. */
  readonly urls: readonly string[];
  readonly controlUrl?: string;
  readonly cluster: ClusterControl;
  /** Stops listening and ends all connections, idle ones too. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts a simulated TiCDC cluster and resolves once every capture listens.
 *
 * @param sleep lets the time of the fault `latency` pass. Default: real time.
 * @throws {RangeError} for an option that is out of its bounds or a release that is not played.
 * @throws {Error} if a port is taken. The message says what to do.
 */
export async function startSandbox(
  options: SandboxOptions = {},
  sleep: Sleep = realTime,
): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 8300, captures = 3, control = false } = options;
  checkOptions(options, captures);
  const generationOf = await generations[options.generation ?? 'classic']();
  const generation = generationOf(options.release);
  const { traits } = generation;
  const report = (line: string) => void process.stderr.write(`${line}\n`);

  // Nobody knows the ports before all captures listen.
  let answer = (_index: number, _request: EdgeRequest) => Promise.resolve(emptyAnswer(503));
  const faults = new Set<Fault>();
  const servers: Server[] = [];
  const urls: string[] = [];
  try {
    for (let index = 0; index < captures; index += 1) {
      const server = createEdge((request) => answer(index, request), report);
      breakConnections(server, faults);
      servers.push(server);
      urls.push(await listen(server, host, index === 0 ? port : 0));
    }
    const addresses = urls.map((url) => new URL(url).host);
    const cluster = startCluster(options, traits, addresses);
    const parts = partsOf(cluster, options, traits, faults);
    const controls = createControl(parts, options.faults);
    answer = responder(generation, parts, sleep);

    let controlUrl: string | undefined;
    if (control !== false) {
      const server = createControlEdge(controls, report);
      servers.push(server);
      controlUrl = await listen(server, host, control === true ? 0 : control);
    }
    return {
      url: urls[0] ?? '',
      urls,
      ...(controlUrl !== undefined && { controlUrl }),
      cluster: controls,
      close: () => closeAll(servers),
    };
  } catch (error) {
    await closeAll(servers);
    throw error;
  }
}

function checkOptions({ seed = 1 }: SandboxOptions, captures: number): void {
  if (!Number.isInteger(captures) || captures < 1 || captures > 100) {
    throw new RangeError(`Expected 1 to 100 captures, got ${captures}`);
  }
  if (!Number.isSafeInteger(seed)) throw new RangeError(`Expected a whole seed, got ${seed}`);
}

function partsOf(
  cluster: Cluster,
  { clock, quirks = false, seed = 1 }: SandboxOptions,
  traits: Shared['traits'],
  faults: Set<Fault>,
) {
  const journal = createJournal();
  const time = clock === 'virtual' ? virtualClock(cluster) : wallClock(cluster);
  return { cluster, traits, quirks, faults, journal, memory: createMemory(seed), clock: time };
}

/** Answers requests, and writes them into the journal. */
function responder(generation: Generation, parts: ReturnType<typeof partsOf>, sleep: Sleep) {
  const { cluster, clock, faults, journal } = parts;
  const shared: Shared = {
    ...parts,
    wait: clock.wait,
    async sleep(milliseconds) {
      await sleep(milliseconds);
      clock.catchUp();
    },
  };

  return async (index: number, request: EdgeRequest): Promise<Answer> => {
    const capture = cluster.captures()[index];
    if (capture === undefined || faultOf(faults, 'connection-reset')) return emptyAnswer(500);
    clock.catchUp();
    const answer = await answerRequest(generation, shared, capture, request);
    journal.add({
      method: request.method,
      path: request.target,
      body: request.body.toString('utf8'),
      capture: capture.id,
      status: answer.status,
    });
    return answer;
  };
}

/** Resets the connections of requests while the fault lasts. */
function breakConnections(server: Server, faults: ReadonlySet<Fault>): void {
  server.prependListener('request', ({ socket }) => {
    if (faultOf(faults, 'connection-reset')) socket.resetAndDestroy();
  });
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ),
  );
}
