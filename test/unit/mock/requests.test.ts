// What the mock takes and refuses, over HTTP, in TiCDC's words.
import { expect, test } from 'vitest';
import { errorText, useMock } from './support.js';

const json = 'application/json; charset=utf-8';
const text = 'text/plain; charset=utf-8';
const invalid = 'CDC:ErrAPIInvalidParam';
const { send } = useMock();

const validCreate = '{"changefeed_id":"test5","sink_uri":"blackhole://"}';
const drain = 'PUT /api/v1/captures/drain';
const create = 'POST /api/v1/changefeeds';
const update = 'PUT /api/v1/changefeeds/test1';
const move = 'POST /api/v1/changefeeds/test1/tables/move_table';
const log = 'POST /api/v1/log';

async function request(
  line: string,
  body: BodyInit | null = null,
  headers: Record<string, string> = {},
) {
  const [method = '', path = ''] = line.split(' ');
  return send(method, path, { body, headers });
}

test.each([
  ['createChangefeed', '/api/v1/changefeeds', '"sink_uri":"blackhole://","changefeed_id"'],
  ['moveTable', '/api/v1/changefeeds/test1/tables/move_table', '"table_id":1,"capture_id"'],
])('an ID of megabytes is refused, on which the validator fails (%s)', async (_, path, field) => {
  const id = `${'a-'.repeat(4_000_000)}a`;
  for (const headers of [{}, { Prefer: 'code=202' }]) {
    const { status, text } = await send('POST', path, { body: `{${field}:"${id}"}`, headers });
    expect(status).toBe(400);
    expect(text.slice(0, 80)).toMatch(
      /"error_msg": "\[CDC:ErrAPIInvalidParam\]invalid \w+_id: a-a-/,
    );
  }
});

test.each([
  [create, validCreate],
  [create, `${validCreate} garbage`],
  [create, '{"CHANGEFEED_ID":"test5","Sink_Uri":"blackhole://","unknown":{"a":[1]}}'],
  [
    create,
    '{"changefeed_id":"a","changefeed_id":"test5","sink_uri":"blackhole://","start_ts":null}',
  ],
  [create, '{"changefeed_id":"a","sink_uri":"blackhole://","mounter_worker_num":-3000000000}'],
  [create, '{"changefeed_id":"a","sink_uri":"blackhole://","start_ts":18446744073709551615}'],
  [create, '{"changefeed_id":"a","sink_uri":"blackhole://","__proto__":{"x":1},"constructor":2}'],
  [
    create,
    '{"changefeed_id":"a","sink_uri":"blackhole://","sink_config":{"dispatchers":[{"matcher":["a.*"],"dispatcher":"nonsense"}]}}',
  ],
  [update, '{"mounter_worker_num":32}'],
  [update, '{"target_ts":426921294362574849}'],
  [move, '{"capture_id":"a-b","table_id":9007199254740993}'],
  [move, '{"capture_id":"a-b"}'],
  [drain, '{"capture_id":"anything at all"}'],
])('%s takes %s', async (line, body) => {
  expect(await request(line, body)).toMatchObject({ status: 202 });
});

test.each(['debug', 'INFO', 'Warn', 'error', 'DPanic', 'panic', 'fatal', ''])(
  'the log level "%s" is taken',
  async (level) => {
    const body = JSON.stringify({ log_level: level });
    expect(await request(log, body)).toMatchObject({ status: 200, text: '', type: null });
  },
);

test.each(['{}', 'null'])('the log level may be missing: %s', async (body) => {
  expect(await request(log, body)).toMatchObject({ status: 200 });
});

test.each([
  [create, '', text, invalid, `[${invalid}]invalid api parameter: EOF`],
  [create, '{"a', text, invalid, `[${invalid}]invalid api parameter: unexpected EOF`],
  [
    create,
    '{"start_ts":-1}',
    text,
    invalid,
    `[${invalid}]invalid api parameter: json: cannot unmarshal number -1 into Go struct field ChangefeedConfig.start_ts of type uint64`,
  ],
  [
    create,
    '{"start_ts":"1"}',
    text,
    invalid,
    `[${invalid}]invalid api parameter: json: cannot unmarshal string into Go struct field ChangefeedConfig.start_ts of type uint64`,
  ],
  [update, '', text, '', 'EOF'],
  [update, '{"a', text, '', 'unexpected EOF'],
  [log, '', text, invalid, `[${invalid}]invalid log level: EOF`],
  [
    log,
    '{"log_level":1}',
    text,
    invalid,
    `[${invalid}]invalid log level: json: cannot unmarshal number into Go struct field .log_level of type string`,
  ],
  [move, '', text, invalid, `[${invalid}]invalid api parameter: EOF`],
  [drain, '', json, invalid, `[${invalid}]invalid api parameter: EOF`],
])('%s cannot read "%s"', async (line, body, type, code, message) => {
  const response = await request(line, body);
  expect(response).toMatchObject({ status: 400, type, text: errorText(message, code) });
});

