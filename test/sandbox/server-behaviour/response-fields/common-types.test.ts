// server-behaviour/response-fields.md#common-types: times and errors in responses.
import { expect, test } from 'vitest';
import { byRelease, plainError, play, played, rawValue } from '../play.js';

test.each(played)(
  'server-behaviour/response-fields.md#times: v%s writes times with milliseconds and without a zone',
  async (release) => {
    const { create, text } = await play(release);
    await create('a');
    const time = /^"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}"$/;
    const detail = await text('/changefeeds/a');
    expect(rawValue(detail, 'create_time')).toMatch(time);
    expect(rawValue(detail, 'checkpoint_time')).toMatch(time);
    expect(rawValue(await text('/changefeeds'), 'checkpoint_time')).toMatch(time);
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#checkpoint-time: v%s writes the physical part of the TSO in the zone of the server, +08:00',
  async (release) => {
    const { ask, text, tick } = await play(release);
    const body = '{"changefeed_id":"a","sink_uri":"blackhole://","start_ts":426921294301233151}';
    expect((await ask('POST', '/changefeeds', body)).status).toBe(202);
    tick(3);
    for (const response of [await text('/changefeeds'), await text('/changefeeds/a')]) {
      expect(rawValue(response, 'checkpoint_tso')).toBe('426921294301233151');
      expect(rawValue(response, 'checkpoint_time')).toBe('"2021-08-10 14:04:54.007"');
    }
  },
);

test.each(played)(
  'server-behaviour/response-fields.md#create-time: v%s writes when the changefeed was created in the zone of its creator',
  async (release) => {
    const { create, text } = await play(release);
    await create('a');
    const created = rawValue(await text('/changefeeds/a'), 'create_time');
    expect(created).toBe('"2021-08-10 14:04:54.242"');
  },
);

test('server-behaviour/response-fields.md#tso-0: the epoch, shifted to the zone of the server', async () => {
  const { post, text, tick } = await play('8.5.7');
  await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://' });
  tick();
  for (const response of [await text('/changefeeds'), await text('/changefeeds/a')]) {
    expect(rawValue(response, 'checkpoint_tso')).toBe('0');
    expect(rawValue(response, 'checkpoint_time')).toBe('"1970-01-01 08:00:00.000"');
  }
});

test('server-behaviour/response-fields.md#missing-status: lists write the zero time up to v7.2, the epoch from v7.3 on', async () => {
  const times = await byRelease([...played, '7.2.0', '7.3.0'], async ({ post, text, tick }) => {
    await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://' });
    tick();
    return rawValue(await text('/changefeeds'), 'checkpoint_time');
  });
  const [zero, epoch] = ['"0001-01-01 00:00:00.000"', '"1970-01-01 08:00:00.000"'];
  expect(times).toEqual({
    '5.2.4': zero,
    '5.3.4': zero,
    '5.4.3': zero,
    '6.0.0': zero,
    '6.1.7': zero,
    '6.5.12': zero,
    '7.1.6': zero,
    '7.2.0': zero,
    '7.3.0': epoch,
    '7.5.7': epoch,
    '8.1.2': epoch,
    '8.5.7': epoch,
  });
});

const withTime = ['6.5.3', '6.5.12', '7.1.0', '7.1.6', '7.5.7', '8.1.2', '8.5.7'];

test.each(played.filter((release) => !withTime.includes(release)))(
  'server-behaviour/response-fields.md#running-error: v%s writes addr, code and message',
  async (release) => {
    const { cluster, create, json, text, tick } = await play(release);
    await create('a', { filter_rules: ['db.t1'] });
    cluster.fail('a', plainError);
    tick(2);
    const addresses = (await json('/captures')).map(({ address }: { address: string }) => address);
    const shown = /"error": \{\n {12}"addr": "([^"]+)",\n {12}(.*?)\n {8}\}/s.exec(
      await text('/changefeeds?state=all'),
    );
    expect(addresses).toContain(shown?.[1]);
    expect(shown?.[2]).toBe('"code": "CDC:ErrProcessorUnknown",\n            "message": "broken"');
  },
);

test('server-behaviour/response-fields.md#running-error-time: comes first, from v6.5.3 and v7.1.0 on', async () => {
  const keys = await byRelease(
    [...played, '6.5.2', '6.5.3', '6.6.0', '7.0.0', '7.1.0'],
    async ({ cluster, create, json, tick }) => {
      await create('a');
      cluster.fail('a', plainError);
      tick(2);
      return Object.keys((await json('/changefeeds?state=all'))[0].error).join(' ');
    },
  );
  const [without, having] = ['addr code message', 'time addr code message'];
  expect(keys).toEqual({
    '5.2.4': without,
    '5.3.4': without,
    '5.4.3': without,
    '6.0.0': without,
    '6.1.7': without,
    '6.5.2': without,
    '6.5.3': having,
    '6.5.12': having,
    '6.6.0': without,
    '7.0.0': without,
    '7.1.0': having,
    '7.1.6': having,
    '7.5.7': having,
    '8.1.2': having,
    '8.5.7': having,
  });
});

test.each([
  [0, '2021-08-10T14:04:57.292+08:00'],
  [300, '2021-08-10T14:04:57.592+08:00'],
  [750, '2021-08-10T14:04:58.042+08:00'],
])(
  'server-behaviour/response-fields.md#running-error-time: RFC 3339 with an offset, an error %i ms later at %s',
  async (later, time) => {
    const { cluster, create, json, tick } = await play('8.5.7');
    await create('a');
    cluster.advance(later);
    cluster.fail('a', plainError);
    tick(2);
    expect((await json('/changefeeds'))[0].error.time).toBe(time);
  },
);
