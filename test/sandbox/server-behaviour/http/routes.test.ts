// server-behaviour/http.md#routes: routes, forms of responses, and how causes and codes are printed.
import { expect, test } from 'vitest';
import { exchange } from '../../support.js';
import {
  empty,
  error,
  expectResponse,
  json,
  releases,
  sink_uri,
  useReleases,
} from '../releases.js';

const at = useReleases();

/** Every route, with a changefeed `a` that runs and no other. */
const routes: readonly (readonly [method: string, path: string, status: number, body: string])[] = [
  ['GET', '/status', 200, 'object'],
  ['GET', '/health', 200, 'empty'],
  ['POST', '/log', 200, 'empty'],
  ['GET', '/changefeeds', 200, 'array'],
  ['GET', '/changefeeds/a', 200, 'object'],
  ['POST', '/changefeeds', 202, 'empty'],
  ['PUT', '/changefeeds/stopped', 202, 'empty'],
  ['POST', '/changefeeds/a/pause', 202, 'empty'],
  ['POST', '/changefeeds/a/resume', 202, 'empty'],
  ['POST', '/changefeeds/a/tables/rebalance_table', 202, 'empty'],
  ['POST', '/changefeeds/a/tables/move_table', 202, 'empty'],
  ['GET', '/processors', 200, 'array'],
  ['GET', '/processors/a/<capture>', 200, 'object'],
  ['GET', '/captures', 200, 'array'],
  ['DELETE', '/changefeeds/stopped', 202, 'empty'],
  ['POST', '/owner/resign', 202, 'empty'],
];

const bodies: Readonly<Record<string, object>> = {
  '/log': {},
  '/changefeeds': { changefeed_id: 'b', sink_uri: 'blackhole://b/' },
  '/changefeeds/stopped': { mounter_worker_num: 3 },
  '/changefeeds/a/tables/move_table': { capture_id: 'x', table_id: 1 },
};

test.each(releases)(
  'server-behaviour/http.md#route-table: method, path and status of %s',
  async (release) => {
    const { create, get, post, send, advance } = at(release);
    await create('a');
    await create('stopped');
    await post('/changefeeds/stopped/pause');
    advance(2_000);
    const [{ id }] = JSON.parse((await get('/captures')).text);
    const got: unknown[] = [];
    for (const [method, path] of routes) {
      const body = method === 'GET' ? undefined : JSON.stringify(bodies[path]);
      const response = await send(method, path.replace('<capture>', id), { ...(body && { body }) });
      const form =
        response.text === '' ? 'empty' : response.text.startsWith('[') ? 'array' : 'object';
      got.push([method, path, response.status, form]);
    }
    expect(got).toEqual(routes);
  },
);

test.each(releases)(
  'server-behaviour/http.md#no-other-route: 404 in %s, drain too before v6.2.0',
  async (release) => {
    const { send } = at(release);
    const unknown = { status: 404, type: 'text/plain', text: '404 page not found' };
    expectResponse(await send('GET', '/tso'), unknown);
    expectResponse(await send('POST', '/changefeeds/a'), unknown);
    const drain = await send('PUT', '/captures/drain', { body: '{}' });
    const hasDrain = !/^(5|6\.[01])\./.test(release);
    expect(drain.status).toBe(hasDrain ? 400 : 404);
  },
);

test.each(releases)(
  'server-behaviour/http.md#empty-success: no Content-Type and length 0 in %s',
  async (release) => {
    const response = await at(release).get('/health');
    expectResponse(response, empty(200));
    expect(response.headers.get('content-length')).toBe('0');
  },
);

test.each(releases)(
  'server-behaviour/http.md#json-success: four spaces, no newline at the end, typed with its charset in %s',
  async (release) => {
    const { get } = at(release);
    const { type, text } = await get('/captures');
    expect(type).toBe(json);
    expect(text).toBe(JSON.stringify(JSON.parse(text), undefined, 4));
    expectResponse(await get('/changefeeds'), { status: 200, type: json, text: '[]' });
  },
);

test.each(['5.2.4', '8.5.7'])(
  'server-behaviour/http.md#json-escapes: <, >, & and U+2028 in %s',
  async (release) => {
    const { create, get, post, advance, sandbox } = at(release);
    await create('a');
    sandbox().cluster.fail('a', { code: 'CDC:ErrX', message: '<a> & \u2028\u2029' });
    advance(1_000);
    const { text } = await get('/changefeeds?state=all');
    expect(text).toContain('"message": "\\u003ca\\u003e \\u0026 \\u2028\\u2029"');
    const response = await post('/changefeeds', { changefeed_id: '<b>', sink_uri });
    expect(response.text).toContain('invalid changefeed_id: \\u003cb\\u003e"');
  },
);

test('server-behaviour/http.md#compact-json-of-drain: on one line', async () => {
  const { get, put } = at('8.5.7');
  const captures: { id: string; is_owner: boolean }[] = JSON.parse((await get('/captures')).text);
  const id = captures.find(({ is_owner }) => !is_owner)?.id;
  const response = await put('/captures/drain', { capture_id: id });
  expectResponse(response, { status: 202, type: json, text: '{"current_table_count":0}' });
});

