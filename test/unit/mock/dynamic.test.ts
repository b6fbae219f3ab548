// Responses made up from the schemas.
import { expect, test } from 'vitest';
import { operationIds, operations, type Shape } from '../../../generated/operations.js';
import { type JsonValue, parseJson } from '../../../src/codec/index.js';
import { readDescription } from '../../../src/shared/node/generated-files.js';
import { createBodyValidators } from '../../fixtures/body-validators.js';
import { useMock } from './support.js';

const { send } = useMock({ dynamic: true });

const bodies: Readonly<Record<string, string>> = {
  createChangefeed: '{"changefeed_id":"test5","sink_uri":"blackhole://"}',
  updateChangefeed: '{"mounter_worker_num":32}',
  moveTable: '{"capture_id":"a","table_id":1}',
  setLogLevel: '{"log_level":"debug"}',
  drainCapture: '{"capture_id":"a"}',
};

interface DescribedResponse {
  readonly contentTypes: readonly string[];
  readonly shape?: Shape;
}

const described = operationIds.flatMap((id) => {
  const responses: Readonly<Record<string, DescribedResponse>> = operations[id].responses;
  return Object.entries(responses)
    .filter(([, { contentTypes }]) => contentTypes.includes('application/json'))
    .map(([status, { shape }]) => ({ id, status: Number(status), shape }));
});

/** Ten responses, exactly. */
async function makeUp({ id, status, shape }: (typeof described)[number]): Promise<JsonValue[]> {
  const { method, path } = operations[id];
  const target = path.replace(/\{\w+\}/g, 'test1');
  const init = { headers: { Prefer: `code=${status}` }, body: bodies[id] ?? null };
  const values: JsonValue[] = [];
  for (let count = 0; count < 10; count += 1) {
    const response = await send(method, target, init);
    expect(response).toMatchObject({ status, type: 'application/json; charset=utf-8' });
    values.push(parseJson(response.text, shape));
  }
  return values;
}

const { responses: validators } = createBodyValidators(readDescription('classic', parseJson));

test.each(described)('$id $status is valid by the schema', async (response) => {
  const errorsOf = validators.get(`${response.id} ${response.status}`);
  for (const value of await makeUp(response)) {
    expect({ errors: errorsOf?.(value), value }).toMatchObject({ errors: [] });
  }
});

test('64-bit integers are made up as a whole and written with every digit', async () => {
  const responses = await Promise.all(
    Array.from({ length: 20 }, () => send('GET', '/api/v1/changefeeds/test1')),
  );
  const literals = responses.map(({ text }) => /"start_ts": ([^,]+),/.exec(text)?.[1] ?? '');
  expect(literals.filter((literal) => !/^\d{1,20}$/.test(literal))).toEqual([]);
  expect(literals.filter((literal) => BigInt(literal) >= 2n ** 64n)).toEqual([]);
  expect(literals.filter((literal) => BigInt(literal) > 2n ** 53n)).not.toEqual([]);
  // A rounded 64-bit integer is a multiple of 2 at the least.
  expect(literals.filter((literal) => BigInt(literal) % 2n === 1n)).not.toEqual([]);
});

test('IDs that are made up are accepted in further requests', async () => {
  const ids = new Set<string>();
  const captureIds = new Set<string>();
  for (let count = 0; count < 20; count += 1) {
    const { text } = await send('GET', '/api/v1/processors');
    for (const [, id = ''] of text.matchAll(/"changefeed_id": "(.*)"/g)) ids.add(id);
    for (const [, id = ''] of text.matchAll(/"capture_id": "(.*)"/g)) captureIds.add(id);
  }
  const changefeeds = '/api/v1/changefeeds';
  const statuses = [...ids].map(async (id) => {
    const body = JSON.stringify({ changefeed_id: id, sink_uri: 'blackhole://' });
    const detail = await send('GET', `${changefeeds}/${id}`);
    const pause = await send('POST', `${changefeeds}/${id}/pause`);
    return [detail.status, pause.status, (await send('POST', changefeeds, { body })).status];
  });
  const moves = [...captureIds].map(async (id) => {
    const body = JSON.stringify({ capture_id: id, table_id: 1 });
    const processor = await send('GET', `/api/v1/processors/test1/${id}`);
    const move = await send('POST', `${changefeeds}/test1/tables/move_table`, { body });
    return [processor.status, move.status];
  });
  expect(ids.size).toBeGreaterThan(10);
  expect(new Set((await Promise.all(statuses)).map(String))).toEqual(new Set(['200,202,202']));
  expect(new Set((await Promise.all(moves)).map(String))).toEqual(new Set(['200,202']));
});

test.each([
  ['POST', '/api/v1/changefeeds', 'start_ts', '18446744073709551615', 202],
  ['POST', '/api/v1/changefeeds', 'start_ts', '18446744073709551616', 400],
  ['POST', '/api/v1/changefeeds', 'ignore_txn_start_ts', '[0,18446744073709551615]', 202],
  ['POST', '/api/v1/changefeeds', 'mounter_worker_num', '-9223372036854775808', 202],
  ['POST', '/api/v1/changefeeds', 'mounter_worker_num', '9223372036854775808', 400],
  ['PUT', '/api/v1/changefeeds/a', 'target_ts', '18446744073709551615', 202],
  ['POST', '/api/v1/changefeeds/a/tables/move_table', 'table_id', '-9223372036854775808', 202],
  ['POST', '/api/v1/changefeeds/a/tables/move_table', 'table_id', '9223372036854775808', 400],
])('%s %s with the bound %s: %s is answered %i', async (method, path, field, value, status) => {
  const rest = '"changefeed_id":"a","sink_uri":"blackhole://","capture_id":"a"';
  const response = await send(method, path, { body: `{${rest},"${field}":${value}}` });
  expect(response.status).toBe(status);
});

test('responses differ from each other, also to the same request', async () => {
  const responses = [1, 2, 3, 4, 5].map(() => send('GET', '/api/v1/changefeeds/test1'));
  const texts = (await Promise.all(responses)).map(({ text }) => text);
  expect(new Set(texts).size).toBe(5);
});

test('bad requests are refused all the same', async () => {
  const response = await send('POST', '/api/v1/changefeeds', {
    body: '{"sink_uri":"blackhole://"}',
  });
  expect(response.status).toBe(400);
  expect(response.text).toContain('[CDC:ErrAPIInvalidParam]invalid changefeed_id: ');
});

test('the client may ask for the examples', async () => {
  const path = '/api/v1/changefeeds';
  for (const prefer of ['dynamic=false', 'example=documented']) {
    const { text } = await send('GET', path, { headers: { Prefer: prefer } });
    expect(text).toContain('"checkpoint_tso": 426921294362574849');
  }
});
