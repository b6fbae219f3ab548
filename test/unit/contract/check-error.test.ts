// What an error body says: message and code agree with each other, with the status, the release and what was asked for.
import { expect, test } from 'vitest';
import type { OperationId } from '../../../generated/operations.js';
import { formatFinding } from '../../../src/contract/finding/finding.js';
import { readRelease } from '../../../src/contract/release-range.js';
import { checkExchange, type Expectation } from '../../../src/contract/response/judge-exchange.js';
import { errorCodesOf } from '../../../src/contract/schema/error-codes.js';
import { contractOf, type Generation } from '../../../src/contract/schema/release-contract.js';

interface Asked extends Partial<Expectation> {
  readonly operationId?: OperationId;
  readonly release?: string | undefined;
  readonly generation?: Generation;
  readonly type?: string;
}

function judge(status: number, message: string, code: string, asked: Asked = {}) {
  const { operationId = 'createChangefeed', generation = 'classic', release, ...rest } = asked;
  const { type = 'application/json; charset=utf-8', ...expectation } = rest;
  const body = JSON.stringify({ error_msg: message, error_code: code });
  const request = { method: 'POST', url: 'http://127.0.0.1:8300/' };
  const response = { status, headers: { 'content-type': type }, body };
  const view = contractOf(generation, release === undefined ? undefined : readRelease(release));
  return checkExchange(
    { operationId, request, response },
    { statuses: [status], ...expectation },
    view,
  );
}

const lines = (...args: Parameters<typeof judge>) =>
  judge(...args).map((finding) => formatFinding(finding).replace(/^\w+ error-template /, ''));

test('a message that begins with its code conforms', () => {
  expect(lines(400, '[CDC:ErrSinkURIInvalid]no', 'CDC:ErrSinkURIInvalid')).toEqual([]);
  expect(lines(500, 'election: no leader', '', { release: '8.5.7' })).toEqual([]);
  expect(lines(500, '[ErrRequestForwardErr]loop', 'ErrRequestForwardErr')).toEqual([]);
});

test('a message without its code is found', () => {
  expect(lines(400, 'no', 'CDC:ErrSinkURIInvalid', { release: '8.5.7' })).toEqual([
    '/error_msg: expected a message that begins with [CDC:ErrSinkURIInvalid], received no',
  ]);
});

test('the code of a cause counts up to v6.1.7 and for an unknown release, not later (facts 1.0)', () => {
  const answer = [
    500,
    '[CDC:ErrReachMaxTry]no: [CDC:ErrOwnerNotFound]no',
    'CDC:ErrOwnerNotFound',
  ] as const;
  expect(lines(...answer)).toEqual([]);
  expect(lines(...answer, { release: '6.1.7' })).toEqual([]);
  expect(lines(...answer, { release: '6.2.0' })).toEqual([
    '/error_msg: expected a message that begins with [CDC:ErrOwnerNotFound], received [CDC:ErrReachMaxTry]no: [CDC:ErrOwnerNotFound]no',
  ]);
});

test('an empty code beside a message with one is found from v6.2.0 on (facts 1.0)', () => {
  const answer = [400, '[CDC:ErrFilterRuleInvalid]no', ''] as const;
  expect(lines(...answer, { release: '6.1.7' })).toEqual([]);
  expect(lines(...answer, { release: '6.2.0' })).toEqual([
    '/error_code: expected "CDC:ErrFilterRuleInvalid", which error_msg begins with, received ""',
  ]);
  expect(lines(500, '[CDC:ErrNotOwner]no', '', { generation: 'newarch' })).toHaveLength(1);
});

test('a code other than those to be provoked is found', () => {
  const answer = [400, '[CDC:ErrSinkURIInvalid]no', 'CDC:ErrSinkURIInvalid'] as const;
  expect(lines(...answer, { errorCodes: ['CDC:ErrSinkURIInvalid'] })).toEqual([]);
  expect(lines(...answer, { errorCodes: ['CDC:ErrAPIInvalidParam', ''] })).toEqual([
    '/error_code: expected "CDC:ErrAPIInvalidParam" or "", received "CDC:ErrSinkURIInvalid"',
  ]);
});

test('a code is not asked for where the status is another', () => {
  const findings = judge(500, 'no', '', { statuses: [400], errorCodes: ['CDC:ErrX'] });
  expect(findings.map(({ check }) => check)).toEqual(['status-code']);
});

test('an unknown code is an error in a refusal, a warning in a failure and of a newer server', () => {
  const code = 'CDC:ErrOfTomorrow';
  expect(judge(400, `[${code}]no`, code)).toMatchObject([
    { check: 'error-template', pointer: '/error_code', expected: 'a known error code' },
  ]);
  expect(judge(400, `[${code}]no`, code)[0]?.severity).toBeUndefined();
  expect(judge(500, `[${code}]no`, code)[0]?.severity).toBe('warning');
  expect(judge(400, `[${code}]no`, code, { release: '9.0.0' })[0]?.severity).toBe('warning');
});

test('a code that is none is found', () => {
  expect(judge(500, '[teapot]no', 'teapot').map(({ check }) => check)).toContain('response-body');
});

test('a code that the release does not have is found (facts 5)', () => {
  const answer = [401, '[CDC:ErrUnauthorized]no', 'CDC:ErrUnauthorized'] as const;
  expect(lines(...answer, { release: '8.0.0' })).toEqual([]);
  const race = [500, '[DFLOW:ErrMetaOpFailed]no', 'DFLOW:ErrMetaOpFailed'] as const;
  expect(lines(...race, { release: '7.1.4' })).toEqual([]);
  expect(lines(...race, { release: '7.6.0' })).toEqual([
    '/error_code: expected no code that only releases >=6.5.8 <6.6.0 || >=7.1.4 <7.2.0 || >=7.5.1 <7.6.0 || >=8.0.0 have, received "DFLOW:ErrMetaOpFailed"',
  ]);
});

test('a code with a status that it does not come with is found (facts 5)', () => {
  expect(lines(500, '[CDC:ErrChangeFeedNotExists]no', 'CDC:ErrChangeFeedNotExists')).toEqual([
    '/error_code: expected a code of status 500; this one comes with 400, received "CDC:ErrChangeFeedNotExists"',
  ]);
});

test('a code in the text of the cause gives the status as well (facts 5)', () => {
  const cause = '[CDC:ErrUpstreamNotFound]no: [CDC:ErrSinkURIInvalid]no';
  expect(lines(400, cause, 'CDC:ErrUpstreamNotFound')).toEqual([]);
});

test('a body that cannot be parsed is refused as text, any other refusal as JSON', () => {
  const text = { type: 'text/plain; charset=utf-8' };
  const answer = [400, '[CDC:ErrAPIInvalidParam]EOF', 'CDC:ErrAPIInvalidParam'] as const;
  expect(lines(...answer, text)).toEqual([]);
  expect(lines(...answer, { ...text, mediaType: 'text/plain' })).toEqual([]);
  expect(lines(...answer, { ...text, mediaType: 'application/json' })).toEqual([
    'createChangefeed content-type: expected application/json, received text/plain; charset=utf-8',
  ]);
});

test.each(['classic', 'newarch'] as const)(
  'the codes of %s come with statuses of errors',
  (generation) => {
    const { codes } = errorCodesOf(contractOf(generation, undefined));
    expect(codes.size).toBeGreaterThan(25);
    for (const { statuses } of codes.values()) {
      expect(statuses.length).toBeGreaterThan(0);
      expect(statuses.filter((status) => ![400, 401, 500, 503].includes(status))).toEqual([]);
    }
  },
);
