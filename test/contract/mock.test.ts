// The mock keeps the contract: every request of a run, every route, and every documented status on demand. It remembers nothing, so
// each request stands alone, and refusals that need a memory are requested with `Prefer`.
import { afterAll, describe, expect, test } from 'vitest';
import { type Operation, operationIds, operations } from '../../generated/operations.js';
import { describeFinding } from '../../src/contract/finding/describe.js';
import { formatFinding, judgeExchange } from '../../src/contract/index.js';
import { checkRoute } from '../../src/contract/response/check-route.js';
import { createTransport } from '../../src/contract/run/transport/transport.js';
import { provokedBy } from '../../src/contract/scenario/expected.js';
import { firstSteps, partsOf } from '../../src/contract/scenario/order.js';
import {
  NotObserved,
  type WrittenRequest,
  writeRequest,
} from '../../src/contract/scenario/request-input.js';
import { selectionOf } from '../../src/contract/scenario/selection.js';
import type { Step } from '../../src/contract/scenario/step.js';
import { logSteps } from '../../src/contract/scenario/steps/log-level.js';
import { detailSteps } from '../../src/contract/scenario/steps/read.js';
import { routeStepsOf, writeRouteStepsOf } from '../../src/contract/scenario/steps/routes.js';
import { contractOf } from '../../src/contract/schema/release-contract.js';
import { type Discovered, nothingDiscovered } from '../../src/contract/state/discovered.js';
import { startMock } from '../../src/mock/index.js';
import { replaced } from './live.js';

const captureId = '561c3784-77f0-4863-ad52-65a3436db6af';
const server = { generation: 'classic', release: undefined } as const;
const contract = contractOf('classic');

/** Examples of everything that a run would have read from a server. */
const discovered: Discovered = {
  ...nothingDiscovered('check-mock', { filter: ['test.*'], logLevel: 'info' }),
  changefeeds: new Map([['normal', 'test1']]),
  normal: new Set(['test1']),
  processor: { changefeed_id: 'test1', capture_id: captureId },
  captures: [
    { id: captureId, isOwner: true },
    { id: '6d92386a-73fc-43f3-89de-4e337a42b766', isOwner: false },
  ],
  tso: 426921294362574849n,
  table: { id: 49n, captureId },
};

/** Refusals of what only a server that remembers, or that reaches other servers, can know. */
const needsMemory = [
  /unknown ID|unknown changefeed|unknown capture/,
  /ID of a stopped changefeed|ID that is in use/,
  /sink of an unknown scheme|filter rule that cannot be read|invalid time zone/,
  /to start (?:before|in)|a target (?:before|at)|refuses a start$/,
  /an update without changes|to change a (?:running|finished)|for a removed changefeed/,
  /to drain the owner/,
];
const isOnDemand = ({ name }: Step) => needsMemory.some((pattern) => pattern.test(name));

const parts = Object.values(partsOf('disruptive', selectionOf({})));
const steps = [...firstSteps, ...detailSteps, ...parts.flat(), ...logSteps];

if (replaced !== undefined) {
  test.skip(replaced, () => {});
} else {
  const mock = await startMock({ port: 0 });
  const transport = createTransport();
  afterAll(async () => {
    transport.close();
    await mock.close();
  });
  const send = async ({ method, path, headers, body }: WrittenRequest, preferred?: number) => {
    const prefer = preferred === undefined ? {} : { prefer: `code=${preferred}` };
    const request = {
      method,
      url: `${mock.url}${path}`,
      headers: { ...headers, ...prefer },
      ...(body !== undefined && { body }),
    };
    return { request, response: await transport.send(request) };
  };

  describe('every request of a run', () => {
    test.for(steps.map((step) => ({ ...step, step })))(
      '$operationId $name',
      async ({ step }, { skip }) => {
        const provoked = provokedBy(step.expect, server);
        const input = step.request(discovered);
        if (provoked === undefined) return skip('classic servers have no such request');
        if (input instanceof NotObserved) return skip(input.reason);
        const { operationId } = step;
        const [status] = provoked.statuses;
        const onDemand = isOnDemand(step) ? status : undefined;
        const exchange = await send(writeRequest(operationId, input), onDemand);
        const expectation = onDemand === undefined ? provoked : { statuses: provoked.statuses };
        const { findings } = judgeExchange({ operationId, ...exchange }, expectation, contract);
        expect(findings.map((one) => formatFinding(describeFinding(one)))).toEqual([]);
      },
    );
  });

  describe('every route', () => {
    const { unknownId } = discovered.testChangefeeds;
    const routes = [...routeStepsOf(contract), ...writeRouteStepsOf(contract, unknownId)];
    test.for(routes)('$name', async (route) => {
      const { method, path } = route;
      const { response } = await send({ method, path, headers: {} });
      expect(checkRoute(route, response)).toEqual([]);
    });
  });

  describe('every documented status on demand', () => {
    const bodies: Readonly<Record<string, unknown>> = {
      createChangefeed: { changefeed_id: 'test5', sink_uri: 'blackhole://' },
      updateChangefeed: { mounter_worker_num: 32 },
      setLogLevel: { log_level: 'info' },
      moveTable: { capture_id: captureId, table_id: 49 },
      drainCapture: { capture_id: captureId },
    };
    const statuses = operationIds.flatMap((operationId) =>
      Object.keys(operations[operationId].responses).map((status) => ({
        operationId,
        status: Number(status),
      })),
    );
    test.for(statuses)('$operationId $status', async ({ operationId, status }) => {
      const { requestBody, pathParameters }: Operation = operations[operationId];
      const values = { changefeed_id: 'test1', capture_id: captureId };
      const path = Object.fromEntries(
        pathParameters.map((name) => [
          name,
          values[name === 'capture_id' ? name : 'changefeed_id'],
        ]),
      );
      const body = requestBody === undefined ? {} : { body: bodies[operationId] };
      const exchange = await send(writeRequest(operationId, { path, ...body }), status);
      const expectation = { statuses: [status] };
      const { findings } = judgeExchange({ operationId, ...exchange }, expectation, contract);
      expect(findings.map((one) => formatFinding(describeFinding(one)))).toEqual([]);
    });
  });
}
