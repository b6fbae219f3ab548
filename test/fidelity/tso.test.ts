// The TSOs of recorded servers and of the sandbox have the same form (server-behaviour/running-servers.md#tso-steps).
import { expect, onTestFinished, test } from 'vitest';
import { readRecording, recordingNames } from '../../scripts/record/recording.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { send } from '../sandbox/http.js';

const step = 50;

/** The TSOs in the text of a response that servers have taken themselves. */
function tsosIn(text: string): bigint[] {
  const names = 'start_ts|resolved_ts|checkpoint_ts|checkpoint_tso';
  const matches = text.matchAll(new RegExp(`(?:"(?:${names})": ?|current tso )(\\d{18})`, 'g'));
  return [...matches].map(([, digits = '']) => BigInt(digits));
}

/** Where in a step of PD the times stand, from the earliest to the latest; and the least and the greatest counter. */
function formOf(tsos: readonly bigint[]) {
  const [first = 0n] = tsos;
  const places = tsos.map((tso) => Number(((tso >> 18n) - (first >> 18n)) % BigInt(step)));
  const shifted = places.map((place) => ((place + step * 1.5) % step) - step / 2);
  const counters = tsos.map((tso) => Number(BigInt.asUintN(18, tso)));
  return {
    width: Math.max(...shifted) - Math.min(...shifted),
    counters: [Math.min(...counters), Math.max(...counters)] as const,
  };
}

test('server-behaviour/running-servers.md#tso-behind-clock: PD of newarch-8.5.7 is behind the clock by up to 50 ms', () => {
  const behind = readRecording('newarch-8.5.7').entries.flatMap(({ method, response }) => {
    const [, created = ''] = /"create_time": ?"([^"]+)"/.exec(response.body) ?? [];
    const [, start = ''] = /"start_ts": ?(\d{18})/.exec(response.body) ?? [];
    if (method !== 'POST' || created === '' || start === '') return [];
    const distance = Date.parse(created) - Number(BigInt(start) >> 18n);
    // The server took both times while it handled the request.
    return { least: distance - response.seconds * 1_000, most: distance };
  });
  expect(behind).toHaveLength(23);
  expect(Math.max(...behind.map(({ least }) => least))).toBe(36);
  expect(Math.min(...behind.map(({ most }) => most))).toBe(8);
});

const responsesOf = {
  'real server': async (name: (typeof recordingNames)[number]) =>
    readRecording(name).entries.map(({ response }) => response?.body ?? ''),
  async sandbox(name: (typeof recordingNames)[number]) {
    const { release, generation } = readRecording(name);
    const { cluster, close, url } = await startSandbox({
      port: 0,
      clock: 'virtual',
      release,
      generation,
    });
    onTestFinished(close);
    const texts: string[] = [];
    const ask = async (method: string, path: string, body?: string) => {
      texts.push((await send(url, method, `/api/v1${path}`, body)).text);
    };
    for (const id of ['a', 'b', 'c', 'd']) {
      const body = `{"changefeed_id":"${id}","sink_uri":"blackhole://${id}/"}`;
      await ask('POST', '/changefeeds', body);
      cluster.advance(3_007);
      await ask('GET', '/changefeeds');
      await ask('GET', `/changefeeds/${id}`);
    }
    return texts;
  },
};

test.each(
  recordingNames.flatMap((name) => [[name, 'real server'] as const, [name, 'sandbox'] as const]),
)('%s, %s: times stand in steps of 50 ms, and no counter is 0', async (name, server) => {
  const tsos = (await responsesOf[server](name)).flatMap(tsosIn);
  const { width, counters } = formOf(tsos);
  expect(tsos.length).toBeGreaterThan(20);
  // A real PD is a millisecond early or late.
  expect(width).toBeLessThanOrEqual(server === 'sandbox' ? 0 : 2);
  expect(counters[0]).toBeGreaterThan(0);
  expect(counters[1]).toBeLessThan(40);
});
