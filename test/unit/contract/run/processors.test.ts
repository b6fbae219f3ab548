// The processors of one running changefeed are read on every capture, and agree with the list and the detail.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import type { TransportResponse } from '../../../../src/contract/run/transport/transport.js';
import { classicReleases } from '../../../fixtures/played-releases.js';
import { type Between, findingsOf, withSandbox } from './support.js';

const changing =
  (path: RegExp, change: (body: string) => string): Between =>
  async (request, send) => {
    const answer: TransportResponse = await send(request);
    const isMeant = request.method === 'GET' && path.test(new URL(request.url).pathname);
    return isMeant && answer.status === 200 ? { ...answer, body: change(answer.body) } : answer;
  };

const another = '11111111-2222-4333-8444-555555555555';

const readOnly = (between: Between, release = '8.5.7') =>
  withSandbox(
    async ({ options }) => findingsOf(await runChecks({ ...options, mode: 'read-only' })),
    { between, release, state: 'documented' },
  );

test.each(classicReleases)('v%s: every processor of a running changefeed is read', (release) =>
  withSandbox(
    async ({ options, sent }) => {
      const bodies: string[] = [];
      const send: typeof options.send = async (request, signal) => {
        const answer = await options.send?.(request, signal);
        if (answer === undefined) throw new Error('no send');
        const isProcessor = /\/processors\/[^/]+\/[^/]+$/.test(request.url);
        if (isProcessor && answer.status === 200) bodies.push(answer.body);
        return answer;
      };
      const report = await runChecks({ ...options, send, mode: 'read-only' });
      expect(findingsOf(report)).toEqual([]);
      const captures = new Set(
        sent.flatMap(
          (line) => /processors\/(?!a_b|check)[^/]+\/(?!0{8})([^/]+)$/.exec(line)?.[1] ?? [],
        ),
      );
      expect(captures.size).toBe(3);
      expect(bodies.some((body) => /"table_ids":\s*\[\s*\d/.test(body))).toBe(true);
    },
    { release, state: 'documented' },
  ),
);

test('tables that a processor has and the changefeed does not show are found on any capture', async () => {
  const found = await readOnly(
    changing(/\/processors\/[^/]+\/[^/]+$/, (body) =>
      body.replace(/"table_ids": \[\s*\d+/, (text) => text.replace(/\d+$/, '99')),
    ),
  );
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((line) => !/^getProcessor consistency: .*received .*99/.test(line))).toEqual(
    [],
  );
});

test.each(['6.5.12', '7.5.7', '8.5.7'])(
  'v%s: a list that leaves out a capture is found',
  async (release) => {
    const found = await readOnly(
      changing(/\/processors$/, (body) => {
        const list: { capture_id: string }[] = JSON.parse(body);
        const [left] = list.map(({ capture_id }) => capture_id).toSorted();
        return JSON.stringify(
          list.filter(({ capture_id }) => capture_id !== left),
          undefined,
          4,
        );
      }),
      release,
    );
    expect(found).toEqual([
      expect.stringMatching(
        /^listProcessors consistency: expected every processor that there is, received none of /,
      ),
    ]);
  },
);

test('a list without any processor is found', async () => {
  const found = await readOnly(changing(/\/processors$/, () => '[]'));
  expect(found).toContainEqual(
    expect.stringMatching(
      /^listProcessors consistency: expected every processor that there is, received none of /,
    ),
  );
});

test('a status that is not that of the called capture is found', async () => {
  const other = await readOnly(
    changing(/\/status$/, (body) => body.replace(/"id": "[^"]+"/, `"id": "${another}"`)),
  );
  expect(other).toEqual([
    `listCaptures consistency: expected ${another}, which getServerStatus names, among the captures, received it is not there`,
  ]);
  const role = await readOnly(
    changing(/\/status$/, (body) => body.replace('"is_owner": true', '"is_owner": false')),
  );
  expect(role).toEqual([
    expect.stringMatching(
      /is_owner of [\da-f-]+ as getServerStatus tells it, false, received true$/,
    ),
  ]);
});
