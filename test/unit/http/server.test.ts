// The HTTP server around responses of any kind.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createHttpServer, type Responder } from '../../../src/http/server.js';
import { errorText } from '../mock/support.js';

/** Serves `respond` while `use` runs with its URL, and returns what was reported. */
async function serve(respond: Responder, use: (url: string) => Promise<void>): Promise<string[]> {
  const reports: string[] = [];
  const server = createHttpServer(respond, (line) => reports.push(line));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.close();
  server.closeAllConnections();
  return reports;
}

test('an exception is answered 500 in the error form, and reported in one line without the query', async () => {
  const reports = await serve(
    async () => {
      throw new Error('broken\nat somewhere.js:1');
    },
    async (url) => {
      const response = await fetch(`${url}/api/v1/status?password=secret`);
      expect(response.status).toBe(500);
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(await response.text()).toBe(
        errorText(
          '[CDC:ErrInternalServerError]internal server error',
          'CDC:ErrInternalServerError',
        ),
      );
    },
  );
  expect(reports).toEqual(['GET /api/v1/status failed with status 500: Error: broken']);
});
