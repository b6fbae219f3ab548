// A mock TiCDC server for tests: Prism with the description of this package, behind an HTTP server that behaves like TiCDC's.

import { parseJson } from '../codec/index.js';
import { close, listen } from '../http/listen.js';
import { readServerVersion } from '../http/played-releases.js';
import { createHttpServer } from '../http/server.js';
import { readDescription } from '../shared/node/generated-files.js';
import { loadPrism } from './prism.js';
import { createResponder } from './responder.js';
import { withCache } from './response-cache.js';

export interface MockOptions {
  /** Address or name to listen on; `0.0.0.0` for all interfaces. Default: `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Port to listen on, 0 for any free one. Default: 8300, TiCDC's own. */
  readonly port?: number | undefined;
  /**
   * The classic release whose refusals the mock has, with or without `v`: 5.2.4, 5.3.1 to 5.3.4, or any from 5.4.0 to 8.5.x. The examples
   * are the same for all. Default: `8.5.7`.
   */
  readonly release?: string | undefined;
  /** Whether responses are generated from the schemas instead of taken from the examples. Default: false. */
  readonly dynamic?: boolean | undefined;
  /** Whether pages of other origins may call the mock from a browser (CORS). Real servers do not allow it. Default: false. */
  readonly cors?: boolean | undefined;
}

export interface Mock {
  /** URL of the mock, such as `http://127.0.0.1:8300`: the `baseUrl` of a client. */
  readonly url: string;
  /** Stops listening and closes all connections, including idle ones. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts a mock TiCDC server and resolves once it listens.
 *
 * @throws {RangeError} if the host is empty, or the mock does not play the release.
 * @throws {Error} if the port is in use, or the optional peer dependency `@stoplight/prism-http` is not installed. The message
 * says what to do.
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const { host = '127.0.0.1', port = 8300, release, dynamic = false, cors = false } = options;
  const version = readServerVersion('classic', release, 'mock');
  const responder = await createResponder(readDescription('classic', parseJson), loadPrism(), {
    dynamic,
    version,
  });
  const respond = withCache(responder);
  const server = createHttpServer(
    ({ method, target, headers, body }) =>
      respond({ method, target, prefer: headers.prefer?.toString(), body }),
    (line) => process.stderr.write(`${line}\n`),
    cors,
  );
  const url = await listen(server, host, port);

  return { url, close: () => close(server) };
}
