// Tests the client with the fetch of npm's undici, which takes only its own Request.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as undici from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../../src/client/index.js';

async function serving(): Promise<string> {
  const server = createServer((request, response) => {
    response.statusCode = request.method === 'GET' ? 200 : 202;
    response.end(request.method === 'GET' ? '[{"id":"a","checkpoint_tso":9007199254740993}]' : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

// undici's types are not those of the DOM, which the tests are compiled with.
const fetchOf = (dispatcher: undici.Agent) => (request: Request) =>
  undici.fetch(request as unknown as undici.Request, {
    dispatcher,
  }) as unknown as Promise<Response>;
const OwnRequest = undici.Request as unknown as typeof Request;

test('with its Request it works, with a body and with a dispatcher', async () => {
  const dispatcher = new undici.Agent();
  onTestFinished(() => dispatcher.close());
  const client = createClient({
    baseUrl: await serving(),
    fetch: fetchOf(dispatcher),
    Request: OwnRequest,
  });
  expect(await client.listChangefeeds()).toEqual([{ id: 'a', checkpoint_tso: 9007199254740993n }]);
  await client.createChangefeed({ changefeed_id: 'a', sink_uri: 'blackhole://' });
});

test('without its Request the error says what to pass', async () => {
  const dispatcher = new undici.Agent();
  onTestFinished(() => dispatcher.close());
  const client = createClient({ baseUrl: await serving(), fetch: fetchOf(dispatcher) });
  await expect(client.pauseChangefeed('a')).rejects.toThrow(
    'This fetch takes no Request of another implementation: pass the Request that belongs to it as the option Request, or use the ' +
      'global fetch: (request) => fetch(request, { dispatcher }).',
  );
});
