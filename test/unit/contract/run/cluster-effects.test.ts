// What moves, rebalances, drains and evictions must do to the cluster, and to nothing else.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import type { TransportRequest } from '../../../../src/contract/run/transport/transport.js';
import {
  accepted,
  type Between,
  changeBody,
  changedAfter,
  findingsOf,
  findingsWith,
  is,
  withSandbox,
} from './support.js';

const disruptive = { mode: 'disruptive' } as const;

const isMove = (request: TransportRequest) =>
  is(request, 'POST', /check-unit-5\/tables\/move_table$/);
const isDrain = (request: TransportRequest) =>
  is(request, 'PUT', /\/captures\/drain$/) &&
  /"capture_id":"(?!0000)[^"]+"/.test(request.body ?? '');
const isResign = (request: TransportRequest) => is(request, 'POST', /\/owner\/resign$/);

const answerWith =
  (matches: (request: TransportRequest) => boolean, body = ''): Between =>
  (request, send) =>
    matches(request)
      ? Promise.resolve(body === '' ? accepted : { ...accepted, headers: json, body, status: 202 })
      : send(request);

const json = { 'content-type': 'application/json; charset=utf-8' };

/** Does something else with a request as well. */
const also =
  (
    matches: (request: TransportRequest) => boolean,
    more: (request: TransportRequest) => TransportRequest,
  ): Between =>
  async (request, send) => {
    const answer = await send(request);
    if (matches(request)) await send(more(request));
    return answer;
  };

const elsewhere = (from: RegExp, to: string) => (request: TransportRequest) => ({
  ...request,
  url: request.url.replace(from, to),
});

test('tables that are placed one by one are no tables that went astray', async () => {
  let reads = 0;
  const findings = await findingsWith(
    changeBody(/check-unit-[56]$/, (body) => {
      reads += 1;
      return reads > 8 ? body : body.replace(/("table_ids": \[\s*\d+),[^\]]*/, '$1');
    }),
    disruptive,
  );
  expect(findings).toEqual([]);
});

test('a move that is accepted and does nothing', async () => {
  const findings = await findingsWith(answerWith(isMove), disruptive);
  expect(findings.join('\n')).toMatch(
    /moveTable settling: expected table \d+ is on capture [\w-]+, every other one where it was, in state normal, received \d+ on /,
  );
});

test('a move that moves another table', async () => {
  const tables = new Set<string>();
  const findings = await findingsWith(async (request, send) => {
    const moved = /"table_id":(\d+)/.exec(request.body ?? '')?.[1] ?? '';
    const other = [...tables].find((table) => table !== moved);
    const body = request.body?.replace(`"table_id":${moved}`, `"table_id":${other}`);
    const answer = await send(
      isMove(request) && body !== undefined ? { ...request, body } : request,
    );
    if (is(request, 'GET', /check-unit-5$/)) {
      for (const { table_ids = [] } of JSON.parse(answer.body).task_status ?? []) {
        for (const table of table_ids) tables.add(String(table));
      }
    }
    return answer;
  }, disruptive);
  expect(findings.join('\n')).toMatch(/moveTable settling: expected table \d+ is on capture/);
});

test('a move that reaches another changefeed with the same tables', async () => {
  const findings = await findingsWith(
    also(isMove, elsewhere(/check-unit-5/, 'check-unit-6')),
    disruptive,
  );
  expect(findings.join('\n')).toMatch(
    /moveTable settling: expected tables of check-unit-6 as before, .* when moveTable is done/,
  );
});

test('a move that moves all tables of its changefeed, one a tick', async () => {
  const tables = new Set<string>();
  const findings = await findingsWith(async (request, send) => {
    const answer = await send(request);
    if (is(request, 'GET', /check-unit-5$/)) {
      for (const [, ids] of answer.body.matchAll(/"table_ids": \[([\d,\s]*)\]/g)) {
        for (const [id] of (ids ?? '').matchAll(/\d+/g)) tables.add(id);
      }
    }
    if (isMove(request)) {
      for (const table of tables) {
        const body = request.body?.replace(/"table_id":\d+/, `"table_id":${table}`) ?? '';
        await send({ ...request, body });
      }
    }
    return answer;
  }, disruptive);
  expect(findings.join('\n')).toMatch(
    /moveTable settling: expected tables of check-unit-5 as before, .*, a moment after moveTable is done/,
  );
});

test('a rebalance that stops its changefeed a while later', async () => {
  let left = Number.POSITIVE_INFINITY;
  const findings = await findingsWith(
    async (request, send) => {
      if (is(request, 'POST', /check-unit-5\/tables\/rebalance_table$/)) left = 20;
      left -= 1;
      const url = request.url.replace(/\/api.*/, '/api/v1/changefeeds/check-unit-5/pause');
      if (left === 0) await send({ method: 'POST', url, headers: {} });
      return send(request);
    },
    { ...disruptive, skip: ['drainCapture', 'resignOwner'] },
  );
  expect(findings.join('\n')).toMatch(
    /that check-unit-5 stays normal or warning.*rebalanceTables.*state stopped/,
  );
});

