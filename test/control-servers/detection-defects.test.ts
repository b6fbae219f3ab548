// Tests that every seeded defect changes a response of a fixed script of requests.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operationIds } from '../../generated/operations.js';
import { editing } from '../../scripts/bench/detection/bodies.js';
import { startLivelyCluster } from '../../scripts/bench/detection/cluster.js';
import type { Call, Defect, Server } from '../../scripts/bench/detection/defect.js';
import { defects } from '../../scripts/bench/detection/defects/index.js';
import { heldOutDefects } from '../../scripts/bench/detection/held-out/index.js';
import {
  type MutatingServer,
  startMutatingServer,
} from '../../scripts/bench/detection/mutating-server.js';
import { script } from '../../scripts/bench/detection/script.js';
import { play, transcriptOf } from '../../scripts/bench/detection/traffic.js';
import { createTransport } from '../../src/contract/run/transport/transport.js';
import type { Sandbox } from '../../src/sandbox/index.js';

const transport = createTransport();
let sandbox: Sandbox;
let server: MutatingServer;
let start: ReturnType<Sandbox['cluster']['snapshot']>;
let without: string[];

async function transcript(defect?: Pick<Defect, 'start'>): Promise<string[]> {
  sandbox.cluster.restore(start);
  server.use(sandbox, defect?.start());
  const { now, advance } = sandbox.cluster;
  return transcriptOf(await play(script, { url: server.url, send: transport.send, now, advance }));
}

beforeAll(async () => {
  sandbox = await startLivelyCluster({ release: '8.5.7', generation: 'classic' });
  server = await startMutatingServer();
  start = sandbox.cluster.snapshot();
  without = await transcript();
});

afterAll(async () => {
  transport.close();
  await server.close();
  await sandbox.close();
});

test('there are at least 160 defects, and nine for every operation', () => {
  expect(defects.length).toBeGreaterThanOrEqual(160);
  for (const operationId of operationIds) {
    const own = defects.filter((defect) => defect.operationId === operationId);
    expect(own.length, operationId).toBeGreaterThanOrEqual(9);
  }
});

test('all defects are different', () => {
  expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
});

test('there are at least three held-out defects for every operation, and all are different', () => {
  expect(new Set(heldOutDefects.map(({ id }) => id)).size).toBe(heldOutDefects.length);
  for (const operationId of operationIds) {
    const own = heldOutDefects.filter((defect) => defect.operationId === operationId);
    expect(own.length, operationId).toBeGreaterThanOrEqual(3);
  }
});

test('without a defect the script gets the same responses again', async () => {
  expect(await transcript()).toEqual(without);
});

test('decoding and encoding a response changes nothing', async () => {
  const every = editing((value) => value);
  expect(
    await transcript({
      start: () => async (call, behind) => every(await behind.send(call.request), call),
    }),
  ).toEqual(without);
});

test('rehearsing a request changes nothing', async () => {
  const rehearsed = async (call: Call, behind: Server) => {
    await behind.rehearse(call.request);
    return behind.send(call.request);
  };
  expect(await transcript({ start: () => rehearsed })).toEqual(without);
});

test.each(defects.map((defect) => [defect.id, defect] as const))('%s', async (_, defect) => {
  expect(await transcript(defect)).not.toEqual(without);
});
