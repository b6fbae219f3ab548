// Effects that do not come, come elsewhere, do not last, or are shown wrong are found.
import { expect, test } from 'vitest';
import { accepted, type Between, changeBody, findingsWith, is } from './support.js';

/** Answers 202 without doing anything. */
const swallow =
  (method: string, path: RegExp): Between =>
  (request, send) =>
    is(request, method, path) && !request.url.includes('-unknown') && !request.url.includes('a_b')
      ? Promise.resolve(accepted)
      : send(request);

/** Does the same to another changefeed of the run as well. */
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
  [
    'pause',
    'POST',
    /\/pause$/,
    'pauseChangefeed settling: expected within 30 s: the state is stopped, received state normal',
  ],
  [
    'resume',
    'POST',
    /\/resume$/,
    'resumeChangefeed settling: expected within 30 s: the state is normal, received state stopped',
  ],
  [
    'removal',
    'DELETE',
    /check-unit-3$/,
    'removeChangefeed settling: expected within 30 s: it is unknown, and listed no more, received state',
  ],
  [
    'creation',
    'POST',
    /\/changefeeds$/,
    'createChangefeed settling: expected within 30 s: it is readable, listed, and running, received the server does not know',
  ],
  [
    'update',
    'PUT',
    /check-unit-\d+$/,
    'updateChangefeed settling: expected within 30 s: target_ts is the new one',
  ],
] as const)('a %s that is accepted and never takes effect', async (_, method, path, finding) => {
  const findings = await findingsWith(swallow(method, path));
  expect(findings.join('\n')).toContain(finding);
});

test.each([
  [
    'pause',
    'POST',
    /\/pause$/,
    'check-unit-1',
    'that check-unit-1 stays normal or warning, when pauseChangefeed',
  ],
  [
    'resume',
    'POST',
    /\/resume$/,
    'check-unit-2',
    'that check-unit-2 stays stopped, when resumeChangefeed',
  ],
  [
    'removal',
    'DELETE',
    /check-unit-\d+$/,
    'check-unit-1',
    'that check-unit-1 stays normal or warning, when removeChangefeed',
  ],
  [
    'update',
    'PUT',
    /check-unit-\d+$/,
    'check-unit-2',
    'target_ts of check-unit-2 as before, 0, when updateChangefeed takes a new target_ts',
  ],
] as const)('a %s that reaches another changefeed', async (_, method, path, to, finding) => {
  const findings = await findingsWith(leak(method, path, to));
  expect(findings.join('\n')).toContain(finding);
});

test('a pause that does not last', async () => {
  let looks = 0;
  const findings = await findingsWith(
    changeBody(/check-unit-2$/, (body) => {
      if (!body.includes('"state": "stopped"')) return body;
      looks += 1;
      return looks % 2 === 0 ? body.replace('"state": "stopped"', '"state": "normal"') : body;
    }),
  );
  expect(findings.join('\n')).toContain(
    'that check-unit-2 stays stopped, as pauseChangefeed has left it, received state normal',
  );
});

test('an update that changes something else as well', async () => {
  const findings = await findingsWith(async (request, send) => {
    const isUpdate = is(request, 'PUT', /check-unit-\d+$/) && request.body?.includes('"target_ts"');
    const body = isUpdate
      ? request.body?.replace('{', '{"sink_uri":"blackhole://elsewhere/",')
      : request.body;
    return send({ ...request, ...(body !== undefined && { body }) });
  });
  expect(findings.join('\n')).toMatch(
    /updateChangefeed settling: expected sink_uri of check-unit-\d+ as before/,
  );
});

test('a list that does not show what is new', async () => {
  const findings = await findingsWith(
    changeBody(/\/changefeeds$/, (body) =>
      JSON.stringify(JSON.parse(body).filter(({ id }: { id: string }) => !id.startsWith('check-'))),
    ),
  );
  expect(findings.join('\n')).toContain('createChangefeed settling');
});

test('a TSO that loses its last digits on the way in', async () => {
  const findings = await findingsWith(async (request, send) => {
    const body = request.body?.replace('9223372036854775783', '9223372036854775807');
    return send({ ...request, ...(body !== undefined && { body }) });
  });
  expect(findings.join('\n')).toContain(
    'getChangefeed consistency /target_ts: expected 9223372036854775783, as given, received 9223372036854775807',
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
  expect(findings.join('\n')).toContain('a checkpoint of check-unit-1 that does not go back');
});

test('a password that is not masked', async () => {
  const findings = await findingsWith(
    changeBody(/check-unit-\d+$/, (body) => body.replace('checker:xxxxx@', 'checker:no-secret@')),
  );
  const consistency = findings.filter((line) => line.includes('sink_uri'));
  expect(consistency.length).toBeGreaterThan(0);
  expect(findings.join('\n')).not.toContain('no-secret');
});
