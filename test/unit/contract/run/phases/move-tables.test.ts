// Checks the effect of moves and rebalances, and that nothing else changes.
import { expect, test } from 'vitest';
import { aFinding, changeBody, changedAfter, findingsWith, is, rulesOf } from '../support.js';
import { also, disruptive, isMove, latencies, respondWith } from './disruptive.js';

test('tables that the cluster places one by one give no finding', async () => {
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
  const findings = await findingsWith(respondWith(isMove), disruptive);
  expect(findings).toContainEqual(
    aFinding('moveTable', 'tables-moved', {
      check: 'settling',
      subject: {
        changefeed: 'check-unit-5',
        table: expect.stringMatching(/^\d+$/),
        capture: expect.stringMatching(/^[\w-]+$/),
      },
      received: expect.stringMatching(/^\d+ on /),
    }),
  );
});

test('a move that moves another table', async () => {
  const tables = new Set<string>();
  const findings = await findingsWith(async (request, send) => {
    const moved = /"table_id":(\d+)/.exec(request.body ?? '')?.[1] ?? '';
    const other = [...tables].find((table) => table !== moved);
    const body = request.body?.replace(`"table_id":${moved}`, `"table_id":${other}`);
    const response = await send(
      isMove(request) && body !== undefined ? { ...request, body } : request,
    );
    if (is(request, 'GET', /check-unit-5$/)) {
      for (const { table_ids = [] } of JSON.parse(response.body).task_status ?? []) {
        for (const table of table_ids) tables.add(String(table));
      }
    }
    return response;
  }, disruptive);
  expect(findings).toContainEqual(aFinding('moveTable', 'tables-moved'));
});

test('a move that also moves the table of another changefeed', async () => {
  const findings = await findingsWith(
    also(isMove, (request) => ({
      ...request,
      url: request.url.replace('check-unit-5', 'check-unit-6'),
    })),
    disruptive,
  );
  expect(rulesOf(findings)).toContain('moveTable setting-unchanged check-unit-6 tables');
});

// With ticks the run reads the changefeed when everything has moved already.
test.each([
  ['none', 'moveTable setting-unchanged check-unit-5 tables'],
  ['ticks', 'moveTable tables-moved check-unit-5'],
] as const)(
  'a move that moves all tables of its changefeed, one a tick, with latency %s',
  async (latency, rule) => {
    const tables = new Set<string>();
    const findings = await findingsWith(
      async (request, send) => {
        const response = await send(request);
        if (is(request, 'GET', /check-unit-5$/)) {
          for (const [, ids] of response.body.matchAll(/"table_ids": \[([\d,\s]*)\]/g)) {
            for (const [id] of (ids ?? '').matchAll(/\d+/g)) tables.add(id);
          }
        }
        if (isMove(request)) {
          for (const table of tables) {
            const body = request.body?.replace(/"table_id":\d+/, `"table_id":${table}`) ?? '';
            await send({ ...request, body });
          }
        }
        return response;
      },
      disruptive,
      { latency },
    );
    expect(rulesOf(findings).map((one) => one.slice(0, rule.length))).toContain(rule);
  },
);

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
  expect(findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'state-unchanged',
      subject: { changefeed: 'check-unit-5' },
      expected: expect.stringMatching(/normal or warning .*rebalanceTables/),
      received: 'state stopped',
    }),
  );
});

test.each(latencies)(
  'a move after which the changefeed is stopped, with latency %s',
  async (latency) => {
    const findings = await findingsWith(
      also(isMove, ({ body: _, ...request }) => ({
        ...request,
        url: request.url.replace('tables/move_table', 'pause'),
      })),
      disruptive,
      { latency },
    );
    const ruleId = { none: 'state-unchanged', ticks: 'tables-moved' }[latency];
    expect(findings).toContainEqual(
      expect.objectContaining({
        ruleId,
        subject: expect.objectContaining({ changefeed: 'check-unit-5' }),
        expected: expect.stringContaining('normal'),
        received: 'state stopped',
      }),
    );
  },
);

test('a move that the processors do not show', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /check-unit-5\/tables\/move_table$/, /\/processors\/check-unit-5\//, () =>
      JSON.stringify({ table_ids: [] }),
    ),
    disruptive,
  );
  expect(findings).toContainEqual(
    aFinding('moveTable', 'tables-moved', {
      received: expect.stringMatching(
        /none in the processor on [\w-]+, \d[\d, ]* in the changefeed/,
      ),
    }),
  );
});

test('a rebalance that is accepted and does nothing, though one capture has too many tables', async () => {
  const findings = await findingsWith(
    respondWith((request) => is(request, 'POST', /check-unit-5\/tables\/rebalance_table$/)),
    disruptive,
  );
  expect(findings).toContainEqual(
    aFinding('rebalanceTables', 'tables-balanced', {
      check: 'settling',
      subject: { changefeed: 'check-unit-5' },
      expected: expect.stringMatching(/4 tables.*at most 2/),
    }),
  );
});

test('a rebalance that loses a table', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /rebalance_table$/, /check-unit-5$/, (body) =>
      body.replace(/("table_ids": \[\s*)\d+,?/, '$1'),
    ),
    disruptive,
  );
  expect(rulesOf(findings)).toContain('rebalanceTables tables-balanced check-unit-5');
});

test('a rebalance that also moves tables of another changefeed', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /rebalance_table$/, /check-unit-6$/, (body) =>
      body.replace(/("table_ids": \[\s*)(\d+)/, '$1$211'),
    ),
    disruptive,
  );
  expect(rulesOf(findings)).toContain('rebalanceTables setting-unchanged check-unit-6 tables');
});
