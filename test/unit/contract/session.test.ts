// What a session sends and does not send, and that it removes what it created.
import { expect, test } from 'vitest';
import {
  cases,
  type Permissions,
  runCase,
  Session,
  type SessionOptions,
} from '../../../src/contract/index.js';

const owner = '561c3784-77f0-4863-ad52-65a3436db6af';
const captures = `[{"id":"${owner}","is_owner":true,"address":"127.0.0.1:8300"}]`;
const json = { 'content-type': 'application/json; charset=utf-8' };

type Answers = (line: string) => { status: number; body?: string };

/** A session over a fetch that answers as told; `sent` are its requests in short. */
function session(
  permissions: Permissions,
  answers: Answers,
  options: Partial<SessionOptions> = {},
) {
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const line = `${init?.method} ${String(input).replace(/^.*\/api\/v1/, '')}`;
    sent.push(line);
    const { status, body = '' } = answers(line);
    return new Response(body || null, { status, headers: body === '' ? {} : json });
  };
  const target = { url: 'http://127.0.0.1:8300', name: 'a server', permissions, stateless: false };
  const made = new Session({ target, fetch, runId: 'run', pause: async () => {}, ...options });
  return { sent, session: made };
}

const readOnly: Permissions = { writes: false, disruptive: false };
const writes: Permissions = { writes: true, disruptive: false };
const detail = (state: string) => ({ status: 200, body: `{"state":"${state}"}` });
const notExists = {
  status: 400,
  body: '{"error_msg":"[CDC:ErrChangeFeedNotExists]changefeed not exists, default/run-1","error_code":"CDC:ErrChangeFeedNotExists"}',
};

test('without permissions only GET is ever sent, whatever is asked for', async () => {
  const { sent, session: own } = session(readOnly, () => ({ status: 202 }));
  for (const need of ['read', 'write', 'disruptive', 'mock'] as const)
    await expect(own.send('resignOwner', {}, need)).rejects.toThrow('resignOwner was not sent');
  expect(sent).toEqual([]);
});

test('a case that may not be sent is skipped with the reason', async () => {
  const { sent, session: own } = session(readOnly, () => ({ status: 202 }));
  expect(await runCase('pauseChangefeed', cases.pauseChangefeed[0], own)).toEqual({
    kind: 'skipped',
    reason: 'not sent: it writes; set TICDC_ALLOW_WRITES=1 to allow changefeeds of its own',
  });
  expect(sent).toEqual([]);
});

test('nothing disruptive is sent unless the named capture is the owner now', async () => {
  const { sent, session: own } = session({ writes: true, disruptive: 'another' }, () => ({
    status: 200,
    body: captures,
  }));
  const outcome = await runCase('resignOwner', cases.resignOwner[0], own);
  expect(outcome).toMatchObject({
    kind: 'violates',
    findings: [{ received: `the owner is ${owner}, not another; nothing disruptive was sent` }],
  });
  expect(sent).toEqual(['GET /captures']);
});

test('with the present owner named, the owner is read first and then evicted', async () => {
  const { sent, session: own } = session({ writes: true, disruptive: owner }, (line) =>
    line.startsWith('GET') ? { status: 200, body: captures } : { status: 202 },
  );
  expect(await runCase('resignOwner', cases.resignOwner[0], own)).toEqual({ kind: 'conforms' });
  expect(sent).toEqual(['GET /captures', 'POST /owner/resign']);
});

test('an own changefeed is waited for until it has settled', async () => {
  const states = ['normal', 'normal', 'stopped'];
  const { sent, session: own } = session(writes, (line) =>
    line.startsWith('GET') ? detail(states.shift() ?? '') : { status: 202 },
  );
  expect(await own.ownChangefeed('stopped')).toBe('run-1');
  expect(sent).toEqual([
    'POST /changefeeds',
    'GET /changefeeds/run-1',
    'POST /changefeeds/run-1/pause',
    'GET /changefeeds/run-1',
    'GET /changefeeds/run-1',
  ]);
});

test('a changefeed that never settles is given up at the deadline', async () => {
  let now = 0;
  const { session: own } = session(
    writes,
    (line) => (line.startsWith('GET') ? detail('failed') : { status: 202 }),
    { timeout: 5_000, now: () => (now += 1_000) },
  );
  await expect(own.ownChangefeed()).rejects.toThrow(
    'changefeed run-1 did not become normal in 5000 ms',
  );
});

test('its changefeeds are removed at the end', async () => {
  const { sent, session: own } = session(writes, () => ({ status: 202 }));
  own.newChangefeed();
  own.newChangefeed();
  expect(await own.cleanUp()).toEqual([]);
  expect(sent).toEqual(['DELETE /changefeeds/run-1', 'DELETE /changefeeds/run-2']);
});

test('an unknown changefeed is asked for twice, since a new one may be unknown for a moment', async () => {
  const answers = [notExists, { status: 202 }];
  const { sent, session: own } = session(writes, () => answers.shift() ?? { status: 500 });
  own.newChangefeed();
  expect(await own.cleanUp()).toEqual([]);
  expect(sent).toEqual(['DELETE /changefeeds/run-1', 'DELETE /changefeeds/run-1']);
});

test('a changefeed is removed once the election is over that its removal met', async () => {
  const answers = [{ status: 500 }, { status: 500 }, { status: 202 }];
  const { sent, session: own } = session(writes, () => answers.shift() ?? { status: 404 });
  own.newChangefeed();
  expect(await own.cleanUp()).toEqual([]);
  expect(sent).toHaveLength(3);
});

test('what could not be removed is named', async () => {
  let now = 0;
  const tick = () => {
    now += 1_000;
    return now;
  };
  const { session: own } = session(writes, () => ({ status: 500 }), { now: tick });
  own.newChangefeed();
  expect(await own.cleanUp()).toEqual(['run-1']);
});

test('its changefeeds touch no table, and no two share a host', () => {
  const { session: own } = session(writes, () => ({ status: 202 }));
  expect(own.newChangefeed()).toEqual({
    changefeed_id: 'run-1',
    sink_uri: 'blackhole://run-1/',
    filter_rules: ['run.*'],
  });
  const { session: hyphened } = session(writes, () => ({ status: 202 }), { runId: 'a-run' });
  expect(hyphened.newChangefeed().filter_rules).toEqual(['a_run.*']);
  expect(own.newChangefeed().sink_uri).toBe('blackhole://run-2/');
});

test('a server that does not answer is a finding, not a crash', async () => {
  const fetch: typeof globalThis.fetch = async () => {
    throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') });
  };
  const { session: own } = session(readOnly, () => ({ status: 200 }), { fetch });
  expect(await runCase('getHealth', cases.getHealth[0], own)).toEqual({
    kind: 'violates',
    findings: [
      {
        check: 'transport',
        operationId: 'getHealth',
        pointer: '',
        expected: 'an answer',
        received: 'fetch failed: connect ECONNREFUSED 127.0.0.1:1',
      },
    ],
  });
});
