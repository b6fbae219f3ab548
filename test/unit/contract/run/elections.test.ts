// Another client evicts the owner during a run in disruptive mode: it gives no finding and does no harm.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import {
  TransportError,
  type TransportResponse,
} from '../../../../src/contract/run/transport/transport.js';
import { extent } from '../../../fixtures/extent.js';
import { isResign, json } from './phases/disruptive.js';
import { findingsOf, idsOn, is, withSandbox } from './support.js';

const servers = [
  { release: '8.5.7' },
  { release: '6.5.12' },
  { release: '5.2.4' },
  { release: '8.5.7', generation: 'newarch' },
] as const;

const ownerIn = ({ body }: TransportResponse) =>
  body
    .split('}')
    .filter((capture) => /"is_owner": ?true/.test(capture))
    .map((capture) => /"id": ?"([^"]+)"/.exec(capture)?.[1])[0];

/** The numbers of the requests at which an election begins. */
const moments = extent(
  [184],
  Array.from({ length: 12 }, (_, index) => 60 + index * 31),
);

test.each(servers.flatMap((server) => moments.map((moment) => [server, moment] as const)))(
  '%j, with an election at request %i',
  (server, moment) => {
    let count = 0;
    let named = '';
    let isEvicted = false;
    const later: string[] = [];
    return withSandbox(
      async ({ sandbox, options }) => {
        named = options.owner ?? '';
        const report = await runChecks(options);
        expect(findingsOf(report)).toEqual([]);
        expect(report.left).toEqual([]);
        expect((await idsOn(sandbox)).filter((id) => id.startsWith('check-unit'))).toEqual([]);
        expect(later).toEqual([]);
      },
      {
        ...server,
        seed: moment,
        state: 'documented',
        between: async (request, send) => {
          count += 1;
          const { origin, pathname } = new URL(request.url);
          if (count === moment) {
            await fetch(`${origin}/api/v1/owner/resign`, { method: 'POST' });
          }
          if (count > moment && /resign|drain/.test(pathname)) {
            const response = await fetch(`${origin}/api/v1/captures`);
            const captures: { id: string; is_owner: boolean }[] = await response.json();
            const owner = captures.find(({ is_owner }) => is_owner)?.id;
            if (owner !== named) later.push(`${pathname}: the owner is ${owner}`);
          }
          const response = await send(request);
          isEvicted ||= count > 1 && pathname.endsWith('/resign');
          // After its own eviction the run goes on with the owner that it has seen elected.
          if (isEvicted && pathname.endsWith('/captures')) named = ownerIn(response) ?? named;
          return response;
        },
      },
    );
  },
);

test('a run that starts during an election of the new architecture does not take it for a classic server', () =>
  withSandbox(
    async ({ sandbox, options }) => {
      await fetch(`${sandbox.url}/api/v1/owner/resign`, { method: 'POST' });
      const report = await runChecks({ ...options, mode: 'read-only', logLevel: undefined });
      expect(report.target.generation).toBe('newarch');
      expect(findingsOf(report)).toEqual([]);
    },
    { release: '8.5.7', generation: 'newarch', state: 'documented' },
  ));

test('nothing is drained if the owner changes before the drain', () => {
  let isEvicted = false;
  return withSandbox(
    async ({ options, sent }) => {
      const report = await runChecks(options);
      expect(findingsOf(report)).toEqual([]);
      expect(report.drained).toEqual([]);
      expect(sent.filter((line) => /^(?:PUT|POST).*(?:drain|resign)$/.test(line))).toEqual([
        'PUT /api/v1/captures/drain',
      ]);
    },
    {
      seed: 2,
      between: async (request, send) => {
        const response = await send(request);
        if (request.method === 'PUT' && request.url.endsWith('/drain') && !isEvicted) {
          isEvicted = true;
          await fetch(`${new URL(request.url).origin}/api/v1/owner/resign`, { method: 'POST' });
        }
        return response;
      },
    },
  );
});

test('the report names the drained capture', () =>
  withSandbox(async ({ options }) => {
    const { drained } = await runChecks({ ...options, only: ['drainCapture'] });
    expect(drained).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    expect(drained).not.toContain(options.owner);
  }));

