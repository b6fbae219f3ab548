// Checks what an operation must leave, bring back or remove: other changefeeds, processors, tasks and settings.
import { expect, test } from 'vitest';
import type { TransportRequest } from '../../../../../src/contract/run/transport/transport.js';
import {
  accepted,
  aFinding,
  type Between,
  changeBody,
  changedAfter,
  findingsWith,
  is,
  rulesOf,
} from '../support.js';

/** Does the same to another changefeed as well, some requests later. */
function leakLater(
  method: string,
  path: RegExp,
  to: string,
  requestsLater: number,
  nth = 1,
): Between {
  let requests = 0;
  let left = Number.POSITIVE_INFINITY;
  let later: TransportRequest | undefined;
  return async (request, send) => {
    const response = await send(request);
    if (is(request, method, path)) requests += 1;
    if (is(request, method, path) && requests === nth) {
      later = { ...request, url: request.url.replace(/check-unit-\d+/, to) };
      left = requestsLater;
    } else left -= 1;
    if (left === 0 && later !== undefined) await send(later);
    return response;
  };
}

const of = (changefeed: string) => (one: { changefeed_id: string }) =>
  one.changefeed_id === changefeed;

test.each([
  [
    'pause',
    leakLater('POST', /check-unit-3\/pause$/, 'check-unit-1', 7),
    'check-unit-1',
    'normal or warning after pauseChangefeed (the last change to it was createChangefeed)',
    'state stopped',
  ],
  [
    'resume',
    leakLater('POST', /check-unit-3\/resume$/, 'check-unit-2', 18),
    'check-unit-2',
    'stopped after pauseChangefeed',
    'state normal',
  ],
] as const)(
  'a %s that changes another changefeed after it has taken effect',
  async (_, leak, changefeed, expected, received) => {
    expect(await findingsWith(leak)).toContainEqual(
      aFinding('pauseChangefeed', 'state-unchanged', {
        check: 'settling',
        subject: { changefeed },
        expected: expect.stringContaining(expected),
        received,
      }),
    );
  },
);

test('a removal that removes another changefeed after it has taken effect', async () => {
  const leak = leakLater('DELETE', /check-unit-3$/, 'check-unit-1', 8);
  expect(await findingsWith(leak)).toContainEqual(
    aFinding('removeChangefeed', 'state-unchanged', {
      subject: { changefeed: 'check-unit-1' },
      expected: expect.stringContaining('the last change to it was createChangefeed'),
      received: expect.stringContaining('not listed'),
    }),
  );
});

test.each(['pauseChangefeed', 'resumeChangefeed', 'updateChangefeed', 'removeChangefeed'] as const)(
  'a running and a stopped changefeed exist beside it also if only %s is selected',
  async (only) => {
    const lists: string[][] = [];
    await findingsWith(
      changeBody(/\/changefeeds$/, (body) => {
        lists.push(
          JSON.parse(body).map(({ id, state }: Record<string, string>) => `${id} ${state}`),
        );
        return body;
      }),
      { only: [only] },
    );
    const wanted = ['check-unit-1 normal', 'check-unit-2 stopped'];
    expect(lists.some((list) => wanted.every((one) => list.includes(one)))).toBe(true);
  },
);

test('an update that changes the settings of another changefeed', async () => {
  const findings = await findingsWith(
    changedAfter('PUT', /check-unit-3$/, /check-unit-1$/, (body) =>
      body.replace(/"start_ts": (\d+)\d\d/, '"start_ts": $111'),
    ),
  );
  expect(findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'setting-unchanged',
      check: 'settling',
      subject: { changefeed: 'check-unit-1', field: 'start_ts' },
      received: expect.stringMatching(/^\d+11$/),
    }),
  );
});

test('a resumed changefeed that ends in another state than normal (server-behaviour/state-machine.md#requested-transitions)', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /check-unit-3\/resume$/, /changefeeds(?:\/check-unit-3)?$/, (body) =>
      body.replace(/("check-unit-3",[^}]*"state": )"normal"/, '$1"warning"'),
    ),
    { skip: ['updateChangefeed'] },
  );
  expect(findings).toContainEqual(
    aFinding('resumeChangefeed', 'takes-effect', {
      subject: { changefeed: 'check-unit-3' },
      expected: expect.stringContaining('is normal within 30 s'),
      received: expect.stringContaining('state warning'),
    }),
  );
});

test('a resumed changefeed that stops again within a second', async () => {
  const findings = await findingsWith(
    leakLater('POST', /check-unit-3\/resume$/, 'check-unit-3/pause?', 5, 2),
  );
  expect(findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'state-unchanged',
      subject: { changefeed: 'check-unit-3' },
      expected: expect.stringContaining('stays normal'),
      received: 'state stopped',
    }),
  );
});

