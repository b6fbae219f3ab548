// What a run gives servers occasion to do wrong: each request is sent, and its wrong answer found.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../src/contract/index.js';
import type {
  TransportRequest,
  TransportResponse,
} from '../../../../src/contract/run/transport/transport.js';
import { accepted, type Between, changeBody, is, withSandbox } from './support.js';

const refused = (code: string): TransportResponse => ({
  status: 400,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: `{"error_msg":"[${code}]no","error_code":"${code}"}`,
});
const invalid = refused('CDC:ErrAPIInvalidParam');
const ok: TransportResponse = { status: 200, headers: { 'content-length': '0' }, body: '' };

/** Answers itself where a request is of a kind. */
const answering =
  (answer: TransportResponse, isOfKind: (request: TransportRequest) => boolean): Between =>
  (request, send) =>
    isOfKind(request) ? Promise.resolve(answer) : send(request);

/** The cases of a run in which findings were made. */
const violated = (between: Between) =>
  withSandbox(
    async ({ options }) => {
      const { cases } = await runChecks({ ...options, mode: 'writes', logLevel: 'info' });
      return cases
        .filter(({ outcome }) => outcome === 'violates')
        .map(({ operationId, name }) => `${operationId ?? 'server'} ${name}`);
    },
    { between, state: 'documented' },
  );

const bodyHas = (method: string, path: RegExp, text: RegExp) => (request: TransportRequest) =>
  is(request, method, path) && text.test(request.body ?? '');

test('the last of two states is taken', async () => {
  const cases = await violated((request, send) =>
    send({ ...request, url: request.url.replace('state=no-such-state&state=all', 'state=all') }),
  );
  expect(cases).toContain('server a list of an unknown state is empty');
});

test('an ID of full length is called malformed', async () => {
  const cases = await violated(
    answering(invalid, ({ url }) => (new URL(url).pathname.split('/').at(-1) ?? '').length === 128),
  );
  expect(cases).toEqual(['getChangefeed refuses an unknown ID of full length as unknown']);
});

test('text after the body of a create is no reason to refuse it', async () => {
  const unreadable = { ...invalid, headers: { 'content-type': 'text/plain; charset=utf-8' } };
  const isFollowed = bodyHas('POST', /\/changefeeds$/, /\}\{\}$/);
  expect(await violated(answering(unreadable, isFollowed))).toEqual([
    'createChangefeed ignores text after the body, and refuses what the body asks for',
  ]);
});

test('the ID of a stopped changefeed is taken once more', async () => {
  let stopped = 0;
  const cases = await violated((request, send) => {
    if (bodyHas('POST', /\/changefeeds$/, /"check-unit-2"/)(request)) stopped += 1;
    return stopped === 2 && is(request, 'POST', /\/changefeeds$/)
      ? Promise.resolve(accepted)
      : send(request);
  });
  expect(cases).toContain('createChangefeed refuses the ID of a stopped changefeed');
});

test('a target that has passed is taken', async () => {
  const isPast = bodyHas('POST', /\/changefeeds$/, /"target_ts":\d/);
  const cases = await violated(
    answering(accepted, (request) => isPast(request) && !/"start_ts"/.test(request.body ?? '')),
  );
  expect(cases).toContain(
    'createChangefeed refuses a target before the start that the server chooses',
  );
});

test('a target at the start is taken by an update', async () => {
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

test('an update changes the changefeed that its body names', async () => {
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
  ['setLogLevel takes a missing level for info', 'POST', /\/log$/, /^\{\}$/],
  ['setLogLevel ignores unknown fields', 'POST', /\/log$/, /"level"/],
  ['setLogLevel ignores text after the body', 'POST', /\/log$/, /and more$/],
] as const)('what is refused: %s', async (name, method, path, body) => {
  expect(await violated(answering(invalid, bodyHas(method, path, body)))).toEqual([name]);
});

test('a sink is forgotten where a target is given too', async () => {
  const cases = await violated((request, send) =>
    bodyHas('PUT', /-3$/, /"target_ts"/)(request)
      ? send({ ...request, body: (request.body ?? '').replace(/"sink_uri":"[^"]*",?/, '') })
      : send(request),
  );
  expect(cases).toContain('updateChangefeed takes a new sink_uri beside a target that stays');
});

test('warning is taken for a level', async () => {
  expect(await violated(answering(ok, bodyHas('POST', /\/log$/, /"warning"/)))).toEqual([
    'setLogLevel refuses warning, which is spelled warn',
  ]);
});

test('a missing level is not sent where it would change the level in force', () =>
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

test('a capture tells another process ID each time', async () => {
  let pid = 1;
  const cases = await violated(
    changeBody(/\/status$/, (body) => {
      pid += 1;
      return body.replace(/"pid": \d+/, `"pid": ${pid}`);
    }),
  );
  expect(cases).toEqual([
    'server the called capture is the same process from answer to answer',
    'server the called capture is the same process from answer to answer, with changefeeds of its own',
  ]);
});
