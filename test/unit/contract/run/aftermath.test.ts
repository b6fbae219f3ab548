// What a change must leave as it was, bring back or take away is looked at: other changefeeds, processors, tasks, settings.
import { expect, test } from 'vitest';
import type { TransportRequest } from '../../../../src/contract/run/transport/transport.js';
import { accepted, type Between, changeBody, changedAfter, findingsWith, is } from './support.js';

/** Does the same to another changefeed as well, so many reads later. */
function leakLater(method: string, path: RegExp, to: string, reads: number, nth = 1): Between {
  let requests = 0;
  let left = Number.POSITIVE_INFINITY;
  let later: TransportRequest | undefined;
  return async (request, send) => {
    const answer = await send(request);
    if (is(request, method, path)) requests += 1;
    if (is(request, method, path) && requests === nth) {
      later = { ...request, url: request.url.replace(/check-unit-\d+/, to) };
      left = reads;
    } else left -= 1;
    if (left === 0 && later !== undefined) await send(later);
    return answer;
  };
}

const of = (changefeed: string) => (one: { changefeed_id: string }) =>
  one.changefeed_id === changefeed;

test.each([
  [
    'pause',
    leakLater('POST', /check-unit-3\/pause$/, 'check-unit-1', 7),
    'pauseChangefeed settling: expected that check-unit-1 stays normal or warning, when pauseChangefeed accepts to pause a stopped changefeed, and does nothing; its last change was createChangefeed, received state stopped',
  ],
  [
    'resume',
    leakLater('POST', /check-unit-3\/resume$/, 'check-unit-2', 18),
    'pauseChangefeed settling: expected that check-unit-2 stays stopped, when pauseChangefeed accepts to pause a stopped changefeed, and does nothing, received state normal',
  ],
  [
    'removal',
    leakLater('DELETE', /check-unit-3$/, 'check-unit-1', 8),
    'removeChangefeed settling: expected that check-unit-1 stays normal or warning, when removeChangefeed removes a finished changefeed; its last change was createChangefeed, received it is not listed',
  ],
] as const)(
  'a %s that reaches another changefeed after it has settled',
  async (_, leak, finding) => {
    expect(await findingsWith(leak)).toContain(finding);
  },
);

test.each(['pauseChangefeed', 'resumeChangefeed', 'updateChangefeed', 'removeChangefeed'] as const)(
  'both witnesses are there also where only %s is wanted',
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

test('an update that changes the settings of a changefeed that stands by', async () => {
  const findings = await findingsWith(
    changedAfter('PUT', /check-unit-3$/, /check-unit-1$/, (body) =>
      body.replace(/"start_ts": (\d+)\d\d/, '"start_ts": $111'),
    ),
  );
  expect(findings.join('\n')).toMatch(
    /settling: expected start_ts of check-unit-1 as before, \d+, when \w+ .*, received \d+11/,
  );
});

test('a resumed changefeed that ends in another state than normal (facts 4.1)', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /check-unit-3\/resume$/, /changefeeds(?:\/check-unit-3)?$/, (body) =>
      body.replace(/("check-unit-3",[^}]*"state": )"normal"/, '$1"warning"'),
    ),
    { skip: ['updateChangefeed'] },
  );
  expect(findings.join('\n')).toContain(
    'resumeChangefeed settling: expected within 30 s: the state is normal, received state warning',
  );
});

test('a resumed changefeed that stops again within a second', async () => {
  const findings = await findingsWith(
    leakLater('POST', /check-unit-3\/resume$/, 'check-unit-3/pause?', 5, 2),
  );
  expect(findings.join('\n')).toMatch(/expected that check-unit-3 stays normal.* state stopped/);
});

test('processors of a paused changefeed that stay (facts 1.14)', async () => {
  const findings = await findingsWith(
    changeBody(/\/processors$/, (body) => {
      const list = JSON.parse(body);
      const one = { ...list[0], changefeed_id: 'check-unit-3' };
      return list.some(of('check-unit-3')) ? body : JSON.stringify([...list, one]);
    }),
  );
  expect(findings.join('\n')).toContain(
    'pauseChangefeed settling: expected within 30 s: no processor of check-unit-3 is listed',
  );
});

test('processors of a removed changefeed that stay', async () => {
  let shown: unknown;
  const findings = await findingsWith(async (request, send) => {
    const answer = await send(request);
    if (!is(request, 'GET', /\/processors$/)) return answer;
    const list = JSON.parse(answer.body);
    shown ??= list.find(of('check-unit-3'));
    const rest = list.some(of('check-unit-3')) ? [] : [shown].filter(Boolean);
    const { 'content-length': _, ...headers } = answer.headers;
    return { ...answer, headers, body: JSON.stringify([...list, ...rest]) };
  });
  expect(findings.join('\n')).toContain(
    'removeChangefeed settling: expected within 30 s: no processor of check-unit-3 is listed',
  );
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
    expect(findings.join('\n')).toContain(
      `expected within 30 s: processors and tasks of check-unit-3 are there again as before the pause, received ${received}`,
    );
  },
);

test('an explicit start_ts that loses its last digit on the way in', async () => {
  const findings = await findingsWith((request, send) => {
    const isCreate = is(request, 'POST', /\/changefeeds$/) && request.body?.includes('no-secret');
    const body = request.body?.replace(/("start_ts":\d+)\d/, '$10');
    return send(isCreate && body !== undefined ? { ...request, body } : request);
  });
  expect(findings.join('\n')).toMatch(
    /getChangefeed consistency \/start_ts: expected \d+[13579], as given, received \d+0/,
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
  expect(findings.join('\n')).toMatch(
    new RegExp(`${name}Changefeed settling: expected start_ts of check-unit-3 as before, \\d+`),
  );
});

test('a removal that takes a second (v6.2 on; facts 4.3)', async () => {
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
  expect(findings.join('\n')).toContain(
    'removeChangefeed settling: expected it is unknown, and listed no more, from the answer on, received state normal',
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
    const answer = await stand(request, send);
    isResumed ||= is(request, 'POST', /check-unit-3\/resume$/);
    return answer;
  });
  expect(findings.join('\n')).toMatch(
    /resumeChangefeed settling: expected a checkpoint of check-unit-3 that advances within 30 s after resumeChangefeed, as that of the run's other changefeeds does, received it stays \d+/,
  );
});
