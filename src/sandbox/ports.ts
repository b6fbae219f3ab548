// The ports of the captures follow their processes: the port of a process that has ended refuses connections.
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate as turnEnd } from 'node:timers/promises';
import type { Cluster } from './model/types.js';

export interface Ports {
  /** Opens and shuts ports. @param running by port, whether a process runs. */
  follow(running: readonly boolean[]): void;
  /** Resolves once every open port accepts connections. @throws {Error} if one is in use by another program meanwhile. */
  listening(): Promise<void>;
  /** Shuts all ports for good. */
  close(): void;
}

/** Controls the ports of servers that listen. */
export function createPorts(servers: readonly Server[]): Ports {
  const ports = servers.map(createPort);
  let isClosed = false;
  return {
    follow(running) {
      if (isClosed) return;
      for (const [index, port] of ports.entries()) {
        if (running[index]) port.open();
        else port.shut();
      }
    },
    async listening() {
      await Promise.all(ports.map(({ opened }) => opened()));
      // Clients in this process also need to see that their old connections have ended.
      for (let turns = 0; turns < 2; turns += 1) await turnEnd();
    },
    close() {
      isClosed = true;
      for (const port of ports) port.shut();
    },
  };
}

/** Controls the port of a server that listens. */
function createPort(server: Server) {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const address = tcpAddressOf(server);
  let isOpen = true;
  let isStarting = false;
  let opened = Promise.resolve();
  const stop = () => {
    server.close();
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const listenAgain = () =>
    new Promise<void>((resolve, reject) => {
      isStarting = true;
      const settle = (cause?: Error) => {
        isStarting = false;
        server.off('listening', settle).off('error', settle);
        if (cause === undefined) resolve();
        else reject(new Error(`Cannot listen on ${address.address} again`, { cause }));
        // The process may have ended before its port was open.
        if (cause === undefined && !isOpen) stop();
      };
      server.on('listening', settle).on('error', settle);
      server.listen(address.port, address.address);
    });
  return {
    opened: () => opened,
    open() {
      if (isOpen) return;
      isOpen = true;
      if (isStarting) return;
      opened = listenAgain();
      // Whoever waits for the port learns of the error.
      opened.catch(() => {});
    },
    shut() {
      if (!isOpen) return;
      isOpen = false;
      if (server.listening) stop();
    },
  };
}

function tcpAddressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Expected a TCP port');
  return address;
}

/**
 * Returns the cluster with `follow` called after everything that can start or end a process.
 *
 * @param follow receives, by port, whether a process runs.
 */
export function followProcesses(
  cluster: Cluster,
  follow: (running: readonly boolean[]) => void,
): Cluster {
  const followed =
    <Values extends unknown[]>(change: (...values: Values) => void) =>
    (...values: Values) => {
      change(...values);
      follow(cluster.processes().map((process) => process !== undefined));
    };
  return {
    ...cluster,
    advance: followed(cluster.advance),
    restore: followed(cluster.restore),
    stop: followed(cluster.stop),
    kill: followed(cluster.kill),
    start: followed(cluster.start),
    loseOwner: followed(cluster.loseOwner),
    renewSessions: followed(cluster.renewSessions),
  };
}
