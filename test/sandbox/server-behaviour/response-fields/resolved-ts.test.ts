// server-behaviour/response-fields.md#changefeed-detail: the resolved TSO in the detail of a changefeed that does not run, by release.
import { expect, test } from 'vitest';
import { loseOwner } from '../../lose-owner.js';
import { play, rawValue } from '../play.js';

/** `resolved_ts` of a changefeed that was paused, and of the same one after another owner has taken over. */
const stopped = async (release: string) => {
  const { cluster, create, pause, text } = await play(release);
  await create('a');
  await pause('a');
  const under = rawValue(await text('/changefeeds/a'), 'resolved_ts');
  await loseOwner(cluster);
  cluster.advance(60_000);
  return [under, rawValue(await text('/changefeeds/a'), 'resolved_ts')];
};

// Two owner ticks after the pause that was asked for at 3,000 ms; the resolved TSO is 600 ms behind, later that of the servers' clock.
const [at200, at50] = ['426921295096578051', '426921295149006849'];

test.each([
  ['5.4.0', at200],
  ['5.4.3', at200],
  ['6.0.0', at200],
  ['6.1.7', at200],
  ['6.5.3', at50],
  ['6.6.0', at50],
  ['7.0.0', at50],
  ['7.1.0', at50],
])(
  'server-behaviour/response-fields.md#resolved-ts-of-stopped: v%s shows the stored one, whoever is the owner',
  async (release, resolved) => {
    expect(await stopped(release)).toEqual([resolved, resolved]);
  },
);

test.each(['6.5.4', '6.5.11', '7.1.1', '7.1.6', '7.2.0', '7.3.0', '7.5.5'])(
  'server-behaviour/response-fields.md#resolved-ts-of-stopped: v%s shows the last one of this owner, 0 if it never ran under it',
  async (release) => {
    expect(await stopped(release)).toEqual([at50, '0']);
  },
);

test.each(['6.5.12', '7.5.6', '7.5.7', '7.6.0', '8.1.2', '8.5.7'])(
  'server-behaviour/response-fields.md#resolved-ts-of-stopped: v%s shows 0',
  async (release) => {
    expect(await stopped(release)).toEqual(['0', '0']);
  },
);
