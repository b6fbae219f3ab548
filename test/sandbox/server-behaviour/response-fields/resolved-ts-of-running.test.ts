// server-behaviour/response-fields.md#resolved-ts-of-running: how far the resolved TSO of a running changefeed is ahead of its checkpoint.
import { expect, test } from 'vitest';
import { play, rawValue } from '../play.js';

/** The distances in milliseconds at eight consecutive owner ticks. */
async function aheadBy(release: string, settings: { readonly filter_rules?: string[] }) {
  const { create, text, tick } = await play(release);
  await create('a', settings);
  const distances: number[] = [];
  for (let count = 0; count < 8; count += 1) {
    const detail = await text('/changefeeds/a');
    const millisecond = (name: string) => Number(BigInt(rawValue(detail, name) ?? '') >> 18n);
    distances.push(millisecond('resolved_ts') - millisecond('checkpoint_tso'));
    tick();
  }
  return distances;
}

const none = { filter_rules: ['nothing.nothing'] };

test.each(['5.4.3', '6.1.7', '6.5.3', '7.1.0'])(
  'server-behaviour/response-fields.md#resolved-ts-without-tables: v%s stores both at once',
  async (release) => {
    expect(await aheadBy(release, none)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  },
);

test.each(['6.5.12', '7.1.6', '7.5.5', '8.1.2', '8.5.7'])(
  'server-behaviour/response-fields.md#resolved-ts-without-tables: v%s shows the next checkpoint a tick early',
  async (release) => {
    expect(await aheadBy(release, none)).toEqual([0, 0, 200, 0, 0, 0, 200, 0]);
  },
);

test.each([
  ['6.1.7', [400, 400, 400, 400, 400, 400, 400, 400]],
  ['8.5.7', [200, 200, 200, 0, 200, 200, 200, 0]],
])(
  'server-behaviour/response-fields.md#resolved-ts-with-tables: v%s is ahead',
  async (release, expected) => {
    expect(await aheadBy(release, {})).toEqual(expected);
  },
);
