// Malformed and hostile requests for fast-check to draw, each with what the facts say of its response.
import fc from 'fast-check';
import { oddSettings, printable } from './odd-settings.js';
import { wrongValues } from './wrong-values.js';

/** What must come back; `named` is any response that the facts name. */
export type Expectation =
  | 'named'
  | 'created'
  | 'bad body'
  | 'update refused'
  | 'bad id'
  | 'unknown changefeed'
  | 'not found';

export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string | Uint8Array;
  readonly expected: Expectation;
}

/** The changefeed that nothing here may harm. It runs, so it refuses updates. */
export const sentinel = 'sentinel';

const feeds = '/api/v1/changefeeds';
const one = `${feeds}/${sentinel}`;

const request = (
  method: string,
  path: string,
  body: string | Uint8Array,
  expected: Expectation,
): HostileRequest => ({ method, path, body, expected });

const anyCase = (text: string) =>
  fc.mixedCase(fc.constant(text), { toggleCase: (character) => character.toUpperCase() });

const wrongType = fc
  .constantFrom(...Object.entries(wrongValues))
  .chain(([field, values]) =>
    fc.record({ field: anyCase(field), value: fc.constantFrom(...values) }),
  )
  .map(({ field, value }) => {
    const body = `{"sink_uri":"blackhole://","changefeed_id":"h-0","${field}":${value}}`;
    return request('POST', feeds, body, 'bad body');
  });

const hugeNumber = fc
  .record({ digits: fc.integer({ min: 20, max: 5_000 }), sign: fc.constantFrom('', '-') })
  .map(({ digits, sign }) => {
    const body = `{"table_id":${sign}${'9'.repeat(digits)},"capture_id":"a"}`;
    return request('POST', `${one}/tables/move_table`, body, 'bad body');
  });

/** Operations that response a body which is not JSON in the same way. */
const bodyTakers = [feeds, '/api/v1/log', `${one}/tables/move_table`];
const bodyTaker = fc.constantFrom(...bodyTakers);

/** The beginning of a JSON object is never JSON. */
const truncated = fc
  .record({
    taker: bodyTaker,
    value: fc.jsonValue(),
    share: fc.double({ min: 0, max: 0.99, noNaN: true }),
  })
  .map(({ taker, value, share }) => {
    const whole = `{"sink_uri":${JSON.stringify(value)}}`;
    const body = whole.slice(0, Math.floor(whole.length * share));
    return request('POST', taker, body, 'bad body');
  });

/** Neither JSON nor UTF-8. */
const noise = fc
  .record({ taker: bodyTaker, bytes: fc.uint8Array({ maxLength: 64 }) })
  .map(({ taker, bytes }) => request('POST', taker, Uint8Array.from([0xff, ...bytes]), 'bad body'));

const anyBody = fc
  .record({
    to: fc.constantFrom(
      ...bodyTakers.map((path) => ({ method: 'POST', path })),
      { method: 'PUT', path: one },
      { method: 'PUT', path: '/api/v1/captures/drain' },
    ),
    body: fc.json({ maxDepth: 5 }),
  })
  .map(({ to, body }) => request(to.method, to.path, body, 'named'));

const name = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,2}$/);
const evilKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
);

/** Keys that mean something to JavaScript are unknown fields to TiCDC, and ignored. */
const prototypeKeys = fc.record({ id: name, key: evilKey }).map(({ id, key }) => {
  const evil = `{"polluted":true,"${key}":{"polluted":true}}`;
  const body = `{"${key}":${evil},"sink_config":{"${key}":${evil}},"sink_uri":"blackhole://","changefeed_id":"h-${id}"}`;
  return request('POST', feeds, body, 'created');
});

const prototypeNames = evilKey.map((key) => {
  const expected = key === '__proto__' ? 'bad id' : 'unknown changefeed';
  return request('GET', `${feeds}/${key}`, '', expected);
});

/** Depths on both sides of the 10,000 that Go's decoder takes. */
const deepNesting = fc
  .record({
    depth: fc.integer({ min: 1, max: 200_000 }),
    brackets: fc.constantFrom({ open: '[', close: ']' }, { open: '{"a":', close: '}' }),
    field: fc.constantFrom('sink_config', 'filter_rules', 'unknown'),
    closed: fc.boolean(),
  })
  .map(({ depth, brackets: { open, close }, field, closed }) => {
    const inner = `${open.repeat(depth)}1${closed ? close.repeat(depth) : ''}`;
    const body = `{"sink_uri":"blackhole://","changefeed_id":"h-deep","${field}":${inner}}`;
    return request('POST', feeds, body, closed ? 'named' : 'bad body');
  });