test('a move after which the changefeed is stopped', async () => {
  const findings = await findingsWith(
    also(isMove, ({ body: _, ...request }) => ({
      ...request,
      url: request.url.replace('tables/move_table', 'pause'),
    })),
    disruptive,
  );
  expect(findings.join('\n')).toMatch(
    /expected that check-unit-5 stays normal or warning, as moveTable has left it, received state stopped/,
  );
});

test('a move that the processors do not show', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /check-unit-5\/tables\/move_table$/, /\/processors\/check-unit-5\//, () =>
      JSON.stringify({ table_ids: [] }),
    ),
    disruptive,
  );
  expect(findings.join('\n')).toMatch(
    /moveTable settling: expected table \d+ is on capture .* received the processor on [\w-]+ has none, the changefeed shows \d+/,
  );
});

test('a rebalance that is accepted and does nothing, though one capture has too many tables', async () => {
  const findings = await findingsWith(
    answerWith((request) => is(request, 'POST', /check-unit-5\/tables\/rebalance_table$/)),
    disruptive,
  );
  expect(findings.join('\n')).toMatch(
    /rebalanceTables settling: expected no capture has more than 2 of the 4 tables, and each is there once, in state normal, received /,
  );
});

test('a rebalance that loses a table', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /rebalance_table$/, /check-unit-5$/, (body) =>
      body.replace(/("table_ids": \[\s*)\d+,?/, '$1'),
    ),
    disruptive,
  );
  expect(findings.join('\n')).toMatch(/rebalanceTables settling: expected no capture has more/);
});

test('a rebalance that reaches another changefeed with the same tables', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /rebalance_table$/, /check-unit-6$/, (body) =>
      body.replace(/("table_ids": \[\s*)(\d+)/, '$1$211'),
    ),
    disruptive,
  );
  expect(findings.join('\n')).toMatch(
    /rebalanceTables settling: expected tables of check-unit-6 as before/,
  );
});

test('the capture that is drained has tables of the run, if any has besides the owner', () => {
  const drained: string[] = [];
  const busy = new Set<string>();
  return withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, only: ['drainCapture'] });
      expect(
        report.settlings.map(({ operationId, verdict }) => [operationId, verdict]),
      ).toContainEqual(['drainCapture', 'settled']);
      expect(drained.length).toBeGreaterThan(0);
      expect(drained.every((capture) => busy.has(capture))).toBe(true);
    },
    {
      captures: 24,
      between: async (request, send) => {
        const answer = await send(request);
        const [, capture] = /"capture_id":"([^"]+)"/.exec(request.body ?? '') ?? [];
        if (capture !== undefined && answer.status === 202) drained.push(capture);
        if (is(request, 'GET', /check-unit-[56]$/) && drained.length === 0) {
          for (const task of JSON.parse(answer.body).task_status ?? []) {
            if ((task.table_ids ?? []).length > 0) busy.add(task.capture_id);
          }
        }
        return answer;
      },
    },
  );
});
test('a drain that counts 0 tables at once and moves none', async () => {
  const findings = await findingsWith(answerWith(isDrain, '{"current_table_count":0}'), {
    ...disruptive,
    only: ['drainCapture'],
  });
  expect(findings.join('\n')).toContain(
    "drainCapture settling /current_table_count: expected a number of tables left above 0, as the run's own are still there, received 0",
  );
  expect(findings.join('\n')).toMatch(
    /drainCapture settling: expected tables [\d, ]+ of check-unit-5 once each, and none on capture/,
  );
});

test('a drain that falls to one table and never to none', async () => {
  const findings = await findingsWith(
    async (request, send) => {
      const answer = await send(request);
      if (!isDrain(request) || answer.status !== 202) return answer;
      const { 'content-length': _, ...headers } = answer.headers;
      return { ...answer, headers, body: answer.body.replace('t":0', 't":1') };
    },
    { ...disruptive, only: ['drainCapture'] },
  );
  expect(findings).toContain(
    'drainCapture settling: expected the number of tables left is 0, or it falls within 30 s, received 1',
  );
});

test('a list of captures that names another owner every time', async () => {
  let asked = 0;
  const findings = await findingsWith(
    changeBody(/\/captures$/, (body) => {
      const captures: { id: string }[] = JSON.parse(body);
      asked += 1;
      const turn = asked % captures.length;
      return JSON.stringify(
        captures
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .map((one, index) => ({ ...one, is_owner: index === turn })),
      );
    }),
  );
  expect(findings.join('\n')).toMatch(
    /listCaptures consistency: expected the same owner from answer to answer, unless there is an election, received [\w-]+, then/,
  );
});

