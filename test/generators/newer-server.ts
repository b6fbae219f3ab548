// A server in front of another one, which responds as a release that is newer than the description may.
import { createServer, type IncomingMessage } from 'node:http';

/** The `error_code` of each error: unlike every code that the description knows. */
export const newerCode = 'tikv:9005';

/** Starts a server that forwards requests to `target` and changes the JSON of the responses. */
export async function startNewerServer(
  target: string,
): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const sent = await textOf(request);
    const { url = '', method = 'GET' } = request;
    const init = sent === '' ? { method } : { method, body: sent };
    const received = await fetch(target + url, init);
    const type = received.headers.get('content-type');
    response.writeHead(received.status, type === null ? {} : { 'content-type': type });
    response.end(newer(await received.text()));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was assigned');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}

/** Returns JSON with a field more in each object, an unheard-of state and another code. All other digits stay. */
function newer(json: string): string {
  return json
    .replaceAll(/\{(?=\s*")/g, '{"added_later": {"by": ["a newer release"]},')
    .replaceAll(/("state":\s*)"\w+"/g, '$1"hibernating"')
    .replaceAll(/("error_code":\s*)"[^"]*"/g, `$1"${newerCode}"`);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += String(part);
  return text;
}
