// checkpoint_time is the time in checkpoint_tso, in one time zone for lists and details.
import { expect, test } from 'vitest';
import { detail, findingsOn, item, lists, tso } from './support.js';

test('a checkpoint_time that no time zone explains is found', () => {
  const checkpoint_time = '2021-08-10 14:04:54.243';
  const received = { time: checkpoint_time, checkpoint: String(tso) };
  const details = new Map([['a', detail('a', { checkpoint_time })]]);
  expect(findingsOn({ details })).toMatchObject([
    {
      ruleId: 'checkpoint-time',
      operationId: 'getChangefeed',
      subject: { changefeed: 'a', field: 'checkpoint_time' },
      received,
    },
  ]);
  expect(findingsOn({ lists: lists([item('a', { checkpoint_time })]) })).toMatchObject([
    {
      ruleId: 'checkpoint-time',
      operationId: 'listChangefeeds',
      subject: { changefeed: 'a', filter: 'all', field: 'checkpoint_time' },
      received,
    },
  ]);
});

test('the zero times of changefeeds without a checkpoint are no finding', () => {
  const zero = { checkpoint_tso: 0n, checkpoint_time: '0001-01-01 00:00:00.000' };
  expect(findingsOn({ lists: lists([item('a', zero)]), details: new Map() })).toEqual([]);
});

test('a list with times of two time zones is found', () => {
  const other = item('b', { checkpoint_time: '2021-08-10 15:04:54.242' });
  expect(findingsOn({ lists: lists([item('a'), other]) })).toMatchObject([
    {
      ruleId: 'one-time-zone',
      operationId: 'listChangefeeds',
      subject: { filter: 'all', field: 'checkpoint_time' },
      received: [8, 9],
    },
  ]);
});

test('a detail in another time zone than the list is found where the owner sends both', () => {
  const checkpoint_time = '2021-08-10 15:04:54.242';
  const details = new Map([['a', detail('a', { checkpoint_time })]]);
  expect(findingsOn({ details })).toMatchObject([
    {
      ruleId: 'time-zone-as-listed',
      operationId: 'getChangefeed',
      subject: { field: 'checkpoint_time' },
      received: { listed: [8], shown: [9] },
    },
  ]);
  expect(findingsOn({ details }, '5.2.4')).toEqual([]);
});

test('a change to summer time between list and detail is no finding', () => {
  const [winter, summer] = [1_610_258_400_000, 1_628_575_200_000].map((at) => BigInt(at) << 18n);
  const inWinter = { checkpoint_tso: winter, checkpoint_time: '2021-01-10 07:00:00.000' };
  const inSummer = {
    start_ts: summer,
    checkpoint_tso: summer,
    resolved_ts: summer,
    checkpoint_time: '2021-08-10 08:00:00.000',
  };
  const change = (more: object) => ({
    lists: lists([item('a', { ...inWinter, ...more })]),
    details: new Map([['a', detail('a', inSummer)]]),
  });
  expect(findingsOn(change({}))).toEqual([]);
  expect(findingsOn(change({ checkpoint_time: '2021-01-10 03:00:00.000' }))).toMatchObject([
    { ruleId: 'time-zone-as-listed', received: { listed: [-3], shown: [2] } },
  ]);
});
