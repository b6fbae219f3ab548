// Changefeeds that come of the run's requests and that none of them named are found.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import type { TransportRequest } from '../../../../src/contract/run/transport/transport.js';
import { type Between, findingsWith, idsOn, is, withSandbox } from './support.js';

/** Creates a second changefeed with each of the run's own that is accepted. */
const twice =
  (change: (body: string) => string): Between =>
  async (request, send) => {
    const answer = await send(request);
    if (is(request, 'POST', /\/changefeeds$/) && answer.status === 202) {
      await send({ ...request, body: change(request.body ?? '') });
    }
    return answer;
  };

test("a second changefeed under one of the run's own names", async () => {
  const findings = await findingsWith(
    twice((body) => body.replace('"check-unit-3"', '"check-unit-33"')),
  );
  expect(findings).toContain(
    'createChangefeed settling: expected no changefeed check-unit-33, which the run did not create, received it is listed, state normal',
  );
});

test("what writes to one of the run's own sinks under another name is removed with the rest", () =>
  withSandbox(
    async ({ options, sandbox }) => {
      const report = await runChecks({ ...options, mode: 'writes' });
      expect(report.left).toEqual([]);
      expect((await idsOn(sandbox)).filter((id) => id.startsWith('check'))).toEqual([]);
    },
    { between: twice((body) => body.replace('"check-unit-3"', '"check-unit-3-copy"')) },
  ));

test("a second changefeed under a foreign name that writes to one of the run's own sinks", async () => {
  const findings = await findingsWith(
    twice((body) => body.replace('"check-unit-3"', '"somebody"')),
  );
  expect(findings.join('\n')).toMatch(
    /createChangefeed settling: expected no changefeed somebody, which the run did not create, received it is there, and writes to blackhole:\/\/.*check-unit-3/,
  );
  expect(findings.join('\n')).not.toContain('no-secret');
});

test('a create that is refused and done all the same', async () => {
  const isRefused = (request: TransportRequest) =>
    is(request, 'POST', /\/changefeeds$/) && request.body?.includes('"no-dot"');
  const findings = await findingsWith(async (request, send) => {
    const answer = await send(request);
    if (isRefused(request)) {
      await send({ ...request, body: request.body?.replace('"no-dot"', '"a.b"') ?? '' });
    }
    return answer;
  });
  expect(findings.join('\n')).toMatch(
    /expected no changefeed check-unit-\d+, which the run did not create/,
  );
});

test("somebody else's new changefeeds are none of the run's, however many", async () => {
  let made = 0;
  let details = 0;
  const findings = await findingsWith(async (request, send) => {
    if (is(request, 'GET', /\/other-\d+$/)) details += 1;
    if (is(request, 'POST', /\/changefeeds$/)) {
      made += 1;
      const body = `{"changefeed_id":"other-${made}","sink_uri":"blackhole://other-${made}/"}`;
      await send({ ...request, body });
    }
    return send(request);
  });
  expect(findings).toEqual([]);
  expect(made).toBeGreaterThan(20);
  expect(details).toBe(5);
});
