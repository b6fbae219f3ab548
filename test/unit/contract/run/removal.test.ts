// A run leaves nothing behind: at its end, after failures, during an election, after Ctrl-C at any moment.
import { expect, test } from 'vitest';
import { cleanUp, runChecks } from '../../../../src/contract/index.js';
import { TransportError } from '../../../../src/contract/run/transport/transport.js';
import { aFinding, findingsOf, idsOn, is, rulesOf, withSandbox } from './support.js';

const isTestChangefeed = (id: string) => id.startsWith('check-unit-');
const isCreate = (line: string) => line === 'POST /api/v1/changefeeds';

test('after a run, only the changefeeds from before exist', () =>
  withSandbox(
    async ({ sandbox, options }) => {
      const before = await idsOn(sandbox);
      const { left } = await runChecks(options);
      expect(left).toEqual([]);
      expect(await idsOn(sandbox)).toEqual(before);
    },
    { state: 'documented' },
  ));

test.each(Array.from({ length: 40 }, (_, index) => index))(
  'a run that the caller ends at a random moment (%i) leaves nothing that it does not report',
  (index) =>
    withSandbox(
      async ({ sandbox, options, sent }) => {
        const end = new AbortController();
        // Somewhere among the requests of a whole run: before one is sent, or while the server handles it.
        const moment = 1 + ((index * 37) % 185);
        const send = options.send;
        let count = 0;
        const ending: typeof send = async (request, signal) => {
          count += 1;
          if (count === moment && index % 2 === 0) end.abort(new Error('ended'));
          const response = send?.(request, signal) ?? Promise.reject(new Error('no send'));
          if (count === moment && index % 2 === 1) end.abort(new Error('ended'));
          return response;
        };
        const run = runChecks({ ...options, mode: 'writes', send: ending, signal: end.signal });
        const report = await run.catch((error: unknown) => {
          expect(String(error)).toContain('ended before the server had responded');
          return undefined;
        });
        const unnamed = (await idsOn(sandbox)).filter(
          (id) => isTestChangefeed(id) && !report?.left.includes(id),
        );
        expect(unnamed).toEqual([]);
        expect(report?.left ?? []).toEqual([]);
        if (report !== undefined && sent.length > moment) expect(report.interrupted).toBe(true);
      },
      { release: index % 3 === 0 ? '6.1.7' : '8.5.7' },
    ),
);

test('nothing is created after the caller has ended the run', () =>
  withSandbox(async ({ options, sent }) => {
    const end = new AbortController();
    const run = runChecks({
      ...options,
      mode: 'writes',
      signal: end.signal,
      onProgress: (line) => {
        if (line.startsWith('removing')) sent.push('removing');
      },
      send: (request, signal) => {
        if (request.method === 'POST' && request.url.endsWith('/pause')) end.abort();
        return options.send?.(request, signal) ?? Promise.reject(new Error('no send'));
      },
    });
    const { interrupted } = await run;
    expect(interrupted).toBe(true);
    const after = sent.slice(sent.indexOf('removing'));
    expect(after.filter(isCreate)).toEqual([]);
    expect(after.filter((line) => line.startsWith('DELETE')).length).toBeGreaterThan(0);
  }));

test('a changefeed whose create has no response is removed', async () => {
  let lost = false;
  await withSandbox(
    async ({ sandbox, options }) => {
      const report = await runChecks({ ...options, mode: 'writes' });
      expect(lost).toBe(true);
      expect(rulesOf(findingsOf(report))).toContain('createChangefeed no-response');
      expect((await idsOn(sandbox)).filter(isTestChangefeed)).toEqual([]);
      expect(report.left).toEqual([]);
    },
    {
      between: async (request, send) => {
        const response = await send(request);
        if (request.method !== 'POST' || !request.url.endsWith('/changefeeds') || lost)
          return response;
        lost = true;
        throw new TransportError('the connection ended early', true);
      },
    },
  );
});

test('a changefeed that the server creates in spite of its refusal is removed', async () => {
  await withSandbox(
    async ({ sandbox, options }) => {
      const report = await runChecks({ ...options, mode: 'writes' });
      expect(findingsOf(report)).toContainEqual(
        aFinding('createChangefeed', 'unexpected-status', { check: 'status-code' }),
      );
      expect((await idsOn(sandbox)).filter(isTestChangefeed)).toEqual([]);
      expect(report.left).toEqual([]);
    },
    {
      between: async (request, send) => {
        const response = await send(request);
        const isAccepted = request.method === 'POST' && response.status === 202;
        return isAccepted ? { ...response, status: 400 } : response;
      },
    },
  );
});

