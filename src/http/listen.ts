// Starts and stops listening, with error messages that say what to do.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Resolves with the URL once the server listens.
 *
 * @throws {Error} if the server cannot listen on the port. The message says what to do.
 */
export function listen(server: Server, host: string, port: number): Promise<string> {
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
  if (code === 'EACCES') {
    return `Port ${port} on ${host} is not allowed for this user. Choose another port (--port, 0 for any free one).`;
  }
  return `Cannot listen on ${host}, port ${port}: ${message}`;
}

function urlOf(host: string, address: string | AddressInfo | null): string {
  if (address === null || typeof address === 'string') throw new Error('Expected a TCP port');
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
