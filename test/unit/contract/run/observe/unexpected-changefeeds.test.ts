// Finds changefeeds that the run's requests have created without asking for them.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../../src/contract/index.js';
import type { TransportRequest } from '../../../../../src/contract/run/transport/transport.js';
import {
  aFinding,
  type Between,
  findingsWith,
  idsOn,
  is,
  rulesOf,
  withSandbox,
} from '../support.js';

/** Creates a second changefeed with each create that is accepted. */
const twice =
  (change: (body: string) => string): Between =>
  async (request, send) => {
    const response = await send(request);
    if (is(request, 'POST', /\/changefeeds$/) && response.status === 202) {
      await send({ ...request, body: change(request.body ?? '') });
    }
    return response;
  };

test('a second changefeed with the name of a test changefeed', async () => {
  const findings = await findingsWith(
    twice((body) => body.replace('"check-unit-3"', '"check-unit-33"')),
  );
  expect(findings).toContainEqual(
    aFinding('createChangefeed', 'unexpected-changefeed', {
      check: 'settling',
      subject: { changefeed: 'check-unit-33' },
      received: expect.stringContaining('state normal'),
    }),
  );
});

test('a changefeed with the sink of a test changefeed is removed with the rest', () =>
  withSandbox(
    async ({ options, sandbox }) => {
      const report = await runChecks({ ...options, mode: 'writes' });
      expect(report.left).toEqual([]);
      expect((await idsOn(sandbox)).filter((id) => id.startsWith('check'))).toEqual([]);
    },
    { between: twice((body) => body.replace('"check-unit-3"', '"check-unit-3-copy"')) },
  ));

test('a second changefeed with a foreign name and the sink of a test changefeed', async () => {
  const findings = await findingsWith(
    twice((body) => body.replace('"check-unit-3"', '"somebody"')),
  );
  expect(findings).toContainEqual(
    aFinding('createChangefeed', 'unexpected-changefeed', {
      subject: { changefeed: 'somebody' },
      received: expect.stringMatching(/blackhole:\/\/.*check-unit-3/),
    }),
  );
  expect(JSON.stringify(findings)).not.toContain('no-secret');
});

test('a create that is refused and carried out', async () => {
  const isRefused = (request: TransportRequest) =>
    is(request, 'POST', /\/changefeeds$/) && request.body?.includes('"no-dot"');
  const findings = await findingsWith(async (request, send) => {
    const response = await send(request);
    if (isRefused(request)) {
      await send({ ...request, body: request.body?.replace('"no-dot"', '"a.b"') ?? '' });
    }
    return response;
  });
  expect(rulesOf(findings)).toContainEqual(
    expect.stringMatching(/^createChangefeed unexpected-changefeed check-unit-\d+$/),
  );
});

test('new changefeeds of others give no finding, however many there are', async () => {
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
