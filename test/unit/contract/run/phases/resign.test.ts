// Checks the effect of an eviction of the owner, the responses meanwhile, and that nothing else changes.
import { expect, test } from 'vitest';
import { runChecks } from '../../../../../src/contract/index.js';
import {
  aFinding,
  type Between,
  changedAfter,
  findingsOf,
  findingsWith,
  rulesOf,
  withSandbox,
} from '../support.js';
import { disruptive, isResign, json, latencies, respondWith } from './disruptive.js';

test.each(
  latencies.flatMap((latency) => [
    { latency, release: '8.5.7' },
    { latency, release: '6.1.7' },
  ]),
)('an eviction that is accepted and does nothing, with $latency, v$release', async (server) => {
  const findings = await findingsWith(respondWith(isResign), disruptive, server);
  expect(findings).toContainEqual(
    aFinding('resignOwner', 'owner-evicted', {
      check: 'settling',
      expected: expect.stringMatching(/another owner than [\w-]+ within 2 s/),
    }),
  );
});

/** Replaces the responses to GET that fail after an eviction. */
function withoutOwner(status: number, headers: Record<string, string>, body: string): Between {
  let isOn = false;
  return async (request, send) => {
    const response = await send(request);
    isOn ||= isResign(request);
    if (!isOn || request.method !== 'GET' || response.status < 500) return response;
    return { status, headers, body };
  };
}

test.each([
  ['a 404', 404, { 'content-type': 'text/plain' }, '404 page not found', 'unexpected-status'],
  ['a page', 500, { 'content-type': 'text/html' }, '<h1>Bad gateway</h1>', 'content-type'],
  ['a 502', 502, { 'content-type': 'text/html' }, '<h1>Bad gateway</h1>', 'unexpected-status'],
  [
    'a code of another error',
    500,
    json,
    '{"error_msg":"[CDC:ErrEncodeFailed]encode failed: x","error_code":"CDC:ErrEncodeFailed"}',
    'unexpected-error-code /error_code',
  ],
  [
    'a text that does not mention an owner',
    500,
    json,
    '{"error_msg":"something else","error_code":""}',
    'unknown-leaderless-response',
  ],
] as const)(
  '%s while the cluster has no owner (server-behaviour/state-machine.md#elections)',
  async (_, status, headers, body, rule) => {
    const findings = await findingsWith(withoutOwner(status, headers, body), disruptive);
    expect(rulesOf(findings)).toContain(`listChangefeeds ${rule}`);
  },
);

test('a role of the called capture that differs from the list of captures after an eviction', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /\/owner\/resign$/, /\/status$/, (body) =>
      body.replace(/"is_owner": (true|false)/, (_, is) => `"is_owner": ${is === 'false'}`),
    ),
    disruptive,
  );
  expect(findings).toContainEqual(
    aFinding('resignOwner', 'role-after-election', {
      subject: { capture: expect.stringMatching(/^[\w-]+$/) },
    }),
  );
});

test('two owners after an eviction', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /\/owner\/resign$/, /\/captures$/, (body) =>
      body.replaceAll('"is_owner": false', '"is_owner": true'),
    ),
    disruptive,
  );
  expect(findings).toContainEqual(
    aFinding('resignOwner', 'one-owner-elected', {
      expected: expect.stringContaining('within 30 s'),
    }),
  );
});

test('an eviction that changes the state of a changefeed', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /\/owner\/resign$/, /check-unit-1$/, (body) =>
      body.replace('"state": "normal"', '"state": "failed"'),
    ),
    disruptive,
  );
  expect(findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'state-unchanged',
      subject: { changefeed: 'check-unit-1' },
      expected: expect.stringContaining('normal or warning after resignOwner'),
      received: 'state failed',
    }),
  );
});

test('an eviction that changes the target of a changefeed', async () => {
  const findings = await findingsWith(
    changedAfter('POST', /\/owner\/resign$/, /check-unit-1$/, (body) =>
      body.replace('"target_ts": 0', '"target_ts": 1'),
    ),
    disruptive,
  );
  expect(findings).toContainEqual(
    aFinding('resignOwner', 'setting-unchanged', {
      subject: { changefeed: 'check-unit-1', field: 'target_ts' },
      expected: expect.stringContaining(' stays 0 '),
      received: '1',
    }),
  );
});

test.each(['8.5.6', '8.5.7'])(
  'an eviction that is accepted and does nothing, of the new architecture v%s (server-behaviour/new-architecture.md#resign)',
  (release) =>
    withSandbox(
      async ({ options }) => {
        const findings = findingsOf(await runChecks(options));
        expect(findings).toContainEqual(
          aFinding('resignOwner', 'owner-evicted', {
            expected: expect.stringContaining('within 2 s'),
          }),
        );
      },
      { generation: 'newarch', release, between: respondWith(isResign, '{}') },
    ),
);
