// Each request that servers may respond to wrongly is sent, and a wrong response gives a finding.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import type {
  TransportRequest,
  TransportResponse,
} from '../../../../src/contract/run/transport/transport.js';
import { accepted, type Between, changeBody, is, withSandbox } from '../run/support.js';

const refused = (code: string): TransportResponse => ({
  status: 400,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: `{"error_msg":"[${code}]no","error_code":"${code}"}`,
});
const invalid = refused('CDC:ErrAPIInvalidParam');
const ok: TransportResponse = { status: 200, headers: { 'content-length': '0' }, body: '' };

/** Responds itself to requests of a kind. */
const responding =
  (response: TransportResponse, isOfKind: (request: TransportRequest) => boolean): Between =>
  (request, send) =>
    isOfKind(request) ? Promise.resolve(response) : send(request);

/** Returns the cases of a run with findings. */
const violated = (between: Between, release?: string) =>
  withSandbox(
    async ({ options }) => {
      const { cases } = await runChecks({ ...options, mode: 'writes', logLevel: 'info' });
      return cases
        .filter(({ outcome }) => outcome === 'violates')
        .map(({ operationId, name }) => `${operationId ?? 'server'} ${name}`);
    },
    { between, state: 'documented', release },
  );

const bodyHas = (method: string, path: RegExp, text: RegExp) => (request: TransportRequest) =>
  is(request, method, path) && text.test(request.body ?? '');

test('a list that takes the last of two states', async () => {
  const cases = await violated((request, send) =>
    send({ ...request, url: request.url.replace('state=no-such-state&state=all', 'state=all') }),
  );
  expect(cases).toContain('server a list of an unknown state is empty');
});

test('an ID of full length that is refused as malformed', async () => {
  const cases = await violated(
    responding(
      invalid,
      ({ url }) => (new URL(url).pathname.split('/').at(-1) ?? '').length === 128,
    ),
  );
  expect(cases).toEqual(['getChangefeed refuses an unknown ID of full length as unknown']);
});

test('a create that is refused for text after its body', async () => {
  const unreadable = { ...invalid, headers: { 'content-type': 'text/plain; charset=utf-8' } };
  const isFollowed = bodyHas('POST', /\/changefeeds$/, /\}\{\}$/);
  expect(await violated(responding(unreadable, isFollowed))).toEqual([
    'createChangefeed ignores text after the body, and refuses the request in the body',
  ]);
});

test('a create with the ID of a stopped changefeed that is accepted', async () => {
  let stopped = 0;
  const cases = await violated((request, send) => {
    if (bodyHas('POST', /\/changefeeds$/, /"check-unit-2"/)(request)) stopped += 1;
    return stopped === 2 && is(request, 'POST', /\/changefeeds$/)
      ? Promise.resolve(accepted)
      : send(request);
  });
  expect(cases).toContain('createChangefeed refuses the ID of a stopped changefeed');
});

test('a create with a target in the past that is accepted', async () => {
  const isPast = bodyHas('POST', /\/changefeeds$/, /"target_ts":\d/);
  const cases = await violated(
    responding(accepted, (request) => isPast(request) && !/"start_ts"/.test(request.body ?? '')),
  );
  expect(cases).toContain(
    'createChangefeed refuses a target before the start that the server chooses',
  );
});

test('an update with a target at the start that is accepted', async () => {
  let starts = 'none';
  const cases = await violated((request, send) => {
    starts =
      /"start_ts":(\d+),"target_ts":9223372036854775783/.exec(request.body ?? '')?.[1] ?? starts;
    return bodyHas('PUT', /-3$/, new RegExp(`"target_ts":${starts}\\b`))(request)
      ? Promise.resolve(accepted)
      : send(request);
  });
  expect(cases).toEqual(['updateChangefeed refuses a target at the start']);
});

test('an update that changes the changefeed that its body names', async () => {
  const cases = await violated((request, send) => {
    const id = is(request, 'PUT', /./) && /"changefeed_id":"([^"]+)"/.exec(request.body ?? '')?.[1];
    return send(id ? { ...request, url: request.url.replace(/[^/]+$/, id) } : request);
  });
  expect(cases).toContain('updateChangefeed ignores another ID in the body');
});

test.each([
  ['updateChangefeed ignores a start', 'PUT', /-3$/, /"start_ts"/],
  [
    'updateChangefeed ignores unknown fields, and text after the body',
    'PUT',
    /-3$/,
    /no_such_setting|and more$/,
  ],
  ['setLogLevel treats a missing level as info', 'POST', /\/log$/, /^\{\}$/],
  ['setLogLevel ignores unknown fields', 'POST', /\/log$/, /"level"/],
  ['setLogLevel ignores text after the body', 'POST', /\/log$/, /and more$/],
] as const)('a request that is refused: %s', async (name, method, path, body) => {
  expect(await violated(responding(invalid, bodyHas(method, path, body)))).toEqual([name]);
});

test('an update that ignores its sink beside a target', async () => {
  const cases = await violated((request, send) =>
    bodyHas('PUT', /-3$/, /"target_ts"/)(request)
      ? send({ ...request, body: (request.body ?? '').replace(/"sink_uri":"[^"]*",?/, '') })
      : send(request),
  );
  expect(cases).toContain('updateChangefeed accepts a new sink_uri and keeps the target');
});

test('a log level warning that is accepted by a release before v8.5.7', async () => {
  const accepting = responding(ok, bodyHas('POST', /\/log$/, /"warning"/));
  expect(await violated(accepting, '8.5.6')).toEqual([
    'setLogLevel refuses warning, which is spelled warn',
  ]);
  expect(await violated(accepting, '8.5.7')).toEqual([]);
});

test('a missing log level is not sent where it would change the current level', () =>
  withSandbox(async ({ options }) => {
    const bodies: (string | undefined)[] = [];
    const send: typeof options.send = (request, signal) => {
      if (request.url.endsWith('/log')) bodies.push(request.body);
      return options.send?.(request, signal) ?? Promise.reject(new Error('no send'));
    };
    await runChecks({ ...options, send, mode: 'read-only', logLevel: 'debug' });
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies).not.toContain('{}');
  }));

test('a capture that reports another process ID each time', async () => {
  let pid = 1;
  const cases = await violated(
    changeBody(/\/status$/, (body) => {
      pid += 1;
      return body.replace(/"pid": \d+/, `"pid": ${pid}`);
    }),
  );
  expect(cases).toEqual([
    'server the called capture is the same process in every response',
    'server the called capture is the same process in every response, with test changefeeds',
  ]);
});
