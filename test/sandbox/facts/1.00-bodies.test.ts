// Facts 1.0: JSON request bodies.
import { expect, test } from 'vitest';
import { raw } from '../http.js';
import {
  empty,
  error,
  expectAnswer,
  json,
  plain,
  refusal,
  releases,
  useReleases,
} from './releases.js';

const at = useReleases([...releases, '6.6.0', '7.0.0']);
const start = '"changefeed_id":"a","sink_uri":"blackhole://"';

/** The detail of the changefeed that a body created. */
async function created(release: string, body: string): Promise<string> {
  const { post, get, advance } = at(release);
  expectAnswer(await post('/changefeeds', body), empty(202));
  advance(2_000);
  return (await get('/changefeeds/a')).text;
}

test.each(releases)(
  'facts 1.0, body Content-Type: never looked at, the header that the document names neither, in %s',
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
    const answer = await raw(sandbox().url, [
      `POST /api/v1/log HTTP/1.1\r\nHost: h\r\n'Content-type':'application/json'\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    ]);
    expect(answer).toContain('HTTP/1.1 400 Bad Request');
    expect(answer).toContain('fail to change log level: trace');
  },
);

test.each(releases)('facts 1.0, body unknown fields: ignored in %s', async (release) => {
  await created(release, `{${start},"x":1,"__proto__":{"sink_uri":""}}`);
});

test.each(releases)('facts 1.0, body letter case: any will do in %s', async (release) => {
  await created(release, '{"CHANGEFEED_ID":"a","Sink_Uri":"blackhole://"}');
});

test.each(releases)('facts 1.0, body duplicate keys: the last one wins in %s', async (release) => {
  await created(release, `{"changefeed_id":"a_b",${start}}`);
});

test.each(releases)(
  'facts 1.0, body null field: as if it were not there in %s',
  async (release) => {
    const body = `{${start},"start_ts":null,"target_ts":null,"filter_rules":null,"sink_config":null}`;
    expect(await created(release, body)).toContain('"target_ts": 0,');
  },
);

test.each(releases)('facts 1.0, body null: an empty object in %s', async (release) => {
  expectAnswer(await at(release).post('/log', 'null'), empty(200));
  const answer = await at(release).post('/changefeeds', 'null');
  expect(JSON.parse(answer.text).error_code).toBe('CDC:ErrSinkURIInvalid');
});

test.each(releases)(
  'facts 1.0, body and more: what follows the first value is ignored in %s',
  async (release) => {
    await created(release, `{${start}} garbage`);
  },
);

test.each(['5.2.4', '8.5.7'])(
  'facts 1.0, body invalid UTF-8: becomes U+FFFD in %s',
  async (release) => {
    const { send, post } = at(release);
    const bytes = new Uint8Array([...Buffer.from('{"log_level":"'), 0xff, ...Buffer.from('"}')]);
    const wanted = refusal(400, 'CDC:ErrAPIInvalidParam', 'fail to change log level: \ufffd');
    expectAnswer(await send('POST', '/log', { body: bytes }), wanted);
    expectAnswer(await post('/log', '{"log_level":"\\ud800"}'), wanted);
  },
);

test.each(releases)(
  'facts 1.0, body integers: plain and in range to the last digit, or refused, in %s',
  async (release) => {
    const { post } = at(release);
    for (const wrong of ['1.0', '1e3', '"1"', '-1', '18446744073709551616']) {
      const answer = await post('/changefeeds', `{${start},"target_ts":${wrong}}`);
      expect([wrong, answer.status, answer.type]).toEqual([wrong, 400, plain]);
    }
    const text = await created(release, `{${start},"target_ts":18446744073709551615}`);
    expect(text).toContain('"target_ts": 18446744073709551615,');
  },
);

test.each(releases)(
  'facts 1.0, bad body is text: 400 whatever the call and whatever is wrong in %s',
  async (release) => {
    const { create, post, put, advance } = at(release);
    await create('a');
    await post('/changefeeds/a/pause');
    advance(2_000);
    for (const body of ['', '{', '[]', '"x"', '1', '{"capture_id":1,"log_level":1,"sink_uri":1}']) {
      for (const answer of [
        await post('/log', body),
        await post('/changefeeds', body),
        await put('/changefeeds/a', body),
        await post('/changefeeds/a/tables/move_table', body),
      ]) {
        expect([body, answer.status, answer.type]).toEqual([body, 400, plain]);
      }
    }
  },
);

test.each(releases)(
  'facts 1.0, bad body 6, 12 (E2–E6): create and move_table name the parameter in %s',
  async (release) => {
    const { create, post } = at(release);
    await create('a');
    const text = 'invalid api parameter: unexpected EOF';
    const wanted = refusal(400, 'CDC:ErrAPIInvalidParam', text, plain);
    expectAnswer(await post('/changefeeds', '{"a":'), wanted);
    expectAnswer(await post('/changefeeds/a/tables/move_table', '{'), wanted);
  },
);

test.each(releases)(
  'facts 1.0, bad body 7 (E2–E6): an update has the bare text and no code in %s',
  async (release) => {
    const { create, post, put, advance } = at(release);
    await create('a');
    await post('/changefeeds/a/pause');
    advance(2_000);
    expectAnswer(await put('/changefeeds/a', ''), error(400, 'EOF', '', plain));
    expectAnswer(await put('/changefeeds/a', '{'), error(400, 'unexpected EOF', '', plain));
  },
);

test.each(releases)(
  'facts 1.0, bad body 3 (E2–E6): the log level is called invalid in %s',
  async (release) => {
    const text = 'invalid log level: EOF';
    const wanted = refusal(400, 'CDC:ErrAPIInvalidParam', text, plain);
    expectAnswer(await at(release).post('/log', ''), wanted);
  },
);

test.each(['6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'facts 1.0, bad body 17: drain labels it as JSON in %s',
  async (release) => {
    const text = 'invalid api parameter: unexpected EOF';
    const wanted = refusal(400, 'CDC:ErrAPIInvalidParam', text, json);
    expectAnswer(await at(release).put('/captures/drain', '{'), wanted);
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
])('facts 1.0, json error samples: %j', async (body, problem) => {
  for (const release of releases) {
    expectAnswer(
      await at(release).post('/changefeeds', body),
      refusal(400, 'CDC:ErrAPIInvalidParam', `invalid api parameter: ${problem}`, plain),
    );
  }
});

test('facts 1.0, json error samples: the body of log has no name', async () => {
  expectAnswer(
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
])('facts 1.0, json error of move_table: %s calls the field %s', async (release, field) => {
  await at(release).create('a');
  expectAnswer(
    await at(release).post('/changefeeds/a/tables/move_table', '{"capture_id":1}'),
    refusal(
      400,
      'CDC:ErrAPIInvalidParam',
      `invalid api parameter: json: cannot unmarshal number into Go struct field ${field} of type string`,
      plain,
    ),
  );
});
