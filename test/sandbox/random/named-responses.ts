// Judges responses to hostile requests: whatever comes must be one that the facts name, in its form to the byte.
import { expect } from 'vitest';
import type { ReceivedResponse } from '../http.js';
import type { Expectation } from './hostile-requests.js';

const json = 'application/json; charset=utf-8';
const text = 'text/plain; charset=utf-8';

/** server-behaviour/error-codes.md#codes, the 400 list of v8.5; `""` is a body of PUT that cannot be read. */
const badRequestCodes = [
  'CDC:ErrAPIInvalidParam',
  'CDC:ErrSinkURIInvalid',
  'CDC:ErrStartTsBeforeGC',
  'CDC:ErrChangeFeedNotExists',
  'CDC:ErrTargetTsBeforeStartTs',
  'CDC:ErrTableIneligible',
  'CDC:ErrFilterRuleInvalid',
  'CDC:ErrChangefeedUpdateRefused',
  'CDC:ErrMySQLConnectionError',
  'CDC:ErrMySQLInvalidConfig',
  'CDC:ErrCaptureNotExist',
  'CDC:ErrSchedulerRequestFailed',
  '',
];

/** server-behaviour/error-codes.md#codes, the codes of status 500 in a cluster with an owner: duplicates, and sinks and settings that cannot work. */
const serverErrorCodes =
  /^(CDC:ErrChangeFeedAlreadyExists|DFLOW:ErrMetaOpFailed|CDC:Err(Kafka|Pulsar|Sink|StorageSink|MQSink)\w+|CDC:ErrInvalidReplicaConfig)$/;

/** Node's own statuses for what never becomes a request, and the limits of the server; the last three are documented. */
const refusalStatuses = [400, 408, 413, 431];

/** What Go's HTTP server responds itself (server-behaviour/running-servers.md#broken-escape). */
const goRefusals = [
  '400 Bad Request',
  '400 Bad Request: missing required Host header',
  '408 Request Timeout',
  '431 Request Header Fields Too Large',
];

/** Fails unless the facts name the response. */
export function expectNamed(response: ReceivedResponse): void {
  switch (response.status) {
    case 200:
    case 202:
      if (response.type === undefined) expect(response.text).toBe('');
      else expect(response.type).toBe(json);
      break;
    case 301:
      expect(response.type).toBe('text/html; charset=utf-8');
      break;
    case 307:
      expect(response).toMatchObject({ type: undefined, text: '' });
      break;
    case 404:
      expect(response).toMatchObject({ type: 'text/plain', text: '404 page not found' });
      break;
    case 500:
      expect(response.type).toBe(json);
      expect(errorCodeOf(response)).toMatch(serverErrorCodes);
      break;
    default:
      expect(refusalStatuses).toContain(response.status);
      if (goRefusals.includes(response.text)) {
        expect(response.type).toBe(text);
        return;
      }
      expect([json, text]).toContain(response.type);
      expect(badRequestCodes).toContain(errorCodeOf(response));
  }
}

/** Fails unless the response is the one that was expected; `named` expects no particular one. */
export function expectResponse(
  expected: Expectation,
  method: string,
  response: ReceivedResponse,
): void {
  if (method === 'HEAD') {
    expect(response).toMatchObject({ status: 404, text: '' });
    return;
  }
  expectNamed(response);
  if (expected === 'named') return;
  const got = { status: response.status, type: response.type };
  const code =
    response.status === 400 || response.status === 500 ? errorCodeOf(response) : undefined;
  if (expected === 'created' && code !== undefined) {
    // Drawn before: the owner knows it already, or has not seen it yet (server-behaviour/changefeeds.md#create,
    // server-behaviour/state-machine.md#visibility).
    expect(['CDC:ErrChangeFeedAlreadyExists', 'DFLOW:ErrMetaOpFailed']).toContain(code);
    return;
  }
  expect({ ...got, code }).toEqual(responses[expected]);
}

const responses = {
  created: { status: 202, type: undefined, code: undefined },
  'bad body': { status: 400, type: text, code: 'CDC:ErrAPIInvalidParam' },
  'update refused': { status: 400, type: json, code: 'CDC:ErrChangefeedUpdateRefused' },
  'bad id': { status: 400, type: json, code: 'CDC:ErrAPIInvalidParam' },
  'unknown changefeed': { status: 400, type: json, code: 'CDC:ErrChangeFeedNotExists' },
  'not found': { status: 404, type: 'text/plain', code: undefined },
} as const;

/** Fails unless the body is TiCDC's error template as Go writes it (server-behaviour/http.md#error-body). */
function errorCodeOf(response: ReceivedResponse): string {
  const { error_msg, error_code } = JSON.parse(response.text);
  expect(typeof error_code).toBe('string');
  expect(response.text).toBe(asGoWritesIt({ error_msg, error_code }));
  if (error_code !== '') expect(error_msg.startsWith(`[${error_code}]`)).toBe(true);
  expect(error_msg).not.toMatch(/ at .*\.[jt]s:\d+/);
  return error_code;
}

/** The template as TiCDC writes it: four spaces, `<`, `>` and `&` escaped. */
function asGoWritesIt(value: unknown): string {
  return JSON.stringify(value, undefined, 4).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
