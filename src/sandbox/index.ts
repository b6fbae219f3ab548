// A simulated TiCDC cluster for tests: it has a state, and responds as a chosen release does.
import type { Server } from 'node:http';
import { close, hostPort, listen } from '../http/listen.js';
import { readServerVersion } from '../http/played-releases.js';
import { multiplexPort } from '../http/port-multiplexer.js';
import { emptyResponse, type HttpResponse } from '../http/response.js';
import { createHttpServer, type HttpRequest } from '../http/server.js';
import { sleep as realTime, virtualClock, wallClock } from './clock.js';
import { type ClusterControl, createControl } from './control.js';
import { createControlServer } from './control-api.js';
import { type Fault, faultOf } from './faults.js';
import { handleRequest, noResponse, type Shared } from './gateway.js';
import { createHandlerState } from './handler-state.js';
import { classicHandlers } from './handlers/classic/index.js';
import { createLock } from './handlers/common/lock.js';
import type { Handlers } from './handlers/common/types.js';
import { createJournal } from './journal.js';
import type { Cluster } from './model/types.js';
import { checkOptions, type SandboxOptions } from './options.js';
import { createPorts, followProcesses } from './ports.js';
import { checkFault } from './read-fault.js';
import { startCluster } from './start-cluster.js';
import { type Traits, traitsOf } from './traits/index.js';

export type { ClusterControl, Snapshot } from './control.js';
export type { Fault } from './faults.js';
export type { JournalEntry } from './journal.js';
export type { SandboxOptions } from './options.js';
export { parseFault } from './read-fault.js';

/** The handlers of the new architecture are loaded when they are needed. */
async function handlersOf(generation: 'classic' | 'newarch'): Promise<Handlers> {
  if (generation === 'classic') return classicHandlers;
  return (await import('./handlers/newarch/index.js')).newarchHandlers;
}

/** Lets milliseconds pass. */
type Sleep = (milliseconds: number) => Promise<void>;

export interface Sandbox {
  /** URL of the first capture: the `baseUrl` of a client. */
  readonly url: string;
  /** URLs of all captures, in their order. */
  readonly urls: readonly string[];
  readonly controlUrl?: string;
  readonly cluster: ClusterControl;
  /**
   * Responds to a request to the first capture without a connection. Names of headers must be in lower case. While its process does not
   * run, the response is one that is not sent (`dropped`).
   */
  respond(request: HttpRequest): Promise<HttpResponse>;
  /** Stops listening and closes all connections, including idle ones. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts a simulated TiCDC cluster and resolves once every capture listens.
 *
 * @param sleep waits for the time of the fault `latency`. Default: real time.
 * @throws {RangeError} if an option is out of its bounds, or the sandbox does not play the release.
 * @throws {Error} if a port is in use. The message says what to do.
 */
export async function startSandbox(
  options: SandboxOptions = {},
  sleep: Sleep = realTime,
): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 8300, captures = 3, control = false, cors } = options;
  checkOptions(options, captures, port);
  const version = readServerVersion(options.generation ?? 'classic', options.release);
  const handlers = await handlersOf(version.generation);
  const traits = traitsOf(version);
  const report = (line: string) => void process.stderr.write(`${line}\n`);

  // The cluster needs the ports, which are not known before all captures listen.
  let respond = (_index: number, _request: HttpRequest) => Promise.resolve(emptyResponse(503));
  const faults = new Set<Fault>();
  const servers: Server[] = [];
  let closePorts = () => {};
  const closeAll = async () => {
    closePorts();
    await Promise.all(servers.map(close));
  };
  const urls: string[] = [];
  try {
    for (let index = 0; index < captures; index += 1) {
      const server = createHttpServer((request) => respond(index, request), report, cors);
      if (traits.portMultiplexer) multiplexPort(server);
      breakConnections(server, faults);
      servers.push(server);
      urls.push(await listen(server, host, port === 0 ? 0 : port + index));
    }
    const { advertiseHost } = options;
    const addresses = urls.map((url) => {
      const { host, port } = new URL(url);
      return advertiseHost === undefined ? host : hostPort(advertiseHost, Number(port));
    });
    const ports = createPorts(servers);
    closePorts = ports.close;
    const cluster = followProcesses(startCluster(options, traits, addresses), (running) => {
      ports.follow(running);
      parts.clock.wakeAt(cluster.nextStart());
    });
    const parts = { ...partsOf(cluster, options, traits, faults), listening: ports.listening };
    const controls = createControl(parts, options.faults?.map(checkFault));
    respond = responder(handlers, parts, sleep);

    let controlUrl: string | undefined;
    if (control !== false) {
      const server = createControlServer(controls, report, cors);
      servers.push(server);
      controlUrl = await listen(server, host, control === true ? 0 : control);
    }
    return {
      url: urls[0] ?? '',
      urls,
      ...(controlUrl !== undefined && { controlUrl }),
      cluster: controls,
      respond: (request) => respond(0, request),
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function partsOf(
  cluster: Cluster,
  { clock, latency = 'ticks', quirks = false, seed = 1 }: SandboxOptions,
  traits: Traits,
  faults: Set<Fault>,
) {
  const journal = createJournal();
  const time = clock === 'virtual' ? virtualClock(cluster) : wallClock(cluster);
  const state = createHandlerState(seed);
  return { cluster, traits, quirks, faults, journal, state, clock: time, latency };
}

/** Returns the function that responds to requests and records them in the journal. */
function responder(handlers: Handlers, parts: ReturnType<typeof partsOf>, sleep: Sleep) {
  const { cluster, clock, faults, journal } = parts;
  const shared: Shared = {
    ...parts,
    handlers,
    lock: createLock(),
    until: clock.until,
    wait: (milliseconds) => clock.until(cluster.now() + milliseconds),
    async sleep(milliseconds) {
      await sleep(milliseconds);
      clock.catchUp();
    },
  };

  return async (index: number, request: HttpRequest): Promise<HttpResponse> => {
    clock.catchUp();
    const capture = cluster.process(index);
    if (capture === undefined || faultOf(faults, 'connection-reset')) return noResponse;
    const response = await handleRequest(shared, capture, request);
    if (!cluster.runs(capture)) return noResponse;
    journal.add({
      method: request.method,
      path: request.target,
      body: request.body.toString('utf8'),
      capture: capture.id,
      status: response.status,
    });
    return response;
  };
}

/** Resets the connections of requests while the fault lasts. */
function breakConnections(server: Server, faults: ReadonlySet<Fault>): void {
  server.prependListener('request', ({ socket }) => {
    if (faultOf(faults, 'connection-reset')) socket.resetAndDestroy();
  });
}
