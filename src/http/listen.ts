// Starts and stops listening, with error messages that say what to do.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Resolves with the URL once the server listens. For a host that stands for all interfaces it is the loopback address's, which clients
 * on this machine can call.
 *
 * @throws {RangeError} if the host is empty.
 * @throws {Error} if the server cannot listen on the port. The message says what to do.
 */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  if (host === '') {
    throw new RangeError(
      'Expected a host such as 127.0.0.1, or 0.0.0.0 for all interfaces, got ""',
    );
  }
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new Error(explain(cause, host, port), { cause }));
    });
    server.listen(port, host, () => resolve(urlOf(host, server.address())));
  });
}

/** Stops listening and closes all connections, including idle ones. May be called again. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is in use. Stop the process that listens on it or choose another port (--port, 0 for any free one).`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `${host} is no address of this machine. Choose one that is, or 0.0.0.0 for all interfaces (--host).`;
  }
  if (code === 'EACCES') {
    return `Port ${port} on ${host} is not allowed for this user. Choose another port (--port, 0 for any free one).`;
  }
  return `Cannot listen on ${host}, port ${port}: ${message}`;
}

function urlOf(host: string, address: string | AddressInfo | null): string {
  if (address === null || typeof address === 'string') throw new Error('Expected a TCP port');
  return `http://${hostPort(loopbacks.get(address.address) ?? host, address.port)}`;
}

/** The loopback addresses of the addresses that stand for all interfaces. */
const loopbacks: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);

/** Returns host and port as they stand in a URL: an IPv6 address in brackets. */
export function hostPort(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
