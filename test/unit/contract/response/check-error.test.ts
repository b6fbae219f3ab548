// Error bodies: message and code must agree with each other, with the status, the release and the request.
import { expect, test } from 'vitest';
import type { OperationId } from '../../../../generated/operations.js';
import { type Case, dataOf, findingsOf } from './support.js';

function judge(status: number, message: string, code: string, given: Case = {}) {
  const body = JSON.stringify({ error_msg: message, error_code: code });
  const operationId: OperationId = 'createChangefeed';
  return findingsOf(operationId, body, { status, ...given });
}

const data = (...args: Parameters<typeof judge>) => judge(...args).map(dataOf);

test('a message that begins with its code conforms', () => {
  expect(data(400, '[CDC:ErrSinkURIInvalid]no', 'CDC:ErrSinkURIInvalid')).toEqual([]);
  expect(data(500, 'election: no leader', '', { release: '8.5.7' })).toEqual([]);
  expect(data(500, '[ErrRequestForwardErr]loop', 'ErrRequestForwardErr')).toEqual([]);
});

test('a message without its code is reported', () => {
  const code = 'CDC:ErrSinkURIInvalid';
  expect(data(400, 'no', code, { release: '8.5.7' })).toEqual([
    ['error-message-without-code', '/error_msg', { code, isPrefix: true }, 'no'],
  ]);
  expect(data(400, 'no', code)).toEqual([
    ['error-message-without-code', '/error_msg', { code, isPrefix: false }, 'no'],
  ]);
});

test('a code of the backup library stands behind its text (server-behaviour/changefeeds.md#create-storage-checks)', () => {
  const code = 'BR:ExternalStorage:ErrStorageInvalidConfig';
  const given = { release: '8.5.7' };
  expect(data(500, `no bucket: [${code}]no`, code, given)).toEqual([]);
  expect(data(500, 'no bucket', code, given)).toEqual([
    ['error-message-without-code', '/error_msg', { code, isPrefix: false }, 'no bucket'],
  ]);
});

test('the code of a cause counts up to v6.1.7 and for an unknown release, not later (server-behaviour/http.md#code-of-wrapped-errors)', () => {
  const code = 'CDC:ErrOwnerNotFound';
  const message = `[CDC:ErrReachMaxTry]no: [${code}]no`;
  expect(data(500, message, code)).toEqual([]);
  expect(data(500, message, code, { release: '6.1.7' })).toEqual([]);
  expect(data(500, message, code, { release: '6.2.0' })).toEqual([
    ['error-message-without-code', '/error_msg', { code, isPrefix: true }, message],
  ]);
});

test('an empty code beside a message with one is reported from v6.2.0 on (server-behaviour/http.md#code-of-wrapped-errors)', () => {
  const response = [400, '[CDC:ErrFilterRuleInvalid]no', ''] as const;
  expect(data(...response, { release: '6.1.7' })).toEqual([]);
  expect(data(...response, { release: '6.2.0' })).toEqual([
    ['error-code-empty', '/error_code', 'CDC:ErrFilterRuleInvalid', undefined],
  ]);
  expect(data(500, '[CDC:ErrNotOwner]no', '', { generation: 'newarch' })).toEqual([
    ['error-code-empty', '/error_code', 'CDC:ErrNotOwner', undefined],
  ]);
});

test('a code that the request should not provoke is reported', () => {
  const response = [400, '[CDC:ErrSinkURIInvalid]no', 'CDC:ErrSinkURIInvalid'] as const;
  const only = (...errorCodes: string[]) => ({ expectation: { errorCodes } });
  expect(data(...response, only('CDC:ErrSinkURIInvalid'))).toEqual([]);
  const codes = ['CDC:ErrAPIInvalidParam', ''];
  expect(data(...response, only(...codes))).toEqual([
    ['unexpected-error-code', '/error_code', codes, 'CDC:ErrSinkURIInvalid'],
  ]);
});

test('the code is not checked if the status is unexpected', () => {
  const expectation = { statuses: [400], errorCodes: ['CDC:ErrX'] };
  const findings = judge(500, 'no', '', { expectation });
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['unexpected-status']);
});

test('an unknown code is an error in a refusal, a warning in a failure and of a newer server', () => {
  const code = 'CDC:ErrOfTomorrow';
  const unknown = { ruleId: 'unknown-error-code', pointer: '/error_code', received: code };
  for (const [status, release, severity] of [
    [400, undefined, 'error'],
    [500, undefined, 'warning'],
    [400, '9.0.0', 'warning'],
  ] as const) {
    expect(judge(status, `[${code}]no`, code, { release })).toMatchObject([
      { ...unknown, severity },
    ]);
  }
});

test('a code that does not look like one is reported', () => {
  const rules = judge(500, '[teapot]no', 'teapot').map(({ ruleId }) => ruleId);
  expect(rules).toContain('text-pattern');
});

test('a code that the release does not have is reported (server-behaviour/error-codes.md#codes)', () => {
  const unauthorized = [401, '[CDC:ErrUnauthorized]no', 'CDC:ErrUnauthorized'] as const;
  expect(data(...unauthorized, { release: '8.0.0' })).toEqual([]);
  const race = [500, '[DFLOW:ErrMetaOpFailed]no', 'DFLOW:ErrMetaOpFailed'] as const;
  expect(data(...race, { release: '7.1.4' })).toEqual([]);
  expect(data(...race, { release: '7.6.0' })).toEqual([
    [
      'error-code-of-other-releases',
      '/error_code',
      '>=6.5.8 <6.6.0 || >=7.1.4 <7.2.0 || >=7.5.1 <7.6.0 || >=8.0.0',
      'DFLOW:ErrMetaOpFailed',
    ],
  ]);
});

test('a code with a status that it does not come with is reported (server-behaviour/error-codes.md#codes)', () => {
  const code = 'CDC:ErrChangeFeedNotExists';
  expect(data(500, `[${code}]no`, code)).toEqual([
    ['error-code-of-other-status', '/error_code', { status: 500, statuses: [400] }, code],
  ]);
});

test('a code in the text of the cause gives the status as well (server-behaviour/error-codes.md#codes)', () => {
  const cause = '[CDC:ErrUpstreamNotFound]no: [CDC:ErrSinkURIInvalid]no';
  expect(data(400, cause, 'CDC:ErrUpstreamNotFound')).toEqual([]);
});

test('a body that cannot be parsed is refused as text, any other refusal as JSON', () => {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  const response = [400, '[CDC:ErrAPIInvalidParam]EOF', 'CDC:ErrAPIInvalidParam'] as const;
  const as = (mediaType: string) => ({ headers, expectation: { mediaType } });
  expect(data(...response, { headers })).toEqual([]);
  expect(data(...response, as('text/plain'))).toEqual([]);
  expect(data(...response, as('application/json'))).toEqual([
    ['content-type', '', ['application/json'], 'text/plain; charset=utf-8'],
  ]);
});