/** Parts of a body whose values only TiCDC refuses, and the refusals of v8.5.7. */
test.each([
  [
    '"timezone":"Nowhere/X"',
    json,
    400,
    invalid,
    'invalid api parameter: invalid timezone:Nowhere/X: [CDC:ErrLoadTimezone]load timezone: unknown time zone Nowhere/X',
  ],
  [
    '"namespace":1',
    text,
    400,
    invalid,
    'invalid api parameter: json: cannot unmarshal number into Go struct field ChangefeedConfig.namespace of type string',
  ],
  [
    '"sink_config":{"safe-mode":"yes"}',
    text,
    400,
    invalid,
    'invalid api parameter: json: cannot unmarshal string into Go struct field SinkConfig.sink_config.safe-mode of type bool',
  ],
  [
    '"filter_rules":["a"]',
    json,
    400,
    'CDC:ErrFilterRuleInvalid',
    'filter rule is invalid &{[a] [] []}: at <cmdline>:1: wrong table pattern',
  ],
  [
    '"start_ts":3,"target_ts":2',
    json,
    400,
    'CDC:ErrTargetTsBeforeStartTs',
    'fail to create changefeed because target-ts 2 is earlier than start-ts 3',
  ],
  [
    '"sink_uri":"kafka://h:1/t"',
    json,
    500,
    'CDC:ErrSinkUnknownProtocol',
    "unknown '' message protocol for sink",
  ],
])('a create with %s is refused', async (part, type, status, code, message) => {
  const response = await request(create, `{"changefeed_id":"a","sink_uri":"blackhole://",${part}}`);
  expect(response).toMatchObject({ status, type });
  expect(JSON.parse(response.text)).toEqual({ error_code: code, error_msg: `[${code}]${message}` });
});

const emptySinkUri =
  "[CDC:ErrSinkURIInvalid]sink uri invalid 'sink-uri is empty, can't not create a changefeed without sink-uri'";
const unchanged =
  '[CDC:ErrChangefeedUpdateRefused]changefeed update error: changefeed config is the same with the old one, do nothing';

test.each([
  [create, '{}', 'CDC:ErrSinkURIInvalid', emptySinkUri],
  [create, 'null', 'CDC:ErrSinkURIInvalid', emptySinkUri],
  [create, '{"changefeed_id":"a_b","sink_uri":""}', 'CDC:ErrSinkURIInvalid', emptySinkUri],
  [
    create,
    '{"changefeed_id":"a","sink_uri":"nowhere"}',
    'CDC:ErrSinkURIInvalid',
    '[CDC:ErrSinkURIInvalid]the sink scheme () is not supported',
  ],
  [create, '{"sink_uri":"blackhole://"}', invalid, `[${invalid}]invalid changefeed_id: `],
  [
    create,
    '{"changefeed_id":"a_b","sink_uri":"blackhole://"}',
    invalid,
    `[${invalid}]invalid changefeed_id: a_b`,
  ],
  [
    create,
    `{"changefeed_id":"${'a'.repeat(129)}","sink_uri":"blackhole://"}`,
    invalid,
    `[${invalid}]invalid changefeed_id: ${'a'.repeat(129)}`,
  ],
  [update, '{}', 'CDC:ErrChangefeedUpdateRefused', unchanged],
  [
    update,
    '{"target_ts":0,"sink_uri":"","filter_rules":[]}',
    'CDC:ErrChangefeedUpdateRefused',
    unchanged,
  ],
  [update, '{"changefeed_id":"b"}', 'CDC:ErrChangefeedUpdateRefused', unchanged],
  [
    update,
    '{"sink_uri":"nowhere"}',
    'CDC:ErrChangefeedUpdateRefused',
    '[CDC:ErrChangefeedUpdateRefused]changefeed update error: [CDC:ErrSinkURIInvalid]the sink scheme () is not supported',
  ],
  [
    update,
    '{"sink_uri":"foo://h"}',
    'CDC:ErrChangefeedUpdateRefused',
    '[CDC:ErrChangefeedUpdateRefused]changefeed update error: [CDC:ErrSinkURIInvalid]the sink scheme (foo) is not supported',
  ],
  [move, '{}', invalid, `[${invalid}]invalid capture_id: `],
  [move, '{"target_capture_id":"a","table_id":1}', invalid, `[${invalid}]invalid capture_id: `],
  [move, '{"capture_id":"a_b"}', invalid, `[${invalid}]invalid capture_id: a_b`],
  [log, '{"log_level":"loud"}', invalid, `[${invalid}]fail to change log level: loud`],
  [drain, '{}', 'CDC:ErrCaptureNotExist', '[CDC:ErrCaptureNotExist]capture not exists, '],
])('%s refuses %s', async (line, body, code, message) => {
  const response = await request(line, body);
  expect(response).toMatchObject({ status: 400, type: json, text: errorText(message, code) });
});

