// What all operations of the new architecture share: bodies, errors, IDs, routes (server-behaviour/new-architecture.md#common-rules).
import { expect, test } from 'vitest';
import { errorText } from '../../support.js';
import { compact, sink_uri, useNewarch } from './support.js';

const { create, get, post, put, remove, send } = useNewarch();

const json = 'application/json; charset=utf-8';
const text = 'text/plain; charset=utf-8';

test('server-behaviour/new-architecture.md#common-rules, success is JSON on one line with <, > and & escaped', async () => {
  await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://h/?a=<&b=>' });
  const response = await get('/changefeeds/a');
  expect(response.type).toBe(json);
  expect(response.text).not.toContain('\n');
  expect(response.text).toContain('"sink_uri":"blackhole://h/?a=\\u003c\\u0026b=\\u003e"');
});

test('server-behaviour/new-architecture.md#common-rules, errors are indented by four spaces', async () => {
  const response = await get('/changefeeds/none');
  expect(response).toMatchObject({ status: 400, type: json });
  expect(response.text).toBe(
    '{\n    "error_msg": "[CDC:ErrChangeFeedNotExists]changefeed not exists, none",\n    "error_code": "CDC:ErrChangeFeedNotExists"\n}',
  );
});

test.each([
  ['createChangefeed', 'POST', '/changefeeds', 'invalid api parameter', text],
  ['updateChangefeed', 'PUT', '/changefeeds/a', 'invalid api parameter', text],
  ['moveTable', 'POST', '/changefeeds/a/tables/move_table', 'invalid api parameter', text],
  ['setLogLevel', 'POST', '/log', 'invalid log level', text],
  ['drainCapture', 'PUT', '/captures/drain', 'invalid api parameter', json],
])(
  'server-behaviour/new-architecture.md#common-rules, an unreadable body of %s is 400',
  async (_, method, path, what, type) => {
    const response = await send(method, path, { body: '{"a":' });
    expect(response).toMatchObject({ status: 400, type });
    expect(response.text).toBe(errorText('CDC:ErrAPIInvalidParam', `${what}: unexpected EOF`));
  },
);

test.each([
  ['{"start_ts":1.0}', 'number 1.0', 'changefeedConfig.start_ts of type uint64'],
  ['{"START_TS":-1}', 'number -1', 'changefeedConfig.start_ts of type uint64'],
  [
    '{"target_ts":18446744073709551616}',
    'number 18446744073709551616',
    'changefeedConfig.target_ts of type uint64',
  ],
  [
    '{"sink_config":{"kafka-config":{"replication-factor":40000}}}',
    'number 40000',
    'KafkaConfig.sink_config.kafka-config.replication-factor of type int16',
  ],
])(
  'server-behaviour/new-architecture.md#common-rules, %s is refused by create and update',
  async (body, got, field) => {
    const problem = `json: cannot unmarshal ${got} into Go struct field ${field}`;
    for (const response of [await post('/changefeeds', body), await put('/changefeeds/a', body)]) {
      expect(response).toMatchObject({ status: 400, type: text });
      expect(response.text).toBe(
        errorText('CDC:ErrAPIInvalidParam', `invalid api parameter: ${problem}`),
      );
    }
  },
);

test('server-behaviour/new-architecture.md#common-rules, what follows the body is ignored, but not by resume', async () => {
  const body = JSON.stringify({ changefeed_id: 'a', sink_uri });
  expect((await post('/changefeeds', `${body} x`)).status).toBe(202);
  await post('/changefeeds/a/pause');
  expect((await put('/changefeeds/a', '{} x')).status).toBe(202);
  const refused = await post('/changefeeds/a/resume', '{} x');
  expect(refused).toMatchObject({ status: 400, type: json });
  expect(refused.text).toBe(
    errorText(
      'CDC:ErrAPIInvalidParam',
      "invalid api parameter: invalid character 'x' after top-level value",
    ),
  );
});

test('server-behaviour/new-architecture.md#common-rules, the body null is an empty object', async () => {
  await create('a');
  await post('/changefeeds/a/pause');
  expect((await put('/changefeeds/a', 'null')).status).toBe(202);
  expect((await post('/log', 'null')).status).toBe(200);
  expect((await post('/changefeeds', 'null')).text).toContain('CDC:ErrSinkURIInvalid');
});

test.each([
  ['POST', '/changefeeds/a_b/pause'],
  ['POST', '/changefeeds/a_b/resume'],
  ['DELETE', '/changefeeds/a_b'],
])(
  'server-behaviour/new-architecture.md#common-rules, %s %s checks the ID',
  async (method, path) => {
    const response = await send(method, path);
    expect(response.status).toBe(400);
    expect(response.text).toBe(errorText('CDC:ErrAPIInvalidParam', 'invalid changefeed_id: a_b'));
  },
);

test('server-behaviour/new-architecture.md#common-rules, update and move_table check the ID after the body, create too', async () => {
  const expected = errorText('CDC:ErrAPIInvalidParam', 'invalid changefeed_id: a_b');
  expect((await put('/changefeeds/a_b', {})).text).toBe(expected);
  expect((await put('/changefeeds/a_b', '[]')).text).toContain('cannot unmarshal array');
  expect((await post('/changefeeds/a_b/tables/move_table', {})).text).toBe(expected);
  expect((await post('/changefeeds', { changefeed_id: 'a_b' })).text).toBe(expected);
});

test('server-behaviour/new-architecture.md#common-rules, unknown changefeeds are 400 with the bare ID, where they are looked up', async () => {
  const expected = errorText('CDC:ErrChangeFeedNotExists', 'changefeed not exists, x');
  expect((await get('/changefeeds/x')).text).toBe(expected);
  expect((await put('/changefeeds/x', {})).text).toBe(expected);
  expect((await post('/changefeeds/x/pause')).text).toBe(expected);
  expect((await post('/changefeeds/x/resume')).text).toBe(expected);
  expect(await remove('/changefeeds/x')).toMatchObject(compact(202, 'null'));
  expect((await post('/changefeeds/x/tables/rebalance_table')).status).toBe(202);
  expect((await get('/processors/x/y')).status).toBe(200);
});

test('server-behaviour/new-architecture.md#common-rules, routes are those of the classic servers', async () => {
  expect(await get('/changefeeds/')).toMatchObject({ status: 301 });
  expect(await send('POST', '/changefeeds/')).toMatchObject({ status: 307 });
  expect(await get('/nothing')).toMatchObject({ status: 404, text: '404 page not found' });
  expect(await send('PATCH', '/changefeeds')).toMatchObject({ status: 404 });
});

test('server-behaviour/new-architecture.md#common-rules, keyspace, namespace and unknown query parameters are ignored', async () => {
  const given = { changefeed_id: 'a', sink_uri, keyspace: 'other', namespace: 'other' };
  expect((await post('/changefeeds?keyspace=other', given)).text).toContain('"keyspace":"default"');
  expect((await get('/changefeeds/a?keyspace=other')).status).toBe(200);
});
