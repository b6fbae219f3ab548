// What a slow, busy or electing cluster may answer is no finding, and what it may not is one.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import type {
  TransportRequest,
  TransportResponse,
} from '../../../../src/contract/run/transport/transport.js';
import type { Sandbox } from '../../../../src/sandbox/index.js';
import { everythingAllowed, startChecked } from '../../../fixtures/checked-sandbox.js';
import { type Between, findingsOf, findingsWith, is, withSandbox } from './support.js';

const json = { 'content-type': 'application/json; charset=utf-8' };

const refusal = (status: number, error_code: string, error_msg: string): TransportResponse => {
  const body = JSON.stringify({ error_msg, error_code }, undefined, 4);
  return { status, headers: json, body };
};

/** From an eviction on, the first answers to a GET of a path are others. */
function afterEviction(
  path: RegExp,
  times: number,
  change: (answer: TransportResponse) => TransportResponse,
): Between {
  let left = 0;
  return async (request, send) => {
    const answer = await send(request);
    if (is(request, 'POST', /\/owner\/resign$/)) left = times;
    if (left === 0 || !is(request, 'GET', path)) return answer;
    const changed = change(answer);
    if (changed.body !== answer.body || changed.status !== answer.status) left -= 1;
    return changed;
  };
}

const evicts = { mode: 'disruptive', only: ['resignOwner'] } as const;

test('the same owner after an eviction, on a link with 300 ms a request: it may have been away between two looks (facts 4.4)', () => {
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

test('a cluster that calls itself healthy while nobody leads it (v6.3 on; facts 1.2)', async () => {
  const findings = await findingsWith(
    afterEviction(/\/health$/, 20, () => ({
      status: 200,
      headers: { 'content-length': '0' },
      body: '',
    })),
    evicts,
  );
  expect(findings).toEqual([
    'getHealth settling: expected no status 200 while nobody is the owner, received status 200',
  ]);
});

test('ownership that is lost inside a handler (facts 5)', async () => {
  const lost = refusal(500, 'CDC:ErrNotOwner', '[CDC:ErrNotOwner]this capture is not a owner');
  expect(
    await findingsWith(
      afterEviction(/\/changefeeds$/, 1, () => lost),
      evicts,
    ),
  ).toEqual([]);
});

test('a changefeed of which a new owner does not know the state for a tick (facts 3.1)', () =>
  withSandbox(
    async ({ options }) => {
      expect(findingsOf(await runChecks({ ...options, ...evicts }))).toEqual([]);
    },
    {
      release: '7.5.7',
      between: afterEviction(/\/check-unit-1$/, 1, (answer) => {
        const { 'content-length': _, ...headers } = answer.headers;
        return {
          ...answer,
          headers,
          body: answer.body.replace('"state": "normal"', '"state": ""'),
        };
      }),
    },
  ));

/** The second drain that is accepted gets another answer. */
function secondDrain(answer: TransportResponse): Between {
  let accepted = 0;
  return async (request: TransportRequest, send) => {
    if (!is(request, 'PUT', /\/drain$/)) return send(request);
    const sent = await send(request);
    if (sent.status === 202) accepted += 1;
    return sent.status === 202 && accepted === 2 ? answer : sent;
  };
}

const verdictWith = (answer: TransportResponse) =>
  withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, only: ['drainCapture'] });
      const { verdict } =
        report.settlings.find(({ operationId }) => operationId === 'drainCapture') ?? {};
      return { findings: findingsOf(report), verdict };
    },
    { between: secondDrain(answer) },
  );

test('an election while a capture is drained is waited out', async () => {
  expect(await verdictWith(refusal(500, '', 'election: no leader'))).toEqual({
    findings: [],
    verdict: 'settled',
  });
});

test('a capture that becomes the owner while it is drained has not been drained', async () => {
  const code = 'CDC:ErrSchedulerRequestFailed';
  const answer = refusal(400, code, `[${code}]scheduler request failed, cannot drain the owner`);
  expect(await verdictWith(answer)).toEqual({ findings: [], verdict: 'accepted' });
});

test('captures that earlier runs have drained get no table', async () => {
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

test('somebody who removes a changefeed between its detail and its processors', () => {
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