const badId = fc.oneof(
  fc.integer({ min: 129, max: 100_000 }).map((length) => 'a'.repeat(length)),
  fc.constantFrom(
    'a_b',
    '-a',
    'a-',
    'a--b',
    'a.b',
    'a%20b',
    '%00',
    '%F0%9F%92%A9',
    '%ff%fe',
    "a'",
    '%0d%0aX:1',
  ),
);

const badPathId = fc
  .record({
    id: badId,
    route: fc.constantFrom(
      ...['GET', 'PUT', 'DELETE'].map((method) => ({ method, rest: '' })),
      ...['/pause', '/resume', '/tables/rebalance_table', '/tables/move_table'].map((rest) => ({
        method: 'POST',
        rest,
      })),
    ),
  })
  .map(({ id, route: { method, rest } }) => request(method, `${feeds}/${id}${rest}`, '', 'bad id'));

const badBodyId = fc
  .oneof(
    fc.integer({ min: 129, max: 100_000 }).map((length) => 'a'.repeat(length)),
    fc.string({ unit: 'binary', minLength: 1 }).map((text) => `_${text}`),
  )
  .map((id) => {
    const body = JSON.stringify({ changefeed_id: id, sink_uri: 'blackhole://' });
    return request('POST', feeds, body, 'bad id');
  });

const brokenUtf8 = fc.uint8Array({ minLength: 0, maxLength: 8 }).map((bytes) => {
  const id = Uint8Array.from([0x61, 0xc3, ...bytes.map((byte) => byte | 0x80)]);
  const start = Buffer.from('{"sink_uri":"blackhole://","changefeed_id":"');
  return request('POST', feeds, Buffer.concat([start, id, Buffer.from('"}')]), 'bad id');
});

const oddMethod = fc
  .record({
    method: fc.constantFrom('OPTIONS', 'PATCH', 'TRACE', 'PROPFIND', 'MKCOL', 'SEARCH', 'HEAD'),
    path: fc.constantFrom(feeds, one, '/api/v1/status', '/', '/api/v1/owner/resign'),
  })
  .map(({ method, path }) => request(method, path, '{}', 'not found'));

const segment = fc.oneof(
  fc.constantFrom(
    'api',
    'v1',
    'v2',
    'API',
    'changefeeds',
    'captures',
    'processors',
    'status',
    'tables',
  ),
  fc.constantFrom('', '.', '..', '%2e%2e', '%2F', '%00', '%c0%af', 'a%20b', '*', ';a=b', 'a'),
  fc.stringMatching(/^[!-"$->@-~]{0,12}$/),
);

/** Starts with what exists as often as not. `%` without its digits is a response of its own. */
const oddPath = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
    start: fc.constantFrom('/', '/api/v1/', '/api/v1/changefeeds/', '//', '/api//v1/'),
    segments: fc.array(segment, { maxLength: 6 }),
    query: fc.oneof(fc.constant(''), fc.stringMatching(/^\?[!-"$-~]{0,40}$/)),
    body: fc.constantFrom('', '{}', 'null'),
  })
  .map(({ method, start, segments, query, body }) =>
    request(method, start + segments.join('/') + query, body, 'named'),
  );

/** Bodies of the right types whose texts are odd. */
const oddText = fc.record({ id: name, settings: oddSettings }).map(({ id, settings }) => {
  const body = { changefeed_id: `h-${id}`, sink_uri: 'blackhole://', ...settings };
  return request('POST', feeds, JSON.stringify(body), 'named');
});

const oddFilter = printable.map((text) =>
  request('GET', `${feeds}?state=${encodeURIComponent(text)}&state=all`, '', 'named'),
);

const brokenUpdate = fc
  .constantFrom('', '{', '[]', '{"target_ts":-1}')
  .map((body) => request('PUT', one, body, 'update refused'));

/** Deep and long ones are slow to write down, so they come less often. */
export const hostileRequest: fc.Arbitrary<HostileRequest> = fc.oneof(
  { weight: 20, arbitrary: wrongType },
  { weight: 5, arbitrary: hugeNumber },
  { weight: 15, arbitrary: truncated },
  { weight: 10, arbitrary: noise },
  { weight: 15, arbitrary: anyBody },
  { weight: 8, arbitrary: prototypeKeys },
  { weight: 3, arbitrary: prototypeNames },
  { weight: 1, arbitrary: deepNesting },
  { weight: 5, arbitrary: badPathId },
  { weight: 5, arbitrary: badBodyId },
  { weight: 5, arbitrary: brokenUtf8 },
  { weight: 4, arbitrary: oddMethod },
  { weight: 20, arbitrary: oddPath },
  { weight: 15, arbitrary: oddText },
  { weight: 2, arbitrary: oddFilter },
  { weight: 2, arbitrary: brokenUpdate },
);
