// Finds effects that do not come, do not last or show wrongly, and operations that change another changefeed.
import { expect, test } from 'vitest';
import {
  accepted,
  aFinding,
  type Between,
  changeBody,
  findingsWith,
  is,
  rulesOf,
} from '../support.js';

/** Responds 202 without doing anything. */
const swallow =
  (method: string, path: RegExp): Between =>
  (request, send) =>
    is(request, method, path) && !request.url.includes('-unknown') && !request.url.includes('a_b')
      ? Promise.resolve(accepted)
      : send(request);

/** Does the same to another test changefeed as well. */
const leak =
  (method: string, path: RegExp, to: string): Between =>
  async (request, send) => {
    if (is(request, method, path)) {
      const url = request.url.replace(/check-unit-\d+/, to);
      if (url !== request.url) await send({ ...request, url });
    }
    return send(request);
  };

test.each([
  ['pauseChangefeed', 'POST', /\/pause$/, 'check-unit-2', 'state normal'],
  ['resumeChangefeed', 'POST', /\/resume$/, 'check-unit-3', 'state stopped'],
  ['removeChangefeed', 'DELETE', /check-unit-3$/, 'check-unit-3', 'state'],
  ['createChangefeed', 'POST', /\/changefeeds$/, 'check-unit-1', 'not found'],
  ['updateChangefeed', 'PUT', /check-unit-\d+$/, 'check-unit-3', 'target_ts'],
] as const)(
  '%s that is accepted and never takes effect',
  async (operationId, method, path, changefeed, received) => {
    expect(await findingsWith(swallow(method, path))).toContainEqual(
      aFinding(operationId, 'takes-effect', {
        check: 'settling',
        subject: { changefeed },
        expected: expect.stringContaining('within 30 s'),
        received: expect.stringContaining(received),
      }),
    );
  },
);

test.each([
  ['pauseChangefeed', 'POST', /\/pause$/, 'check-unit-1', 'normal or warning'],
  ['resumeChangefeed', 'POST', /\/resume$/, 'check-unit-2', 'stopped'],
  ['removeChangefeed', 'DELETE', /check-unit-\d+$/, 'check-unit-1', 'normal or warning'],
] as const)(
  '%s that changes the state of another changefeed',
  async (operationId, method, path, changefeed, states) => {
    expect(await findingsWith(leak(method, path, changefeed))).toContainEqual(
      aFinding(operationId, 'state-unchanged', {
        check: 'settling',
        subject: { changefeed },
        expected: expect.stringContaining(states),
      }),
    );
  },
);

test('an update that changes the target of another changefeed', async () => {
  const findings = await findingsWith(leak('PUT', /check-unit-\d+$/, 'check-unit-2'));
  expect(findings).toContainEqual(
    aFinding('updateChangefeed', 'setting-unchanged', {
      subject: { changefeed: 'check-unit-2', field: 'target_ts' },
      expected: expect.stringContaining(' stays 0 '),
    }),
  );
});

test('a pause that does not last', async () => {
  let reads = 0;
  const findings = await findingsWith(
    changeBody(/check-unit-2$/, (body) => {
      if (!body.includes('"state": "stopped"')) return body;
      reads += 1;
      return reads % 2 === 0 ? body.replace('"state": "stopped"', '"state": "normal"') : body;
    }),
  );
  expect(findings).toContainEqual(
    aFinding('getChangefeed', 'state-unchanged', {
      subject: { changefeed: 'check-unit-2' },
      pointer: '/state',
      expected: expect.stringContaining('stopped after'),
      received: 'state normal',
    }),
  );
});

test('an update that changes another setting as well', async () => {
  const findings = await findingsWith(async (request, send) => {
    const isUpdate = is(request, 'PUT', /check-unit-\d+$/) && request.body?.includes('"target_ts"');
    const body = isUpdate
      ? request.body?.replace('{', '{"sink_uri":"blackhole://elsewhere/",')
      : request.body;
    return send({ ...request, ...(body !== undefined && { body }) });
  });
  expect(rulesOf(findings)).toContain('updateChangefeed setting-unchanged check-unit-3 sink_uri');
});

test('a list that does not show new changefeeds', async () => {
  const findings = await findingsWith(
    changeBody(/\/changefeeds$/, (body) =>
      JSON.stringify(JSON.parse(body).filter(({ id }: { id: string }) => !id.startsWith('check-'))),
    ),
  );
  expect(findings).toContainEqual(
    aFinding('createChangefeed', 'takes-effect', {
      subject: { changefeed: 'check-unit-1' },
      received: expect.stringContaining('not listed'),
    }),
  );
});

test('a TSO that loses its last digits on the way to the server', async () => {
  const findings = await findingsWith(async (request, send) => {
    const body = request.body?.replace('9223372036854775783', '9223372036854775807');
    return send({ ...request, ...(body !== undefined && { body }) });
  });
  expect(findings).toContainEqual(
    aFinding('getChangefeed', 'setting-as-given', {
      check: 'consistency',
      pointer: '/target_ts',
      expected: expect.stringContaining('9223372036854775783'),
      received: '9223372036854775807',
    }),
  );
});

test('a checkpoint that goes back', async () => {
  let back = 0n;
  const findings = await findingsWith(
    changeBody(/check-unit-1$/, (body) =>
      body.replace(/"checkpoint_tso": (\d+)/, (_, digits) => {
        back += 1n << 40n;
        return `"checkpoint_tso": ${BigInt(digits) - back}`;
      }),
    ),
  );
  expect(findings).toContainEqual(
    aFinding('getChangefeed', 'checkpoint-goes-back', {
      subject: { changefeed: 'check-unit-1' },
    }),
  );
});

test('a password that is not masked', async () => {
  const findings = await findingsWith(
    changeBody(/check-unit-\d+$/, (body) => body.replace('checker:xxxxx@', 'checker:no-secret@')),
  );
  expect(findings).toContainEqual(
    aFinding('getChangefeed', 'sink-password-masked', { pointer: '/sink_uri' }),
  );
  expect(JSON.stringify(findings)).not.toContain('no-secret');
});