test.each(releases)(
  'server-behaviour/http.md#error-body: two keys in order, four spaces, the code also in the message, in %s',
  async (release) => {
    expectResponse(await at(release).post('/log', { log_level: 'loud' }), {
      status: 400,
      type: json,
      text: `{
    "error_msg": "[CDC:ErrAPIInvalidParam]fail to change log level: loud",
    "error_code": "CDC:ErrAPIInvalidParam"
}`,
    });
  },
);

const badRule = { changefeed_id: 'b', sink_uri, filter_rules: ['db'] };
const cause = 'at <cmdline>:1: missing table pattern';

test.each(['5.4.3', '6.0.0', '6.1.7', '6.5.12', '7.1.6', '7.5.7', '8.1.2', '8.5.7'])(
  'server-behaviour/http.md#cause-since-v5-4-0: behind the base text in %s',
  async (release) => {
    const { text } = await at(release).post('/changefeeds', badRule);
    expect(JSON.parse(text).error_msg).toMatch(
      /^\[CDC:ErrFilterRuleInvalid\]filter rule is invalid.*: at <cmdline>:1: (missing|wrong) table pattern$/,
    );
  },
);

test.each(['5.2.4', '5.3.4'])(
  'server-behaviour/http.md#cause-v5-2-2-to-v5-3-4: twice in %s',
  async (release) => {
    const response = await at(release).post('/changefeeds', badRule);
    const code = 'CDC:ErrFilterRuleInvalid';
    const inner = `[${code}]${cause}: ${cause}`;
    expectResponse(response, error(400, `[${code}]${inner}: ${inner}`, code));
  },
);

test.each([
  ['5.4.3', ''],
  ['6.0.0', ''],
  ['6.1.7', ''],
  ['6.5.12', 'CDC:ErrFilterRuleInvalid'],
  ['8.5.7', 'CDC:ErrFilterRuleInvalid'],
])(
  'server-behaviour/http.md#error-code-around-plain-cause: %s has "%s", the status is by the code in the message',
  async (release, code) => {
    const file = { ...badRule, filter_rules: ['@/no/file'] };
    const response = await at(release).post('/changefeeds', file);
    expect(response.status).toBe(400);
    expect(JSON.parse(response.text).error_code).toBe(code);
  },
);

test.each([
  ['5.4.3', 'CDC:ErrKafkaInvalidPartitionNum'],
  ['6.1.7', 'CDC:ErrKafkaInvalidPartitionNum'],
  ['6.2.0', 'CDC:ErrKafkaInvalidConfig'],
])(
  'server-behaviour/http.md#error-code-around-tiflow-cause: that of the root in v6.1.7 and before, in %s %s',
  async (release, code) => {
    const sink_uri = 'kafka://h:9092/t?protocol=canal-json&partition-num=0';
    const response = await more(release).post('/changefeeds', { changefeed_id: 'b', sink_uri });
    expect(response.status).toBe(500);
    const { error_msg, error_code } = JSON.parse(response.text);
    expect(error_msg).toBe(
      '[CDC:ErrKafkaInvalidConfig]kafka config invalid: [CDC:ErrKafkaInvalidPartitionNum]invalid partition num 0',
    );
    expect(error_code).toBe(code);
  },
);

const more = useReleases(['5.4.3', '6.1.7', '6.2.0']);

test.each(['5.2.4', '6.1.7', '8.5.7'])(
  'server-behaviour/running-servers.md#legacy-status: GET /status outside of the API in %s',
  async (release) => {
    const { sandbox, get } = at(release);
    const response = await exchange(`${sandbox().url}/status?x`, {});
    const { version, git_hash, id, pid, is_owner } = JSON.parse((await get('/status')).text);
    const status = { version, git_hash, id, pid, is_owner };
    expectResponse(response, {
      status: 200,
      type: 'application/json',
      text: JSON.stringify(status, undefined, 1),
    });
    expect((await exchange(`${sandbox().url}/status`, { method: 'POST' })).status).toBe(404);
  },
);

test.each([
  ['log', '8.5.7', 'invalid log level', 'struct { Level string "json:\\"log_level\\"" }'],
  [
    'changefeeds/a/tables/move_table',
    '6.1.7',
    'invalid api parameter',
    'struct { CaptureID string "json:\\"capture_id\\""; TableID int64 "json:\\"table_id\\"" }',
  ],
])(
  'server-behaviour/http.md#json-error-of-anonymous-struct: %s in %s',
  async (path, release, problem, struct) => {
    const { create, post } = at(release);
    await create('a');
    const text = `[CDC:ErrAPIInvalidParam]${problem}: json: cannot unmarshal array into Go value of type ${struct}`;
    const { type, text: body } = await post(`/${path}`, '[]');
    expect([type, JSON.parse(body).error_msg]).toEqual(['text/plain; charset=utf-8', text]);
  },
);
