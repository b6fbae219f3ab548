// Every output of the project masks every shape of a secret. The reporters have a test of their own.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { record } from '../../../scripts/record/record.js';
import { printRecording } from '../../../scripts/record/recording.js';
import { createLogger } from '../../../src/cli/check/logger.js';
import { createClient } from '../../../src/client/index.js';
import { describeFinding, formatFinding } from '../../../src/contract/finding/describe.js';
import { finding } from '../../../src/contract/finding/finding.js';
import { reportFinding } from '../../../src/contract/report/report-finding.js';
import { describeUnusable } from '../../../src/contract/run/describe-unusable.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { createJournal } from '../../../src/sandbox/journal.js';
import { maskSecrets } from '../../../src/shared/mask-secrets/index.js';
import { basic, readings, secret, texts } from '../../fixtures/secrets.js';
import { findingsOf } from '../contract/response/support.js';

function expectMasked(output: string): void {
  expect(output.length).toBeGreaterThan(0);
  for (const reading of readings(output)) {
    expect(reading).not.toContain(secret);
    expect(reading).not.toContain(basic);
  }
}

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => expect.unreachable('expected an error'),
    (error: unknown) => error,
  );
}

const baseUrl = 'http://127.0.0.1:8300';

describe.each(texts)('%s', (text) => {
  test('is masked, and masking it again changes nothing', () => {
    const masked = maskSecrets(text);
    expectMasked(masked);
    expect(maskSecrets(masked)).toBe(masked);
  });

  test.each([
    ['as an error of TiCDC', JSON.stringify({ error_msg: text, error_code: 'CDC:ErrX' }), 400],
    ['as another body', text, 502],
    ['as a body that is no JSON', `${text} }`, 200],
  ])('does not show in an error of the client: %s', async (_, body, status) => {
    const fetch = async () =>
      new Response(body, { status, headers: { 'content-type': 'application/json' } });
    const error = await errorOf(createClient({ baseUrl, fetch, retry: false }).listCaptures());
    expectMasked(inspect(error));
  });

  test('does not show in the message of a network error', async () => {
    const fetch = async () => {
      throw new TypeError('fetch failed', { cause: new Error(text) });
    };
    const error = await errorOf(createClient({ baseUrl, fetch, retry: false }).listCaptures());
    expectMasked(error instanceof Error ? error.message : '');
  });

  test('does not show in the journal of the sandbox', () => {
    const journal = createJournal();
    const common = { method: 'POST', capture: 'c', status: 202 };
    const bodies = [text, JSON.stringify({ sink_uri: text }), JSON.stringify(JSON.stringify(text))];
    for (const body of bodies) {
      journal.add({ ...common, path: `/api/v1/changefeeds?a=${encodeURIComponent(text)}`, body });
      journal.add({ ...common, path: `/api/v1/changefeeds/${text}`, body });
    }
    for (const { path, body } of journal.entries) {
      expectMasked(path);
      expectMasked(body);
    }
  });

  test('does not show in a log line', () => {
    let written = '';
    const logger = createLogger({ isTTY: true, write: (line) => (written += line) });
    logger.log(`cannot write: ${text}`);
    logger.progress(text);
    expectMasked(written);
  });

  test('does not show in a finding, nor in its curl line', () => {
    const request = {
      method: 'POST',
      url: `${baseUrl}/api/v1/changefeeds?a=${text}`,
      headers: { 'x-note': text, authorization: text },
      body: text,
    };
    const received = { status: 418, body: text };
    const found = finding('unexpected-status', 'createChangefeed', {
      expected: [202],
      received,
      request,
    });
    expectMasked(formatFinding(describeFinding(found)));
    expectMasked(reportFinding(found, 'classic').curl ?? '');
    for (const one of findingsOf('listChangefeeds', JSON.stringify([{ sink: text }]))) {
      expectMasked(formatFinding(describeFinding(one)));
    }
  });

  test('does not show where the check names a response that is not one of TiCDC', () => {
    const request = { method: 'GET', url: `${baseUrl}/api/v1/status` };
    const order = { sent: 1, received: 2 };
    for (const [status, name] of [
      [302, 'location'],
      [401, 'www-authenticate'],
    ] as const) {
      const response = { status, headers: { [name]: text }, body: text };
      expectMasked(describeUnusable({ request, response, order }));
    }
  });
});

test('no text shows in the journal of a running sandbox', async () => {
  const sandbox = await startSandbox({ port: 0, clock: 'virtual' });
  onTestFinished(() => sandbox.close());
  for (const text of texts) {
    const settings = { changefeed_id: 'a', sink_uri: text, sink_config: { x: text } };
    const body = Buffer.from(JSON.stringify(settings));
    await sandbox.respond({ method: 'POST', target: '/api/v1/changefeeds', headers: {}, body });
  }
  expect(sandbox.cluster.journal).toHaveLength(texts.length);
  expectMasked(JSON.stringify(sandbox.cluster.journal));
});

test('no text shows in what `npm run record` writes', async () => {
  let next = 0;
  const server = createServer((request, response) => {
    if (request.url === '/api/v1/status') response.end('{"version":"v8.5.7"}');
    else if (request.url === '/api/v1/changefeeds?state=all') response.end('[]');
    else {
      const text = texts[next % texts.length] ?? '';
      next += 1;
      response.setHeader('x-note', encodeURIComponent(text)).end(JSON.stringify([text]));
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const script = texts.map((_, index) => ({
    name: `request ${index}`,
    node: 'owner' as const,
    method: 'GET',
    path: `/api/v1/x${index}`,
    response: { status: 200, headers: {}, body: '', seconds: 0 },
  }));
  const target = { url: `http://127.0.0.1:${port}`, pass: async () => {} };
  const printed = printRecording(await record(target, script));
  expect(next).toBeGreaterThanOrEqual(texts.length);
  expectMasked(printed);
});
