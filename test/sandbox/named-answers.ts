// Judges answers to hostile requests: whatever comes must be one that the facts name, in its form to the byte.
import { expect } from 'vitest';
import type { Expectation } from './hostile-requests.js';
import type { Answer } from './http.js';

const json = 'application/json; charset=utf-8';
const text = 'text/plain; charset=utf-8';

/** Facts 5, the 400 list of v8.5; `""` is a body of PUT that cannot be read. */
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

/** Facts 5, what a cluster with an owner answers 500: duplicates, and sinks and settings that cannot work. */
const serverErrorCodes =
  /^(CDC:ErrChangeFeedAlreadyExists|DFLOW:ErrMetaOpFailed|CDC:Err(Kafka|Pulsar|Sink|StorageSink|MQSink)\w+|CDC:ErrInvalidReplicaConfig)$/;

/** Node's own statuses for what never becomes a request, and the limits of the server; the last three are documented. */
const refusalStatuses = [400, 408, 413, 431];

/** Fails unless the facts name the answer. */
export function expectNamed(answer: Answer): void {
  switch (answer.status) {
    case 200:
    case 202:
      if (answer.type === undefined) expect(answer.text).toBe('');
      else expect(answer.type).toBe(json);
      break;
    case 301:
      expect(answer.type).toBe('text/html; charset=utf-8');
      break;
    case 307:
      expect(answer).toMatchObject({ type: undefined, text: '' });
      break;
    case 404:
      expect(answer).toMatchObject({ type: 'text/plain', text: '404 page not found' });
      break;
    case 500:
      expect(answer.type).toBe(json);
      expect(errorCodeOf(answer)).toMatch(serverErrorCodes);
      break;
    default:
      expect(refusalStatuses).toContain(answer.status);
      expect([json, text]).toContain(answer.type);
      expect(badRequestCodes).toContain(errorCodeOf(answer));
  }
}

/** Fails unless the answer is the one that was expected; `named` expects no particular one. */
export function expectAnswer(expected: Expectation, method: string, answer: Answer): void {
  if (method === 'HEAD') {
    expect(answer).toMatchObject({ status: 404, text: '' });
    return;
  }
  expectNamed(answer);
  if (expected === 'named') return;
  const got = { status: answer.status, type: answer.type };
  const code = answer.status === 400 || answer.status === 500 ? errorCodeOf(answer) : undefined;
  if (expected === 'created' && code !== undefined) {
    // Drawn before: the owner knows it already, or has not seen it yet (facts 1.6, 4.3).
    expect(['CDC:ErrChangeFeedAlreadyExists', 'DFLOW:ErrMetaOpFailed']).toContain(code);
    return;
  }
  expect({ ...got, code }).toEqual(answers[expected]);
}

const answers = {
  created: { status: 202, type: undefined, code: undefined },
  'bad body': { status: 400, type: text, code: 'CDC:ErrAPIInvalidParam' },
  'update refused': { status: 400, type: json, code: 'CDC:ErrChangefeedUpdateRefused' },
  'bad id': { status: 400, type: json, code: 'CDC:ErrAPIInvalidParam' },
  'unknown changefeed': { status: 400, type: json, code: 'CDC:ErrChangeFeedNotExists' },
  'not found': { status: 404, type: 'text/plain', code: undefined },
} as const;

/** Fails unless the body is TiCDC's error template as Go writes it (facts 1.0). */
function errorCodeOf(answer: Answer): string {
  const { error_msg, error_code } = JSON.parse(answer.text);
  expect(typeof error_code).toBe('string');
  expect(answer.text).toBe(asGoWritesIt({ error_msg, error_code }));
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
