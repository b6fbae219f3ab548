// Tests that the client changes no digit of a 64-bit integer, also in lists. `../boundary-integers.test.ts` has the other surfaces.
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { renderAll } from '../../../scripts/generate/render/render-all.js';
import { createClient } from '../../../src/client/index.js';
import { parseJson, stringifyJson } from '../../../src/codec/index.js';

const unsigned = [
  '0',
  '9007199254740991',
  '9007199254740992',
  '9007199254740993',
  '426921294362574849',
  '9223372036854775807',
  '9223372036854775808',
  '18446744073709551615',
];
const signed = ['-9223372036854775808', ...unsigned.slice(0, 6)];

/** Creates a client of a server that responds with `body` to every request; `sent` collects the request bodies. */
function clientOf(body: string) {
  const sent: string[] = [];
  const client = createClient({
    baseUrl: 'http://127.0.0.1:8300',
    fetch: async (request) => {
      sent.push(await request.text());
      const status = request.method === 'GET' ? 200 : 202;
      return new Response(status === 200 ? body : null, {
        status,
        headers: { 'content-type': 'application/json; charset=utf-8' },
      });
    },
  });
  return { client, sent };
}

test.each(signed)('%s as a table ID is the bigint with these digits', async (digits) => {
  const { client } = clientOf(`{"table_ids":[${digits}]}`);
  expect((await client.getProcessor('a', 'b')).table_ids).toEqual([BigInt(digits)]);
});

test.each(unsigned)('the bigint %s is sent with these digits', async (digits) => {
  const { client, sent } = clientOf('');
  await client.createChangefeed({
    changefeed_id: 'a',
    sink_uri: 'blackhole://',
    start_ts: BigInt(digits),
    ignore_txn_start_ts: [BigInt(digits)],
  });
  expect(sent).toEqual([
    `{"changefeed_id":"a","sink_uri":"blackhole://","start_ts":${digits},"ignore_txn_start_ts":[${digits}]}`,
  ]);
});

test.each([
  '18446744073709551616',
  '-1',
  '1.5',
  '1e3',
  '4.26921294362574849e17',
  '"1"',
  'true',
  '1'.repeat(30),
])('%s in a response at the position of a TSO is refused', async (literal) => {
  const { client } = clientOf(`[{"id":"a","checkpoint_tso":${literal}}]`);
  const refused = client.listChangefeeds();
  await expect(refused).rejects.toMatchObject({ name: 'TicdcError', status: 200 });
  await expect(refused).rejects.toThrow('expected a uint64 (0 to 18446744073709551615), got ');
});

test.each([2n ** 64n, -1n, -1, 1.5, 1e20, Number.NaN, '1', true, Object(1.5)])(
  '%s as a TSO in a request is refused, and nothing is sent',
  async (value) => {
    const { client, sent } = clientOf('');
    const body = { changefeed_id: 'a', sink_uri: 'blackhole://', start_ts: value as bigint };
    await expect(client.createChangefeed(body)).rejects.toThrow(
      '/start_ts: expected a uint64 (0 to 18446744073709551615)',
    );
    expect(sent).toEqual([]);
  },
);

test('operations generated from another spec are decoded as exactly', async () => {
  const folder = fileURLToPath(new URL('../../fixtures/exact-spec', import.meta.url));
  const rendered = (await renderAll(folder)).get('operations.ts') ?? '';
  const { code } = await transform(rendered, { loader: 'ts' });
  const { operations } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const { shape } = operations.getTick.responses[200];
  const text = `{"tso":0,"limits":[${unsigned}],"signed":[${signed}]}`;
  const value = parseJson(text, shape);
  expect(value).toEqual({ tso: 0n, limits: unsigned.map(BigInt), signed: signed.map(BigInt) });
  expect(stringifyJson(value, { shape })).toBe(text);
});
