// A mock TiCDC server for tests: Prism on the contract of this package, behind an HTTP edge that speaks as TiCDC does.
import { readDescription } from '../edge/description.js';
import { createEdge } from '../edge/edge.js';
import { listen } from '../edge/listen.js';
import { withCache } from './answer-cache.js';
import { loadPrism } from './prism.js';
import { createResponder } from './responder.js';

export interface MockOptions {
  /** Address or name to listen on. Default: `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Port to listen on, 0 for any free one. Default: 8300, TiCDC's own. */
  readonly port?: number | undefined;
  /** Make answers up from the schemas instead of giving the examples. Default: false. */
  readonly dynamic?: boolean | undefined;
}

export interface Mock {
  /** Where it listens, such as `http://127.0.0.1:8300`: the `baseUrl` of a client. */
  readonly url: string;
  /** Stops listening and ends all connections, idle ones too. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts a mock TiCDC server and resolves once it listens.
 *
 * @throws {Error} if the port is taken, or the optional peer dependency `@stoplight/prism-http` is not installed. The message
 * says what to do.
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const { host = '127.0.0.1', port = 8300, dynamic = false } = options;
  const responder = await createResponder(readDescription(), loadPrism(), dynamic);
  const respond = withCache(responder);
  const server = createEdge(
    ({ method, target, headers, body }) =>
      respond({ method, target, prefer: headers.prefer?.toString(), body }),
    (line) => process.stderr.write(`${line}\n`),
  );
  const url = await listen(server, host, port);

  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