test.each([
  ['removal', 'DELETE', /\/check-unit-3$/, 500, '[CDC:ErrReachMaxTry]reach maximum try: 3'],
  ['create', 'POST', /\/changefeeds$/, 504, ''],
] as const)(
  'a %s whose response is lost and that is refused when sent again, as it was carried out, gives no finding',
  (_, method, path, status, error_msg) => {
    let wasLost = false;
    return withSandbox(
      async ({ options }) => {
        const report = await runChecks({ ...options, mode: 'writes' });
        expect(findingsOf(report)).toEqual([]);
        expect(wasLost).toBe(true);
      },
      {
        between: async (request, send) => {
          const response = await send(request);
          if (!is(request, method, path) || response.status !== 202 || wasLost) return response;
          wasLost = true;
          const body = error_msg === '' ? '' : JSON.stringify({ error_msg, error_code: '' });
          return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
        },
      },
    );
  },
);

test.each(
  (['5.4.3', '6.1.7'] as const).flatMap((release) =>
    [100, 200, 300, undefined].map((moment) => ({ release, moment })),
  ),
)(
  'GETs that hang in an election give no finding: v$release, at request $moment or its own eviction (server-behaviour/running-servers.md#gets-that-hang-up-to-v6-1)',
  ({ release, moment }) => {
    let count = 0;
    let isOn = false;
    const hung = new Set<string>();
    return withSandbox(
      async ({ options }) => {
        const report = await runChecks(options);
        expect(hung.size).toBeGreaterThan(moment === undefined ? 2 : 5);
        expect(findingsOf(report)).toEqual([]);
        expect(report.left).toEqual([]);
      },
      {
        release,
        state: 'documented',
        between: async (request, send) => {
          count += 1;
          const { origin, pathname } = new URL(request.url);
          const isMoment = count === moment;
          if (isMoment) await fetch(`${origin}/api/v1/owner/resign`, { method: 'POST' });
          isOn ||= isMoment;
          // One request to each path: the election is over when it has been given up.
          if (isOn && request.method === 'GET' && !hung.has(pathname)) {
            hung.add(pathname);
            throw new TransportError('no complete response within 20000 ms');
          }
          const response = await send(request);
          isOn ||= moment === undefined && isResign(request);
          return response;
        },
      },
    );
  },
);

test('a GET that never gets a response is a finding, also up to v6.1', () =>
  withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, mode: 'read-only', logLevel: undefined });
      expect(findingsOf(report)).toContainEqual(
        expect.objectContaining({ operationId: 'listProcessors', ruleId: 'no-response' }),
      );
    },
    {
      release: '6.1.7',
      between: async (request, send) => {
        if (is(request, 'GET', /\/processors$/)) throw new TransportError('no response');
        return send(request);
      },
    },
  ));

test.each([4, 12, 25, 40, 60, 120, 200])(
  'a capture that gets a new ID in the same process gives no finding, from request %i on (server-behaviour/running-servers.md#new-capture-id-after-pd-outage)',
  (moment) => {
    let count = 0;
    let before = '';
    const after = 'abcdef01-2345-4678-9abc-def012345678';
    const exchanged = (text: string, from: string, to: string) => text.replaceAll(from, to);
    return withSandbox(
      async ({ options }) => {
        before = options.owner ?? '';
        const report = await runChecks({ ...options, mode: 'writes' });
        expect(count).toBeGreaterThan(moment);
        expect(findingsOf(report)).toEqual([]);
      },
      {
        state: 'documented',
        between: async (request, send) => {
          count += 1;
          if (count < moment) return send(request);
          if (request.url.includes(before)) {
            const error_msg = `[CDC:ErrCaptureNotExist]capture not exists, ${before}`;
            const gone = JSON.stringify({ error_msg, error_code: 'CDC:ErrCaptureNotExist' });
            return { status: 400, headers: json, body: gone };
          }
          const { 'content-length': _, ...headers } = request.headers;
          const response = await send({
            ...request,
            headers,
            url: exchanged(request.url, after, before),
          });
          const { 'content-length': __, ...shown } = response.headers;
          const body = exchanged(response.body, before, after);
          return { ...response, headers: body === '' ? response.headers : shown, body };
        },
      },
    );
  },
);