test.each([
  ['GET /api/v1/changefeeds/a_b', 'changefeed_id', 'a_b'],
  ['GET /api/v1/changefeeds/a%20b', 'changefeed_id', 'a b'],
  ['GET /api/v1/changefeeds/-a', 'changefeed_id', '-a'],
  ['GET /api/v1/changefeeds/a--b', 'changefeed_id', 'a--b'],
  ['POST /api/v1/changefeeds//pause', 'changefeed_id', ''],
  ['PUT /api/v1/changefeeds/a.b', 'changefeed_id', 'a.b'],
  ['DELETE /api/v1/changefeeds/%E3%81%82', 'changefeed_id', 'あ'],
  [`GET /api/v1/changefeeds/${'a'.repeat(129)}`, 'changefeed_id', 'a'.repeat(129)],
  ['GET /api/v1/processors/a_b/c_d', 'changefeed_id', 'a_b'],
  ['GET /api/v1/processors/a/c_d', 'capture_id', 'c_d'],
])('%s refuses the %s before anything else', async (line, name, value) => {
  const response = await request(line);
  const message = `[${invalid}]invalid ${name}: ${value}`;
  expect(response).toMatchObject({ status: 400, type: json, text: errorText(message, invalid) });
});

test('128 bytes are not too long for an id', async () => {
  const response = await request(`GET /api/v1/changefeeds/${'a'.repeat(128)}`);
  expect(response).toMatchObject({ status: 200 });
});

test.each([
  undefined,
  'application/json',
  'application/xml',
  'multipart/form-data; boundary=x',
  'nonsense',
])('the Content-Type %s is ignored', async (type) => {
  const headers = type === undefined ? {} : { 'Content-Type': type };
  const body = new TextEncoder().encode(validCreate);
  expect(await request(create, body, headers)).toMatchObject({ status: 202, text: '', type: null });
});

test.each(['text/html', '*/*', 'application/json', 'image/png;q=0.1', 'nonsense', ''])(
  'the Accept header "%s" is ignored',
  async (accept) => {
    const response = await request('GET /api/v1/captures', null, { Accept: accept });
    expect(response).toMatchObject({ status: 200, type: json });
  },
);

test.each(['Basic dXNlcjpwYXNz', 'Basic !', 'Bearer x', 'nonsense'])(
  'the Authorization header "%s" changes nothing',
  async (authorization) => {
    const response = await request(create, validCreate, { Authorization: authorization });
    expect(response).toMatchObject({ status: 202 });
  },
);

test.each(['?state=foo', '?state=', '?state=all&state=foo', '?state=%zz', '?a=b;c', '?'])(
  'the query %s is answered',
  async (query) => {
    const response = await request(`GET /api/v1/changefeeds${query}`);
    expect(response).toMatchObject({ status: 200, type: json });
  },
);

test('a body that no operation asks for is ignored', async () => {
  const response = await request('POST /api/v1/changefeeds/test1/pause', '{"a');
  expect(response).toMatchObject({ status: 202, text: '' });
});

test('bytes that are not UTF-8 are read as U+FFFD', async () => {
  const body = Uint8Array.from('{"log_level":"\xFF"}', (character) => character.charCodeAt(0));
  const message = `[${invalid}]fail to change log level: \uFFFD`;
  expect(await request(log, body)).toMatchObject({
    status: 400,
    text: errorText(message, invalid),
  });
});

test('deep nesting is refused, not crashed on', async () => {
  const response = await request(create, '['.repeat(1_000_000));
  expect(response).toMatchObject({ status: 400, type: text });
  expect(await request(create, validCreate)).toMatchObject({ status: 202 });
});

test.each([
  ['GET /nope', 404],
  ['GET /api/v1/log', 404],
  ['PATCH /api/v1/status', 404],
  ['OPTIONS /api/v1/changefeeds', 404],
  ['GET /api/v1/changefeeds/a%2Fb', 404],
])('%s is unknown', async (line, status) => {
  const response = await request(line);
  expect(response).toMatchObject({ status, type: 'text/plain', text: '404 page not found' });
});

test('HEAD is unknown too', async () => {
  const { status, headers, text } = await request('HEAD /api/v1/status');
  expect([status, headers.get('content-length'), text]).toEqual([404, '18', '']);
});

test('one slash too many is redirected', async () => {
  const page = await request('GET /api/v1/status/?a=1');
  expect(page).toMatchObject({ status: 301, type: 'text/html; charset=utf-8' });
  expect(page.text).toBe('<a href="/api/v1/status?a=1">Moved Permanently</a>.\n\n');
  expect(page.headers.get('location')).toBe('/api/v1/status?a=1');
  const command = await request('POST /api/v1/changefeeds/', validCreate);
  expect(command).toMatchObject({ status: 307, type: null, text: '' });
  expect(command.headers.get('location')).toBe('/api/v1/changefeeds');
});

test('a body of 10 MB is read, one byte more is refused', async () => {
  const limit = 10 * 1024 * 1024;
  const padded = validCreate.padEnd(limit);
  expect(await request(create, padded)).toMatchObject({ status: 202 });
  const message = `[${invalid}]the request body is larger than 10 MB`;
  const refusal = { status: 413, type: json, text: errorText(message, invalid) };
  expect(await request(create, `${padded} `)).toMatchObject(refusal);
});

test('the response to draining a capture is on one line', async () => {
  const response = await request(drain, '{"capture_id":"a"}');
  expect(response).toMatchObject({ status: 202, type: json, text: '{"current_table_count":3}' });
});
