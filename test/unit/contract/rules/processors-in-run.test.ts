// A run reads the processors of one running changefeed on every capture, and compares them with the list and the detail.
import { expect, test } from 'vitest';
import { type Report, runChecks } from '../../../../src/contract/index.js';
import { classicReleases } from '../../../fixtures/played-releases.js';
import { type Between, changeBody, withSandbox } from '../run/support.js';

const findingsIn = ({ cases }: Report) => cases.flatMap(({ findings }) => findings);

/** Returns the findings of a run in read-only mode whose responses are changed. */
const readOnly = (between: Between, release = '8.5.7') =>
  withSandbox(
    async ({ options }) => findingsIn(await runChecks({ ...options, mode: 'read-only' })),
    { between, release, state: 'documented' },
  );

test.each(classicReleases)('v%s: every processor of a running changefeed is read', (release) =>
  withSandbox(
    async ({ options, sent }) => {
      const bodies: string[] = [];
      const send: typeof options.send = async (request, signal) => {
        const response = await options.send?.(request, signal);
        if (response === undefined) throw new Error('no send');
        const isProcessor = /\/processors\/[^/]+\/[^/]+$/.test(request.url);
        if (isProcessor && response.status === 200) bodies.push(response.body);
        return response;
      };
      const report = await runChecks({ ...options, send, mode: 'read-only' });
      expect(findingsIn(report)).toEqual([]);
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
    changeBody(/\/processors\/[^/]+\/[^/]+$/, (body) =>
      body.replace(/"table_ids": \[\s*\d+/, (text) => text.replace(/\d+$/, '99')),
    ),
  );
  expect(found.length).toBeGreaterThan(0);
  expect(found).toMatchObject(
    found.map(() => ({
      ruleId: 'processor-tables',
      check: 'consistency',
      operationId: 'getProcessor',
      subject: { changefeed: expect.any(String), capture: expect.any(String) },
      received: expect.stringContaining('99'),
    })),
  );
});

test.each(['6.5.12', '7.5.7', '8.5.7'])(
  'v%s: a list that leaves out a capture is found',
  async (release) => {
    const found = await readOnly(
      changeBody(/\/processors$/, (body) => {
        const list: { capture_id: string }[] = JSON.parse(body);
        const [left] = list.map(({ capture_id }) => capture_id).toSorted();
        const others = list.filter(({ capture_id }) => capture_id !== left);
        return JSON.stringify(others, undefined, 4);
      }),
      release,
    );
    expect(found).toMatchObject([
      { ruleId: 'processors-listed', check: 'consistency', operationId: 'listProcessors' },
    ]);
  },
);

test('a list without any processor is found', async () => {
  const found = await readOnly(changeBody(/\/processors$/, () => '[]'));
  expect(found).toContainEqual(
    expect.objectContaining({ ruleId: 'processors-listed', operationId: 'listProcessors' }),
  );
});

test('a status that is not that of the called capture is found', async () => {
  const capture = '11111111-2222-4333-8444-555555555555';
  const other = await readOnly(
    changeBody(/\/status$/, (body) => body.replace(/"id": "[^"]+"/, `"id": "${capture}"`)),
  );
  expect(other).toMatchObject([
    { ruleId: 'called-capture-listed', operationId: 'listCaptures', subject: { capture } },
  ]);
  const role = await readOnly(
    changeBody(/\/status$/, (body) => body.replace('"is_owner": true', '"is_owner": false')),
  );
  expect(role).toMatchObject([
    {
      ruleId: 'called-capture-role',
      subject: { capture: expect.stringMatching(/^[\da-f-]+$/), field: 'is_owner' },
      received: 'true',
    },
  ]);
});