test('a drain that loses tables', async () => {
  let isOn = false;
  const lose = changeBody(/check-unit-5$/, (body) =>
    isOn ? body.replace(/("table_ids": \[\s*)\d+,?/, '$1') : body,
  );
  const findings = await findingsWith(
    async (request, send) => {
      const answer = await lose(request, send);
      isOn ||= isDrain(request) && answer.status === 202;
      return answer;
    },
    { ...disruptive, only: ['drainCapture'] },
  );
  expect(findings.join('\n')).toMatch(
    /drainCapture settling: expected tables [\d, ]+ of check-unit-5 once each/,
  );
});

test('a drain that stops a changefeed', async () => {
  const findings = await findingsWith(
    also(isDrain, ({ body: _, ...request }) => ({
      ...request,
      method: 'POST',
      url: request.url.replace('captures/drain', 'changefeeds/check-unit-1/pause'),
    })),
    { ...disruptive, only: ['drainCapture'] },
  );
  expect(findings.join('\n')).toMatch(/expected that check-unit-1 stays normal.*state stopped/);
});

test('an eviction that is accepted and does nothing', async () => {
  const findings = await findingsWith(answerWith(isResign), disruptive);
  expect(findings.join('\n')).toMatch(
    /resignOwner settling: expected within 2 s: an answer without an owner, or another owner than [\w-]+, received the same owner/,
  );
});

/** Answers the requests that fail after an eviction otherwise. */
function inGap(status: number, headers: Record<string, string>, body: string): Between {
  let isOn = false;
  return async (request, send) => {
    const answer = await send(request);
    isOn ||= isResign(request);
    if (!isOn || request.method !== 'GET' || answer.status < 500) return answer;
    return { status, headers, body };
  };
}

test.each([
  ['a 404', 404, { 'content-type': 'text/plain' }, '404 page not found', 'status-code'],
  ['a page', 500, { 'content-type': 'text/html' }, '<h1>Bad gateway</h1>', 'content-type'],
  ['a 502', 502, { 'content-type': 'text/html' }, '<h1>Bad gateway</h1>', 'status-code'],
  [
    'a code that belongs elsewhere',
    500,
    json,
    '{"error_msg":"[CDC:ErrEncodeFailed]encode failed: x","error_code":"CDC:ErrEncodeFailed"}',
    'error-template /error_code',
  ],
  [
    'a text that says nothing of an owner',
    500,
    json,
    '{"error_msg":"something else","error_code":""}',
    'error-template',
  ],
] as const)('%s while there is no owner (facts 4.4)', async (_, status, headers, body, check) => {
  const findings = await findingsWith(inGap(status, headers, body), disruptive);
  expect(findings.join('\n')).toContain(`listChangefeeds ${check}`);
});

test('a role of the asked capture that is not what the captures show after an eviction', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /\/owner\/resign$/, /\/status$/, (body) =>
      body.replace(/"is_owner": (true|false)/, (_, is) => `"is_owner": ${is === 'false'}`),
    ),
    disruptive,
  );
  expect(findings.join('\n')).toMatch(
    /resignOwner settling: expected is_owner of [\w-]+ as GET \/captures shows it after the election/,
  );
});

test('two owners after an eviction', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /\/owner\/resign$/, /\/captures$/, (body) =>
      body.replaceAll('"is_owner": false', '"is_owner": true'),
    ),
    disruptive,
  );
  expect(findings.join('\n')).toContain(
    'resignOwner settling: expected within 30 s: exactly one capture is the owner',
  );
});

test.each([
  [
    'state',
    '"state": "normal"',
    '"state": "failed"',
    'stays normal or warning, as resignOwner has left it, received state failed',
  ],
  [
    'target',
    '"target_ts": 0',
    '"target_ts": 1',
    'target_ts of check-unit-1 as before, 0, after the election',
  ],
] as const)('a %s of a changefeed that an eviction changes', async (_, from, to, finding) => {
  const findings = await findingsWith(
    changedAfter('POST', /\/owner\/resign$/, /check-unit-1$/, (body) => body.replace(from, to)),
    disruptive,
  );
  expect(findings.join('\n')).toContain(finding);
});

test.each(['8.5.6', '8.5.7'])(
  'an eviction that is accepted and does nothing, of the new architecture v%s (facts C.13)',
  (release) =>
    withSandbox(
      async ({ options }) => {
        const findings = findingsOf(await runChecks(options));
        expect(findings.join('\n')).toMatch(
          /resignOwner settling: expected within 2 s: .*, received the same owner/,
        );
      },
      { generation: 'newarch', release, between: answerWith(isResign, '{}') },
    ),
);
