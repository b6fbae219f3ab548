// The multiplexer in front of TiCDC's HTTP server, which shares its port with gRPC: it looks at the first bytes of each connection, and
// resets a connection that begins with none of the methods that it knows (server-behaviour/http.md#patch-resets-the-connection).
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

const knownMethods = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];

/** Makes `server` reset connections whose first request has an unknown method. Later requests of a connection may have any. */
export function multiplexPort(server: Server): void {
  const accepted = new WeakSet<Duplex>();
  const sockets = new WeakMap<Duplex, Socket>();
  server.on('connection', (socket) => sockets.set(socket, socket));
  server.prependListener('request', ({ method = '', socket }) => {
    if (!accepted.has(socket) && !knownMethods.includes(method)) socket.resetAndDestroy();
    accepted.add(socket);
  });
  server.prependListener('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code !== 'HPE_INVALID_METHOD' || accepted.has(socket)) return;
    sockets.get(socket)?.resetAndDestroy();
  });
}
