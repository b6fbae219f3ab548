// Checks the server's router: trailing slashes, and GET of routes that have no GET (server-behaviour/http.md#router).
import { expect, test } from 'vitest';
import { runChecks } from '../../../../../src/contract/index.js';
import type { TransportResponse } from '../../../../../src/contract/run/transport/transport.js';
import { routeStepsOf } from '../../../../../src/contract/scenario/steps/routes.js';
import { contractOf } from '../../../../../src/contract/schema/release-contract.js';
import { readRelease } from '../../../../../src/shared/release.js';
import { aFinding, type Between, findingsOf, withSandbox } from '../support.js';

const pathsOf = (release: string) =>
  routeStepsOf(contractOf('classic', readRelease(release))).map(({ path }) => path);

test('server-behaviour/http.md#router: a trailing slash is sent after every route with GET', () => {
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

test('server-behaviour/http.md#router: GET is sent to every route without GET', () => {
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

/** Matches the finding about a route that responds 200 instead of another status. */
const wrongStatus = (status: number) =>
  aFinding(undefined, 'route-status', {
    check: 'routing',
    subject: {},
    expected: `status ${status}`,
    received: expect.stringMatching(/^200\b/),
  });

test.each(['changefeeds/a/', 'processors/', 'processors/a/a/', 'captures/', 'status/', 'health/'])(
  'a server that responds to /api/v1/%s as without the slash gives a finding',
  async (path) => {
    const found = await readOnly((request, send) =>
      request.url.endsWith(`/api/v1/${path}`) ? Promise.resolve(ok) : send(request),
    );
    expect(found).toEqual([wrongStatus(301)]);
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
])('a server that accepts GET of /api/v1/%s gives a finding', async (path) => {
  const found = await readOnly((request, send) =>
    request.method === 'GET' && request.url.endsWith(`/api/v1/${path}`)
      ? Promise.resolve(ok)
      : send(request),
  );
  expect(found).toEqual([wrongStatus(404)]);
});

test.each([
  ['PUT', ''],
  ['DELETE', ''],
  ['POST', 'pause/'],
  ['POST', 'resume/'],
])(
  'a server that accepts %s of a changefeed with a trailing slash (%s) gives a finding',
  (method, job) =>
    withSandbox(
      async ({ options }) => {
        const found = findingsOf(await runChecks({ ...options, mode: 'writes' }));
        expect(found).toEqual([wrongStatus(307)]);
      },
      {
        between: (request, send) =>
          request.method === method && request.url.endsWith(`-unknown/${job}`)
            ? Promise.resolve(ok)
            : send(request),
      },
    ),
);
