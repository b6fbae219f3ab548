// The servers that `npm run bench:sandbox` compares.

import { type Command, measureLoad, sample as sampleServer } from '../measure/server.js';
import { connections } from './call.js';

export { path, stockPrism, withServer } from '../measure/server.js';

/** The minimal server in Node.js. */
const bareServer = (port: number) => `
  import { createServer } from 'node:http';
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': 2 };
  createServer((request, response) => response.writeHead(200, headers).end('[]')).listen(${port}, '127.0.0.1');`;

export const bare: Command = (port) => ['--input-type=module', '--eval', bareServer(port)];

/** Without the latency of servers, which would be all that a measurement sees. */
export const sandbox =
  (state: 'documented' | 'empty'): Command =>
  (port) => [
    'dist/src/cli/index.js',
    'sandbox',
    ...['--port', `${port}`, '--state', state, '--latency', 'none'],
  ];

/** Measures start, memory and rate in one run of one server. */
export function sample(command: Command, loadSeconds: number) {
  const generator = new URL('./load.ts', import.meta.url);
  return sampleServer(command, (url) => measureLoad(generator, url, connections, loadSeconds));
}