test('processors of a paused changefeed that stay (server-behaviour/cluster.md#processors)', async () => {
  const findings = await findingsWith(
    changeBody(/\/processors$/, (body) => {
      const list = JSON.parse(body);
      const one = { ...list[0], changefeed_id: 'check-unit-3' };
      return list.some(of('check-unit-3')) ? body : JSON.stringify([...list, one]);
    }),
  );
  expect(findings).toContainEqual(
    aFinding('pauseChangefeed', 'no-processor-left', {
      subject: { changefeed: 'check-unit-3' },
      expected: expect.stringContaining('within 30 s'),
    }),
  );
});

test('processors of a removed changefeed that stay', async () => {
  let shown: unknown;
  const findings = await findingsWith(async (request, send) => {
    const response = await send(request);
    if (!is(request, 'GET', /\/processors$/)) return response;
    const list = JSON.parse(response.body);
    shown ??= list.find(of('check-unit-3'));
    const rest = list.some(of('check-unit-3')) ? [] : [shown].filter(Boolean);
    const { 'content-length': _, ...headers } = response.headers;
    return { ...response, headers, body: JSON.stringify([...list, ...rest]) };
  });
  expect(rulesOf(findings)).toContain('removeChangefeed no-processor-left check-unit-3');
});

test.each([
  [
    'processors',
    /\/processors$/,
    (body: string) =>
      JSON.stringify(
        JSON.parse(body).filter((one: { changefeed_id: string }) => !of('check-unit-3')(one)),
      ),
    'no processor on',
  ],
  [
    'tasks',
    /check-unit-3$/,
    (body: string) => body.replace(/,\s*"task_status": \[[^\]]*\]/, ''),
    'no task on',
  ],
] as const)(
  '%s of a resumed changefeed that do not come back',
  async (_, path, change, received) => {
    const findings = await findingsWith(
      changedAfter('POST', /check-unit-3\/resume$/, path, change),
    );
    expect(findings).toContainEqual(
      aFinding('resumeChangefeed', 'assigned-as-before', {
        subject: { changefeed: 'check-unit-3' },
        received: expect.stringContaining(received),
      }),
    );
  },
);

test('a given start_ts that loses its last digit on the way to the server', async () => {
  const findings = await findingsWith((request, send) => {
    const isCreate = is(request, 'POST', /\/changefeeds$/) && request.body?.includes('no-secret');
    const body = request.body?.replace(/("start_ts":\d+)\d/, '$10');
    return send(isCreate && body !== undefined ? { ...request, body } : request);
  });
  expect(findings).toContainEqual(
    aFinding('getChangefeed', 'setting-as-given', {
      check: 'consistency',
      pointer: '/start_ts',
      expected: expect.stringMatching(/\d+[13579]\b/),
      received: expect.stringMatching(/^\d+0$/),
    }),
  );
});

test.each([
  ['pause', 'POST', /check-unit-3\/pause$/],
  ['update', 'PUT', /check-unit-3$/],
  ['resume', 'POST', /check-unit-3\/resume$/],
] as const)('a %s after which start_ts is rounded', async (name, method, path) => {
  const findings = await findingsWith(
    changedAfter(method, path, /check-unit-3$/, (body) =>
      body.replace(/("start_ts": )(\d+)/, (_, key, digits) => `${key}${BigInt(Number(digits))}`),
    ),
  );
  expect(rulesOf(findings)).toContain(`${name}Changefeed setting-unchanged check-unit-3 start_ts`);
});

test('a removal that takes a second (v6.2 on; server-behaviour/state-machine.md#visibility)', async () => {
  let removal: TransportRequest | undefined;
  let reads = 0;
  const findings = await findingsWith(async (request, send) => {
    if (is(request, 'DELETE', /check-unit-3$/) && removal === undefined) {
      removal = request;
      return accepted;
    }
    if (removal !== undefined && is(request, 'GET', /check-unit-3$/)) reads += 1;
    if (reads === 4 && removal !== undefined) await send(removal);
    return send(request);
  });
  expect(findings).toContainEqual(
    aFinding('removeChangefeed', 'takes-effect-at-once', {
      subject: { changefeed: 'check-unit-3' },
      received: expect.stringContaining('state normal'),
    }),
  );
});

test('a resumed changefeed whose checkpoint stands still', async () => {
  let checkpoint: string | undefined;
  let isResumed = false;
  const stand = changeBody(/\/changefeeds\/check-unit-3$/, (body) => {
    checkpoint ??= /"checkpoint_tso": ([1-9]\d+)/.exec(body)?.[1];
    return isResumed
      ? body.replace(/"checkpoint_tso": \d+/, `"checkpoint_tso": ${checkpoint}`)
      : body;
  });
  const findings = await findingsWith(async (request, send) => {
    const response = await stand(request, send);
    isResumed ||= is(request, 'POST', /check-unit-3\/resume$/);
    return response;
  });
  expect(findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'checkpoint-advances',
      operationId: 'resumeChangefeed',
      subject: { changefeed: 'check-unit-3' },
      received: expect.stringMatching(/\d+$/),
    }),
  );
});
