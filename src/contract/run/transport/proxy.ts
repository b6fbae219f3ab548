// Sends requests through an HTTP proxy: http in absolute form, https through a tunnel (RFC 9110, sections 7.1 and 9.3.6).
import { Buffer } from 'node:buffer';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { type AgentOptions, Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';

/** The headers that the proxy itself gets: the credentials in its URL. */
export function proxyHeaders({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {};
  const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(user).toString('base64')}` };
}

/** Thrown if the proxy does not connect to the server. The cause is the error of the connection to the proxy, if there is none. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
}

/** Creates an agent whose connections are tunnels through the proxy, with TLS to the server inside. */
export function createTunnelAgent(proxy: URL, tls: AgentOptions): HttpsAgent {
  const agent = new HttpsAgent({ keepAlive: true, ...tls });
  type Created = (error: Error | null, socket?: Duplex) => void;
  return Object.assign(agent, {
    createConnection({ host, port, servername }: AgentOptions, created: Created) {
      openTunnel(proxy, `${host}:${port}`).then(
        (socket) => {
          const name = servername || undefined;
          created(
            null,
            connectTls({ ...tls, socket, host: host ?? '', ...(name && { servername: name }) }),
          );
        },
        (error: Error) => created(error),
      );
    },
  });
}

function openTunnel(proxy: URL, target: string): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const headers = { host: target, ...proxyHeaders(proxy) };
    const request = requestHttp({
      hostname: proxy.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: proxy.port || 80,
      method: 'CONNECT',
      path: target,
      headers,
      agent: false,
    });
    request.on('connect', ({ statusCode = 0, statusMessage = '' }: IncomingMessage, socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new ProxyError(`it responds with ${statusCode} ${statusMessage}`));
    });
    request.on('error', (cause) => reject(new ProxyError('it cannot be reached', { cause })));
    request.end();
  });
}
