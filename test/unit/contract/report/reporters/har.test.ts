// The HTTP archive: its shape, exact bodies, and requests without a response.
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { runChecks } from '../../../../../src/contract/index.js';
import type { Report } from '../../../../../src/contract/report/report.js';
import { reporters } from '../../../../../src/contract/report/reporters/index.js';
import { withSandbox } from '../../run/support.js';
import { conforming, recorded } from '../sample-reports.js';
import { harSchema } from './har-schema.js';

const isArchive = new Ajv({ strict: true, allErrors: true }).compile(harSchema);

function archiveOf(report: Report) {
  const archive = JSON.parse(reporters.har(report, { color: false }));
  isArchive(archive);
  expect(isArchive.errors).toBeNull();
  return archive.log;
}

test('every exchange is an entry, literally', () => {
  const { entries, comment } = archiveOf(recorded);
  expect(comment).toMatch(/^Violates the contract: 3 errors/);
  expect(entries).toHaveLength(3);
  expect(entries[0]).toEqual({
    startedDateTime: '2026-10-01T12:00:00.300Z',
    time: 12,
    request: {
      method: 'GET',
      url: 'http://127.0.0.1:8300/api/v1/changefeeds?state=all',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [{ name: 'x-auth', value: '<secret>' }],
      queryString: [{ name: 'state', value: 'all' }],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [
        { name: 'content-type', value: 'application/json; charset=utf-8' },
        { name: 'x-proxy', value: 'a & b <c>' },
      ],
      content: {
        size: 71,
        mimeType: 'application/json; charset=utf-8',
        text: '[{"checkpoint_tso":18446744073709551615,"id":"test1","state":"nomral"}]',
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: 71,
    },
    cache: {},
    timings: { send: 0, wait: 12, receive: 0 },
  });
});

test('a request without a response has status 0 and the reason', () => {
  const [, lost] = archiveOf(recorded).entries;
  expect(lost.comment).toBe('the connection ended before a complete response arrived');
  expect(lost.response).toMatchObject({ status: 0, headers: [], bodySize: -1 });
  expect(lost.request).toMatchObject({
    method: 'POST',
    bodySize: 57,
    postData: {
      mimeType: 'application/json',
      text: '{"changefeed_id":"check-abc-1","sink_uri":"blackhole://"}',
    },
  });
});

test('a body that was cut says so, and its size is that of the whole', () => {
  const [, , long] = archiveOf(recorded).entries;
  expect(long.response).toMatchObject({
    status: 500,
    statusText: 'Internal Server Error',
    redirectURL: '/elsewhere',
    bodySize: -1,
    content: { size: 70_000, comment: 'The first 65,536 characters of 70,000 bytes.' },
  });
});

test('a run that recorded nothing says so', () => {
  expect(archiveOf(conforming)).toMatchObject({
    entries: [],
    comment: 'The exchanges of this run were not recorded: set the option recordExchanges.',
  });
});

test('a real run in write mode is an archive with every digit', () =>
  withSandbox(
    async ({ options }) => {
      const report = await runChecks({ ...options, mode: 'writes', recordExchanges: true });
      const { entries } = archiveOf(report);
      expect(entries).toHaveLength(report.requests);
      const texts: string[] = entries.map(
        ({ response }: { response: { content: { text?: string } } }) => response.content.text ?? '',
      );
      expect(texts.join()).toContain('"start_ts": 426919038970232833,');
    },
    { state: 'documented' },
  ));

test('only the reports that show exchanges depend on whether they were recorded', () => {
  const { exchanges: _, ...rest } = recorded;
  for (const name of ['pretty', 'json', 'junit', 'sarif', 'markdown'] as const) {
    expect(reporters[name](recorded, { color: false })).toBe(
      reporters[name](rest, { color: false }),
    );
    expect(reporters[name](recorded, { color: false })).not.toContain('exchange"');
  }
});
