// Checks that each finding about responses comes with a curl line that shows it again.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../../src/contract/index.js';
import { TransportError } from '../../../../../src/contract/run/transport/transport.js';
import { accepted, type Between, changeBody, changedAfter, is, withSandbox } from '../support.js';

const curlsWith = (between: Between) =>
  withSandbox(
    async ({ options, sandbox }) => {
      const report = await runChecks({ ...options, mode: 'writes' });
      return report.cases
        .flatMap(({ findings }) => findings)
        .map(({ check, operationId, curl }) => [
          check,
          operationId,
          curl?.replace(sandbox.url, '<url>'),
        ]);
    },
    { between, state: 'documented' },
  );

test('of responses that disagree about a changefeed, the request that reads it', async () => {
  const curls = await curlsWith(
    changeBody(/\/changefeeds\/(?!check)[\w-]+$/, (body) =>
      body.replace('"state": "normal"', '"state": "failed"'),
    ),
  );
  expect(curls).toContainEqual([
    'consistency',
    'getChangefeed',
    "curl -sS -i '<url>/api/v1/changefeeds/changefeed-test1'",
  ]);
});

test('of a response that does not come, the request', async () => {
  const curls = await curlsWith((request, send) => {
    if (!is(request, 'GET', /\/health$/)) return send(request);
    throw new TransportError('the connection ended before a complete response arrived', true);
  });
  expect(curls).toContainEqual(['transport', 'getHealth', "curl -sS -i '<url>/api/v1/health'"]);
});

test('of digits that are rounded in every response, the list of changefeeds', async () => {
  const curls = await curlsWith(
    changeBody(/./, (body) => body.replace(/\b\d{17,}\b/g, (digits) => String(Number(digits)))),
  );
  expect(curls).toContainEqual([
    'rounding',
    undefined,
    "curl -sS -i '<url>/api/v1/changefeeds?state=all'",
  ]);
});

test('of every other finding, some request', async () => {
  const curls = await curlsWith(
    changeBody(/./, (body) => body.replaceAll('"id"', '"ID"').replaceAll('"normal"', '"stopped"')),
  );
  expect(curls.length).toBeGreaterThan(10);
  expect(curls.filter(([, , curl]) => curl === undefined)).toEqual([]);
});

test('of an effect that a response shows, the request of that response and not the change', async () => {
  const curls = await curlsWith(
    changedAfter('POST', /check-unit-3\/pause$/, /\/check-unit-3$/, (body) =>
      body.replace('"state": "stopped"', '"state": "stoped"'),
    ),
  );
  const shown = "curl -sS -i '<url>/api/v1/changefeeds/check-unit-3'";
  expect(curls).toContainEqual(['response-body', 'getChangefeed', shown]);
  expect(curls).toContainEqual(['settling', 'pauseChangefeed', shown]);
});

test('of an unexpected changefeed, the request that reads it', async () => {
  const curls = await curlsWith(async (request, send) => {
    const response = await send(request);
    if (is(request, 'POST', /\/changefeeds$/) && response.status === 202) {
      const body = request.body?.replace('"check-unit-3"', '"check-unit-3-copy"');
      await send({ ...request, body: body ?? '' });
    }
    return response;
  });
  expect(curls).toContainEqual([
    'settling',
    'createChangefeed',
    "curl -sS -i '<url>/api/v1/changefeeds/check-unit-3-copy'",
  ]);
});

test('of an effect, never a request that changes something again', async () => {
  const curls = await curlsWith(async (request, send) =>
    is(request, 'PUT', /check-unit/) || is(request, 'DELETE', /check-unit-\d$/)
      ? accepted
      : send(request),
  );
  const effects = curls.filter(([check]) => check === 'settling');
  expect(effects.length).toBeGreaterThan(1);
  expect(effects.filter(([, , curl]) => curl === undefined || / -X /.test(curl))).toEqual([]);
});
