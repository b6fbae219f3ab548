// Lets a server listen, with errors that say what to do.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Resolves with the URL once the server listens.
 *
 * @throws {Error} that says what to do if the port cannot be had.
 */
export function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new Error(explain(cause, host, port), { cause }));
    });
    server.listen(port, host, () => resolve(urlOf(host, server.address())));
  });
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken. Stop what listens there or choose another port (--port, 0 for any free one).`;
  }
  if (code === 'EACCES') {
    return `Port ${port} on ${host} is not allowed to this user. Choose another port (--port, 0 for any free one).`;
  }
  return `Cannot listen on ${host}, port ${port}: ${message}`;
}

function urlOf(host: string, address: string | AddressInfo | null): string {
  if (address === null || typeof address === 'string') throw new Error('Expected a TCP port');
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
