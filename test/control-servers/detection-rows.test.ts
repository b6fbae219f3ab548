// Tests that every defect of the two former lists has a row in the new one with the same effect.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defects } from '../../scripts/bench/detection/all-defects.js';
import { startLivelyCluster } from '../../scripts/bench/detection/cluster.js';
import type { Defect } from '../../scripts/bench/detection/defect.js';
import { defects as firstDefects } from '../../scripts/bench/detection/defects/index.js';
import { heldOutDefects } from '../../scripts/bench/detection/held-out/index.js';
import { sendThrough } from '../../scripts/bench/detection/in-process.js';
import { script } from '../../scripts/bench/detection/script.js';
import { play } from '../../scripts/bench/detection/traffic.js';
import { parseJson } from '../../src/codec/index.js';
import type { TransportResponse } from '../../src/contract/run/transport/transport.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { isObject, type JsonValue } from '../../src/shared/json.js';

interface Row {
  readonly list: 'first' | 'held-out';
  readonly before: string;
  readonly now: string;
  /**
   * How the responses of the fixed script compare. `same`: they are the same. `values`: the same parts of the same responses differ
   * from those without a defect (status, one header, one field with its type), by another wrong value. `narrower`: as `values`, in
   * some of those parts, so that the new defect shows less often.
   */
  readonly responses: 'same' | 'values' | 'narrower';
}

const rows: readonly Row[] = JSON.parse(
  readFileSync(new URL('./detection-rows.json', import.meta.url), 'utf8'),
);

type Responses = readonly (TransportResponse | undefined)[];

let sandbox: Sandbox;
let start: ReturnType<Sandbox['cluster']['snapshot']>;
let without: Responses;

async function responsesWith(defect?: Defect): Promise<Responses> {
  sandbox.cluster.restore(start);
  const { now, advance } = sandbox.cluster;
  const send = sendThrough(sandbox, defect?.start());
  const steps = await play(script, { url: sandbox.url, send, now, advance });
  return steps.map(({ response }) => response);
}

beforeAll(async () => {
  sandbox = await startLivelyCluster({ release: '8.5.7', generation: 'classic' });
  start = sandbox.cluster.snapshot();
  without = await responsesWith();
});

afterAll(() => sandbox.close());

function valuesOf(body: string): Map<string, string[]> | undefined {
  const values = new Map<string, string[]>();
  const visit = (place: string, value: JsonValue) => {
    const isContainer = typeof value === 'object' && value !== null;
    const shown = isContainer ? (Array.isArray(value) && value.length === 0 ? 'none' : '') : value;
    const type = isContainer ? 'container' : typeof value === 'bigint' ? 'number' : typeof value;
    values.set(place, [...(values.get(place) ?? []), `${type}:${shown}`]);
    if (Array.isArray(value)) for (const item of value) visit(`${place}/*`, item);
    if (isObject(value)) {
      for (const [name, item] of Object.entries(value)) visit(`${place}/${name}`, item);
    }
  };
  try {
    visit('', parseJson(body));
    return values;
  } catch {
    return undefined;
  }
}

const typesOf = (values: readonly string[] = ['gone']) =>
  [...new Set(values.map((value) => value.split(':')[0]))].sort().join();

/** The parts of a body that differ. New fields have no name, and their content does not count. */
function differentFields(body: string, expected: string): string[] {
  const [now, before] = [valuesOf(body), valuesOf(expected)];
  if (now === undefined || before === undefined) return ['text'];
  const parts = new Set<string>();
  for (const place of new Set([...before.keys(), ...now.keys()])) {
    const [one, other] = [before.get(place), now.get(place)];
    if (one?.join() === other?.join()) continue;
    const parent = place.replace(/\/[^/]*$/, '');
    if (one !== undefined) parts.add(`${place} ${typesOf(one)} to ${typesOf(other)}`);
    else if (before.get(parent)?.join() === now.get(parent)?.join() && before.has(parent)) {
      parts.add(`${parent}/+`);
    }
  }
  return parts.size === 0 ? ['order or syntax'] : [...parts];
}

function differencesOf(responses: Responses): Set<string> {
  const parts = responses.flatMap((response, index) => {
    const expected = without[index];
    if (response === undefined || expected === undefined) {
      return response === expected ? [] : [`${index} connection`];
    }
    const headers = new Set([...Object.keys(response.headers), ...Object.keys(expected.headers)]);
    return [
      ...(response.status === expected.status ? [] : [`${index} status`]),
      ...[...headers]
        .filter((name) => response.headers[name] !== expected.headers[name])
        .map(
          (name) =>
            `${index} ${name === 'content-type' || name in expected.headers ? name : 'new header'}`,
        ),
      ...(response.body === expected.body
        ? []
        : differentFields(response.body, expected.body).map((part) => `${index} ${part}`)),
    ];
  });
  return new Set(parts);
}

const known = new Map(defects.map((defect) => [defect.id, defect]));
const former = { first: firstDefects, 'held-out': heldOutDefects };

test('every former defect has one row', () => {
  const names = rows.map(({ list, before }) => `${list}: ${before}`);
  expect(names.sort()).toEqual(
    [
      ...firstDefects.map(({ id }) => `first: ${id}`),
      ...heldOutDefects.map(({ id }) => `held-out: ${id}`),
    ].sort(),
  );
});

test.each(rows)('$list: $before', async ({ list, before, now, responses }) => {
  const [old, fresh] = [former[list].find(({ id }) => id === before), known.get(now)];
  expect(fresh, `no defect is called ${now}`).toBeDefined();
  expect(fresh?.operationId === old?.operationId || responses === 'same').toBe(true);
  const [one, other] = [await responsesWith(old), await responsesWith(fresh)];
  expect(one).not.toEqual(without);
  if (responses === 'same') expect(other).toEqual(one);
  else {
    const [wide, narrow] = [differencesOf(one), differencesOf(other)];
    expect(narrow.size).toBeGreaterThan(0);
    expect([...narrow].filter((part) => !wide.has(part))).toEqual([]);
    expect(narrow.size === wide.size).toBe(responses === 'values');
  }
});
