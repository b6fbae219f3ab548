// server-behaviour/http.md#request-bodies: JSON request bodies.
import { expect, test } from 'vitest';
import { raw } from '../../http.js';
import {
  empty,
  error,
  expectResponse,
  json,
  plain,
  refusal,
  releases,
  useReleases,
} from '../releases.js';

const at = useReleases([...releases, '6.6.0', '7.0.0']);
const start = '"changefeed_id":"a","sink_uri":"blackhole://"';

/** The detail of the changefeed that a body created. */
async function created(release: string, body: string): Promise<string> {
  const { post, get, advance } = at(release);
  expectResponse(await post('/changefeeds', body), empty(202));
  advance(2_000);
  return (await get('/changefeeds/a')).text;
}

test.each(releases)(
  'server-behaviour/http.md#body-content-type: never looked at, the header that the document names neither, in %s',
  async (release) => {
    const { send, remove, advance, sandbox } = at(release);
    for (const [name, value] of [
      ['content-type', 'application/x-www-form-urlencoded'],
      ['content-type', 'text/html'],
      ['content-type', '???'],
    ] as const) {
      const init = { headers: { [name]: value }, body: '{"log_level":"info"}' };
      expect((await send('POST', '/log', init)).status).toBe(200);
    }
    await remove('/changefeeds/a');
    advance(31_000);
    const body = '{"log_level":"trace"}';
    const response = await raw(sandbox().url, [
      `POST /api/v1/log HTTP/1.1\r\nHost: h\r\n'Content-type':'application/json'\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    ]);
    expect(response).toContain('HTTP/1.1 400 Bad Request');
    expect(response).toContain('fail to change log level: trace');
  },
);

test.each(releases)(
  'server-behaviour/http.md#body-unknown-fields: ignored in %s',
  async (release) => {
    await created(release, `{${start},"x":1,"__proto__":{"sink_uri":""}}`);
  },
);

test.each(releases)(
  'server-behaviour/http.md#body-letter-case: field names match in any letter case in %s',
  async (release) => {
    await created(release, '{"CHANGEFEED_ID":"a","Sink_Uri":"blackhole://"}');
  },
);

test.each(releases)(
  'server-behaviour/http.md#body-duplicate-keys: the last one wins in %s',
  async (release) => {
    await created(release, `{"changefeed_id":"a_b",${start}}`);
  },
);

test.each(releases)(
  'server-behaviour/http.md#body-null-field: as if it were not there in %s',
  async (release) => {
    const body = `{${start},"start_ts":null,"target_ts":null,"filter_rules":null,"sink_config":null}`;
    expect(await created(release, body)).toContain('"target_ts": 0,');
  },
);

test.each(releases)(
  'server-behaviour/http.md#body-null: an empty object in %s',
  async (release) => {
    expectResponse(await at(release).post('/log', 'null'), empty(200));
    const response = await at(release).post('/changefeeds', 'null');
    expect(JSON.parse(response.text).error_code).toBe('CDC:ErrSinkURIInvalid');
  },
);

test.each(releases)(
  'server-behaviour/http.md#body-trailing-text: what follows the first value is ignored in %s',
  async (release) => {
    await created(release, `{${start}} garbage`);
  },
);

test.each(['5.2.4', '8.5.7'])(
  'server-behaviour/http.md#body-invalid-utf-8: becomes U+FFFD in %s',
  async (release) => {
    const { send, post } = at(release);
    const bytes = new Uint8Array([...Buffer.from('{"log_level":"'), 0xff, ...Buffer.from('"}')]);
    const wanted = refusal(400, 'CDC:ErrAPIInvalidParam', 'fail to change log level: \ufffd');
    expectResponse(await send('POST', '/log', { body: bytes }), wanted);
    expectResponse(await post('/log', '{"log_level":"\\ud800"}'), wanted);
  },
);

test.each(releases)(
  'server-behaviour/http.md#body-integers: plain and in range to the last digit, or refused, in %s',
  async (release) => {
    const { post } = at(release);
    for (const wrong of ['1.0', '1e3', '"1"', '-1', '18446744073709551616']) {
      const response = await post('/changefeeds', `{${start},"target_ts":${wrong}}`);
      expect([wrong, response.status, response.type]).toEqual([wrong, 400, plain]);
    }
    const text = await created(release, `{${start},"target_ts":18446744073709551615}`);
    expect(text).toContain('"target_ts": 18446744073709551615,');
  },
);

test.each(releases)(
  'server-behaviour/http.md#bad-body-is-text: 400 whatever the call and whatever is wrong in %s',
  async (release) => {
    const { create, post, put, advance } = at(release);
    await create('a');
    await post('/changefeeds/a/pause');
    advance(2_000);
    for (const body of ['', '{', '[]', '"x"', '1', '{"capture_id":1,"log_level":1,"sink_uri":1}']) {
      for (const response of [
        await post('/log', body),
        await post('/changefeeds', body),
        await put('/changefeeds/a', body),
        await post('/changefeeds/a/tables/move_table', body),
      ]) {
        expect([body, response.status, response.type]).toEqual([body, 400, plain]);
      }
    }
  },
);

test.each(releases)(
  'server-behaviour/http.md#bad-body-create-and-move-table: create and move_table name the parameter in %s',
  async (release) => {
    const { create, post } = at(release);
    await create('a');
    const text = 'invalid api parameter: unexpected EOF';
    const wanted = refusal(400, 'CDC:ErrAPIInvalidParam', text, plain);
    expectResponse(await post('/changefeeds', '{"a":'), wanted);
    expectResponse(await post('/changefeeds/a/tables/move_table', '{'), wanted);
  },
);

test.each(releases)(
  'server-behaviour/http.md#bad-body-update: an update has the bare text and no code in %s',
  async (release) => {
    const { create, post, put, advance } = at(release);
    await create('a');
    await post('/changefeeds/a/pause');
    advance(2_000);
    expectResponse(await put('/changefeeds/a', ''), error(400, 'EOF', '', plain));
    expectResponse(await put('/changefeeds/a', '{'), error(400, 'unexpected EOF', '', plain));
  },
);

test.each(releases)(
  'server-behaviour/http.md#bad-body-log: the log level is called invalid in %s',
  async (release) => {
    const text = 'invalid log level: EOF';
    const wanted = refusal(400, 'CDC:ErrAPIInvalidParam', text, plain);
    expectResponse(await at(release).post('/log', ''), wanted);
  },
);

test.each(['6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/http.md#bad-body-drain: drain labels it as JSON in %s',
  async (release) => {
    const text = 'invalid api parameter: unexpected EOF';
    const wanted = refusal(400, 'CDC:ErrAPIInvalidParam', text, json);
    expectResponse(await at(release).put('/captures/drain', '{'), wanted);
  },
);

test.each([
  ['', 'EOF'],
  ['{"changefeed_id":', 'unexpected EOF'],
  [
    '{"start_ts":"1"}',
    'json: cannot unmarshal string into Go struct field ChangefeedConfig.start_ts of type uint64',
  ],
  [
    '{"start_ts":-1}',
    'json: cannot unmarshal number -1 into Go struct field ChangefeedConfig.start_ts of type uint64',
  ],
  [
    '{"target_ts":18446744073709551616}',
    'json: cannot unmarshal number 18446744073709551616 into Go struct field ChangefeedConfig.target_ts of type uint64',
  ],
  [
    '{"mounter_worker_num":1.0}',
    'json: cannot unmarshal number 1.0 into Go struct field ChangefeedConfig.mounter_worker_num of type int',
  ],
  ['[]', 'json: cannot unmarshal array into Go value of type model.ChangefeedConfig'],
  [
    '{"sink_config":{"protocol":1}}',
    'json: cannot unmarshal number into Go struct field SinkConfig.sink_config.protocol of type string',
  ],
])('server-behaviour/http.md#json-error-samples: %j', async (body, problem) => {
  for (const release of releases) {
    expectResponse(
      await at(release).post('/changefeeds', body),
      refusal(400, 'CDC:ErrAPIInvalidParam', `invalid api parameter: ${problem}`, plain),
    );
  }
});

test('server-behaviour/http.md#json-error-samples: the body of log has no name', async () => {
  expectResponse(
    await at('8.5.7').post('/log', '{"log_level":1}'),
    refusal(
      400,
      'CDC:ErrAPIInvalidParam',
      'invalid log level: json: cannot unmarshal number into Go struct field .log_level of type string',
      plain,
    ),
  );
});

test.each([
  ['5.2.4', '.capture_id'],
  ['6.6.0', '.capture_id'],
  ['7.0.0', 'MoveTableReq.capture_id'],
  ['8.5.7', 'MoveTableReq.capture_id'],
])(
  'server-behaviour/http.md#json-error-of-move-table: %s calls the field %s',
  async (release, field) => {
    await at(release).create('a');
    expectResponse(
      await at(release).post('/changefeeds/a/tables/move_table', '{"capture_id":1}'),
      refusal(
        400,
        'CDC:ErrAPIInvalidParam',
        `invalid api parameter: json: cannot unmarshal number into Go struct field ${field} of type string`,
        plain,
      ),
    );
  },
);
