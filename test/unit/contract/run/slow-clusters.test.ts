// A slow, busy or electing cluster gives findings only for responses that it may not send.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import type {
  TransportRequest,
  TransportResponse,
} from '../../../../src/contract/run/transport/transport.js';
import type { Sandbox } from '../../../../src/sandbox/index.js';
import { everythingAllowed, startChecked } from '../../../fixtures/checked-sandbox.js';
import { type Between, findingsOf, findingsWith, is, rulesOf, withSandbox } from './support.js';

const json = { 'content-type': 'application/json; charset=utf-8' };

const refusal = (status: number, error_code: string, error_msg: string): TransportResponse => {
  const body = JSON.stringify({ error_msg, error_code }, undefined, 4);
  return { status, headers: json, body };
};

/** Changes the first responses to GET of a path after an eviction. */
function afterEviction(
  path: RegExp,
  times: number,
  change: (response: TransportResponse) => TransportResponse,
): Between {
  let left = 0;
  return async (request, send) => {
    const response = await send(request);
    if (is(request, 'POST', /\/owner\/resign$/)) left = times;
    if (left === 0 || !is(request, 'GET', path)) return response;
    const changed = change(response);
    if (changed.body !== response.body || changed.status !== response.status) left -= 1;
    return changed;
  };
}

const evicts = { mode: 'disruptive', only: ['resignOwner'] } as const;

test('the same owner after an eviction gives no finding over a link with 300 ms a request, as it may have been away between two reads (server-behaviour/state-machine.md#elections)', () => {
  let cluster: Sandbox['cluster'] | undefined;
  return withSandbox(
    async ({ sandbox, options }) => {
      cluster = sandbox.cluster;
      const report = await runChecks({ ...options, ...evicts });
      expect(findingsOf(report)).toEqual([]);
      expect(
        report.settlings.map(({ operationId, verdict }) => [operationId, verdict]),
      ).toContainEqual(['resignOwner', 'accepted']);
    },
    {
      between: async (request, send) => {
        cluster?.advance(300);
        return is(request, 'POST', /\/resign$/)
          ? { status: 202, headers: { 'content-length': '0' }, body: '' }
          : send(request);
      },
    },
  );
});

test('a cluster that is healthy without an owner gives a finding (v6.3 on; server-behaviour/cluster.md#health)', async () => {
  const findings = await findingsWith(
    afterEviction(/\/health$/, 20, () => ({
      status: 200,
      headers: { 'content-length': '0' },
      body: '',
    })),
    evicts,
  );
  expect(rulesOf(findings)).toEqual(['getHealth unhealthy-without-owner']);
});

test('ownership that is lost inside a handler gives no finding (server-behaviour/error-codes.md#codes)', async () => {
  const lost = refusal(500, 'CDC:ErrNotOwner', '[CDC:ErrNotOwner]this capture is not a owner');
  expect(
    await findingsWith(
      afterEviction(/\/changefeeds$/, 1, () => lost),
      evicts,
    ),
  ).toEqual([]);
});

test('a changefeed whose state a new owner does not know for a tick gives no finding (server-behaviour/values.md#changefeed-states)', () =>
  withSandbox(
    async ({ options }) => {
      expect(findingsOf(await runChecks({ ...options, ...evicts }))).toEqual([]);
    },
    {
      release: '7.5.7',
      between: afterEviction(/\/check-unit-1$/, 1, (response) => {
        const { 'content-length': _, ...headers } = response.headers;
        return {
          ...response,
          headers,
          body: response.body.replace('"state": "normal"', '"state": ""'),
        };
      }),
    },
  ));

/** Replaces the response to the second drain that is accepted. */
function secondDrain(response: TransportResponse): Between {
  let accepted = 0;
  return async (request: TransportRequest, send) => {
    if (!is(request, 'PUT', /\/drain$/)) return send(request);
    const sent = await send(request);
    if (sent.status === 202) accepted += 1;
    return sent.status === 202 && accepted === 2 ? response : sent;
  };
}

const verdictWith = (response: TransportResponse) =>
  withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, only: ['drainCapture'] });
      const { verdict } =
        report.settlings.find(({ operationId }) => operationId === 'drainCapture') ?? {};
      return { findings: findingsOf(report), verdict };
    },
    { between: secondDrain(response) },
  );

test('a run waits for the end of an election while a capture is drained', async () => {
  expect(await verdictWith(refusal(500, '', 'election: no leader'))).toEqual({
    findings: [],
    verdict: 'settled',
  });
});

test('a drain counts as accepted if its capture becomes the owner meanwhile', async () => {
  const code = 'CDC:ErrSchedulerRequestFailed';
  const response = refusal(400, code, `[${code}]scheduler request failed, cannot drain the owner`);
  expect(await verdictWith(response)).toEqual({ findings: [], verdict: 'accepted' });
});

test('captures that earlier runs have drained receive no table', async () => {
  const sandbox = await startChecked({ captures: 4 });
  try {
    for (const run of [1, 2, 3]) {
      const options = { ...(await everythingAllowed(sandbox)), runId: `check-unit-${run}` };
      expect(findingsOf(await runChecks(options))).toEqual([]);
    }
  } finally {
    await sandbox.close();
  }
});

test('another client that removes a changefeed between its detail and its processors gives no finding', () => {
  let isRemoved = false;
  let first = '';
  return withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, mode: 'read-only', logLevel: undefined });
      expect(findingsOf(report)).toEqual([]);
      expect(isRemoved).toBe(true);
    },
    {
      state: 'documented',
      between: async (request, send) => {
        const [, id, capture = ''] =
          /\/processors\/(test\d|changefeed-test1)\/(?!0000)([\w-]+)$/.exec(request.url) ?? [];
        first ||= capture;
        if (id !== undefined && capture !== first && !isRemoved) {
          isRemoved = true;
          const { origin } = new URL(request.url);
          await fetch(`${origin}/api/v1/changefeeds/${id}`, { method: 'DELETE' });
        }
        return send(request);
      },
    },
  );
});
