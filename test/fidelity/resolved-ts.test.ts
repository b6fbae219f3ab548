// How far the resolved TSO is ahead of the checkpoint in the responses of recorded servers
// (server-behaviour/response-fields.md#resolved-ts-of-running).
import { expect, test } from 'vitest';
import { readRecording, recordingNames } from '../../scripts/record/recording.js';

type Distance = 'equal' | 'zero' | number;

/** Compares all digits. A number is in milliseconds. */
function distance(resolved: bigint, checkpoint: bigint): Distance {
  if (resolved === checkpoint) return 'equal';
  return resolved === 0n ? 'zero' : Number((resolved >> 18n) - (checkpoint >> 18n));
}

/** How often each distance occurs, by the state of the changefeed and whether the response lists tables. */
function distancesIn(name: (typeof recordingNames)[number]) {
  const counts: Record<string, Partial<Record<Distance, number>>> = {};
  for (const { response } of readRecording(name).entries) {
    const value = (key: string) => new RegExp(`"${key}": ?"?(\\w+)`).exec(response.body)?.[1];
    const resolved = value('resolved_ts');
    const checkpoint = value('checkpoint_tso') ?? value('checkpoint_ts');
    if (resolved === undefined || checkpoint === undefined) continue;
    const tables = /"table_ids": ?\[\s*\d/.test(response.body) ? ', tables' : '';
    const situation = `${value('state') ?? 'processor'}${tables}`;
    const found = distance(BigInt(resolved), BigInt(checkpoint));
    const counted = counts[situation] ?? {};
    counts[situation] = { ...counted, [found]: (counted[found] ?? 0) + 1 };
  }
  return counts;
}

const expected: Record<(typeof recordingNames)[number], ReturnType<typeof distancesIn>> = {
  'classic-8.5.7': {
    normal: { equal: 17, 400: 2 },
    'normal, tables': { 200: 2, 201: 1, 400: 1 },
    stopped: { zero: 3 },
    finished: { zero: 2 },
  },
  'classic-6.1.7': {
    normal: { equal: 18 },
    'normal, tables': { 401: 1, 1001: 1, 1199: 1, 3001: 1 },
    // The one that is ahead had tables until it stopped.
    stopped: { equal: 2, 600: 1 },
    finished: { equal: 2 },
    processor: { equal: 4 },
    'processor, tables': { 599: 1, 600: 1, 800: 1 },
  },
  'newarch-8.5.7': { normal: { equal: 44 }, stopped: { equal: 13 }, finished: { equal: 2 } },
};

test.each(recordingNames)(
  '%s: the resolved TSO is the checkpoint without tables, and ahead with tables',
  (name) => {
    expect(distancesIn(name)).toEqual(expected[name]);
  },
);
