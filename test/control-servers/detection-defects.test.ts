// Tests that every seeded defect changes a response of a fixed script of requests, each in its own way.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operationIds } from '../../generated/operations.js';
import { defects } from '../../scripts/bench/detection/all-defects.js';
import { startLivelyCluster } from '../../scripts/bench/detection/cluster.js';
import type { Call, Defect, Server } from '../../scripts/bench/detection/defect.js';
import { sendThrough } from '../../scripts/bench/detection/in-process.js';
import { matrix } from '../../scripts/bench/detection/matrix/index.js';
import { editing } from '../../scripts/bench/detection/mutations/bodies.js';
import { script } from '../../scripts/bench/detection/script.js';
import { play, transcriptOf } from '../../scripts/bench/detection/traffic.js';
import type { Sandbox } from '../../src/sandbox/index.js';

let sandbox: Sandbox;
let start: ReturnType<Sandbox['cluster']['snapshot']>;
let without: string[];
/** The names of the defects by their transcripts. */
const seen = new Map<string, string>();

async function transcript(defect?: Pick<Defect, 'start'>): Promise<string[]> {
  sandbox.cluster.restore(start);
  const { now, advance } = sandbox.cluster;
  const send = sendThrough(sandbox, defect?.start());
  return transcriptOf(await play(script, { url: sandbox.url, send, now, advance }));
}

beforeAll(async () => {
  sandbox = await startLivelyCluster({ release: '8.5.7', generation: 'classic' });
  start = sandbox.cluster.snapshot();
  without = await transcript();
});

afterAll(() => sandbox.close());

test('the description gives defects of every operation', () => {
  const known = new Set(matrix.map(({ operationId }) => operationId));
  expect([...known].sort()).toEqual([...operationIds].sort());
});

test('there are at least twelve defects of every operation', () => {
  for (const operationId of operationIds) {
    const own = defects.filter((defect) => defect.operationId === operationId);
    expect(own.length, operationId).toBeGreaterThanOrEqual(12);
  }
});

test('all defects have their own names', () => {
  expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
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

test.each(defects.map((defect) => [defect.id, defect] as const))('%s', async (id, defect) => {
  const responses = await transcript(defect);
  expect(responses).not.toEqual(without);
  const hash = createHash('sha256').update(responses.join('\n')).digest('hex');
  expect(seen.get(hash), 'another defect has the same effect').toBeUndefined();
  seen.set(hash, id);
});