test.each(['6.1.7', '7.5.7', '8.5.7'])(
  'a run removes its changefeeds in spite of an election during the removal (v%s)',
  (release) =>
    withSandbox(
      async ({ sandbox, options }) => {
        const report = await runChecks({
          ...options,
          mode: 'writes',
          onProgress: (line) => {
            if (line.startsWith('removing')) sandbox.cluster.fault({ kind: 'owner-lost' });
          },
          skip: ['removeChangefeed'],
        });
        expect(report.left).toEqual([]);
        sandbox.cluster.advance(30_000);
        expect((await idsOn(sandbox)).filter(isTestChangefeed)).toEqual([]);
      },
      { release },
    ),
);

test('a changefeed that cannot be removed is reported, and can be removed later', async () => {
  let refuses = true;
  await withSandbox(
    async ({ sandbox, options }) => {
      const { left, runId } = await runChecks({ ...options, mode: 'writes' });
      expect(left.toSorted()).toEqual((await idsOn(sandbox)).filter(isTestChangefeed));
      expect(left.length).toBeGreaterThan(2);
      refuses = false;
      const removal = await cleanUp(options, runId);
      expect(removal.left).toEqual([]);
      expect(removal.removed.toSorted()).toEqual(left.toSorted());
      expect((await idsOn(sandbox)).filter(isTestChangefeed)).toEqual([]);
    },
    {
      between: async (request, send) =>
        request.method === 'DELETE' && refuses
          ? { status: 500, headers: {}, body: '' }
          : send(request),
    },
  );
});

test.each([
  'test1',
  'check',
  'check-',
  'check--a',
  'check-a_b',
  '',
  '*',
  `check-${'a'.repeat(128)}`,
])('cleaning up after "%s" is refused, as it is not a run ID', async (runId) => {
  await withSandbox(async ({ options, sent }) => {
    await expect(cleanUp(options, runId)).rejects.toThrow('expected a run ID');
    expect(sent).toEqual([]);
  });
});

test.each([
  ['and captures', /(?:changefeeds|captures)$/, 6],
  ['alone', /changefeeds$/, 1],
] as const)(
  'cleaning up does not trust the empty list of a new owner, %s (server-behaviour/state-machine.md#elections)',
  (_, path, times) => {
    let isYoung = false;
    let reads = 0;
    return withSandbox(
      async ({ sandbox, options }) => {
        await fetch(`${sandbox.url}/api/v1/changefeeds`, {
          method: 'POST',
          body: '{"changefeed_id":"check-1a-1","sink_uri":"blackhole://check-1a-1/"}',
        });
        sandbox.cluster.advance(1_000);
        isYoung = true;
        expect(await cleanUp(options, 'check-1a')).toEqual({ removed: ['check-1a-1'], left: [] });
      },
      {
        between: async (request, send) => {
          const response = await send(request);
          if (!isYoung || !is(request, 'GET', path)) return response;
          reads += 1;
          const { 'content-length': _, ...headers } = response.headers;
          return reads > times ? response : { ...response, headers, body: '[]' };
        },
      },
    );
  },
);

test('cleaning up removes only changefeeds with names of the run and sinks that store nothing', () =>
  withSandbox(async ({ sandbox, options }) => {
    const create = (changefeed_id: string, sink_uri: string) =>
      fetch(`${sandbox.url}/api/v1/changefeeds`, {
        method: 'POST',
        body: JSON.stringify({ changefeed_id, sink_uri }),
      });
    await create('check-1a-1', 'blackhole://check-1a-1/');
    await create('check-1a-2', 'mysql://root@127.0.0.1:3306/');
    await create('check-1ab-1', 'blackhole://check-1ab-1/');
    await create('check-1a', 'blackhole://check-1a/');
    sandbox.cluster.advance(1_000);
    expect(await cleanUp(options, 'check-1a')).toEqual({
      removed: ['check-1a-1'],
      left: ['check-1a-2'],
    });
    expect(await idsOn(sandbox)).toEqual(['check-1a', 'check-1a-2', 'check-1ab-1']);
  }));
