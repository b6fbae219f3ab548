// The guard sends nothing that the mode does not allow.
import { expect, test } from 'vitest';
import { guarded } from '../../../../../src/contract/run/transport/guard.js';

test('the guard throws for anything but GET in read-only mode', async () => {
  const sent: string[] = [];
  const send = guarded(
    async ({ method }) => {
      sent.push(method);
      return { status: 200, headers: {}, body: '' };
    },
    { mode: 'read-only', runId: 'check-unit', logLevel: false, adopted: () => new Set() },
  );
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'get']) {
    const request = { method, url: 'http://localhost/api/v1/changefeeds/a_b', headers: {} };
    await expect(send(request)).rejects.toThrow('was not sent: the mode does not allow it');
  }
  expect(sent).toEqual([]);
});

test.each([
  ['DELETE', '/api/v1/changefeeds/test1'],
  ['PUT', '/api/v1/changefeeds/check-unit'],
  ['POST', '/api/v1/changefeeds/check-unite-1/pause'],
  ['POST', '/api/v1/changefeeds/check-unit-1/tables/move_table'],
  ['POST', '/api/v1/owner/resign'],
  ['PUT', '/api/v1/captures/drain'],
  ['POST', '/api/v1/log'],
])('%s %s is not sent in write mode', async (method, path) => {
  const send = guarded(() => Promise.reject(new Error('it was sent')), {
    mode: 'writes',
    runId: 'check-unit',
    logLevel: false,
    adopted: () => new Set(),
  });
  const request = { method, url: `http://localhost${path}`, headers: {} };
  await expect(send(request)).rejects.toThrow('was not sent');
});
