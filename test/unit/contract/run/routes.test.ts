// The router of a server: slashes behind its routes, and GET of what takes none (facts 8).
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import { readRelease } from '../../../../src/contract/release-range.js';
import type { TransportResponse } from '../../../../src/contract/run/transport/transport.js';
import { routeStepsOf } from '../../../../src/contract/scenario/steps/routes.js';
import { contractOf } from '../../../../src/contract/schema/release-contract.js';
import { type Between, findingsOf, withSandbox } from './support.js';

const pathsOf = (release: string) =>
  routeStepsOf(contractOf('classic', readRelease(release))).map(({ path }) => path);

test('facts 8: a slash is tried behind every route that GET takes', () => {
  expect(pathsOf('8.5.7').filter((path) => path.endsWith('/'))).toEqual([
    '/api/v1/status/',
    '/api/v1/health/',
    '/api/v1/changefeeds/',
    '/api/v1/changefeeds/a/',
    '/api/v1/processors/',
    '/api/v1/processors/a/a/',
    '/api/v1/captures/',
  ]);
});

test('facts 8: GET is tried on every route that takes none', () => {
  expect(pathsOf('8.5.7').filter((path) => !/\/$|\?|API|such|processors/.test(path))).toEqual([
    '/api/v1/log',
    '/api/v1/changefeeds/a/pause',
    '/api/v1/changefeeds/a/resume',
    '/api/v1/changefeeds/a/tables/rebalance_table',
    '/api/v1/changefeeds/a/tables/move_table',
    '/api/v1/owner/resign',
    '/api/v1/captures/drain',
  ]);
});

const readOnly = (between: Between) =>
  withSandbox(
    async ({ options }) => findingsOf(await runChecks({ ...options, mode: 'read-only' })),
    { between },
  );

const ok: TransportResponse = { status: 200, headers: {}, body: '' };

test.each(['changefeeds/a/', 'processors/', 'processors/a/a/', 'captures/', 'status/', 'health/'])(
  'a server that answers /api/v1/%s as if the slash were not there is found',
  async (path) => {
    const found = await readOnly((request, send) =>
      request.url.endsWith(`/api/v1/${path}`) ? Promise.resolve(ok) : send(request),
    );
    expect(found).toEqual(['server routing: expected status 301, received 200: no body']);
  },
);

test.each([
  'log',
  'owner/resign',
  'captures/drain',
  'changefeeds/a/pause',
  'changefeeds/a/resume',
  'changefeeds/a/tables/rebalance_table',
  'changefeeds/a/tables/move_table',
])('a server that takes GET for /api/v1/%s is found', async (path) => {
  const found = await readOnly((request, send) =>
    request.method === 'GET' && request.url.endsWith(`/api/v1/${path}`)
      ? Promise.resolve(ok)
      : send(request),
  );
  expect(found).toEqual(['server routing: expected status 404, received 200: no body']);
});

test.each([
  ['PUT', ''],
  ['DELETE', ''],
  ['POST', 'pause/'],
  ['POST', 'resume/'],
])(
  'a server that takes %s of a changefeed with a slash behind the path (%s) is found',
  (method, job) =>
    withSandbox(
      async ({ options }) => {
        const found = findingsOf(await runChecks({ ...options, mode: 'writes' }));
        expect(found).toEqual(['server routing: expected status 307, received 200: no body']);
      },
      {
        between: (request, send) =>
          request.method === method && request.url.endsWith(`-unknown/${job}`)
            ? Promise.resolve(ok)
            : send(request),
      },
    ),
);
