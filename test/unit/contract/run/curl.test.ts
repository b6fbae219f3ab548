// Every finding about an answer, or about what several answers say, names a request that shows it again.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import { TransportError } from '../../../../src/contract/transport.js';
import { type Between, changeBody, is, withSandbox } from './support.js';

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

test('of a disagreement between answers, with the changefeed that it is about', async () => {
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

test('of an answer that never comes', async () => {
  const curls = await curlsWith((request, send) => {
    if (!is(request, 'GET', /\/health$/)) return send(request);
    throw new TransportError('the connection ended before a whole answer had come', true);
  });
  expect(curls).toContainEqual(['transport', 'getHealth', "curl -sS -i '<url>/api/v1/health'"]);
});

test('of digits that are rounded in every answer, the list of changefeeds', async () => {
  const curls = await curlsWith(
    changeBody(/./, (body) => body.replace(/\b\d{17,}\b/g, (digits) => String(Number(digits)))),
  );
  expect(curls).toContainEqual([
    'rounding',
    undefined,
    "curl -sS -i '<url>/api/v1/changefeeds?state=all'",
  ]);
});

test('of every other finding too', async () => {
  const curls = await curlsWith(
    changeBody(/./, (body) => body.replaceAll('"id"', '"ID"').replaceAll('"normal"', '"stopped"')),
  );
  expect(curls.length).toBeGreaterThan(10);
  expect(curls.filter(([, , curl]) => curl === undefined)).toEqual([]);
});
