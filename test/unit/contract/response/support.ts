// Judging a single response in tests.
import type { OperationId } from '../../../../generated/operations.js';
import type { Finding } from '../../../../src/contract/finding/finding.js';
import {
  type Expectation,
  judgeExchange,
} from '../../../../src/contract/response/judge-exchange.js';
import { contractOf } from '../../../../src/contract/schema/release-contract.js';
import type { Generation } from '../../../../src/contract/schema/server-version.js';
import { readRelease } from '../../../../src/shared/release.js';

export const json = { 'content-type': 'application/json; charset=utf-8' };

/** An item of `listChangefeeds` as v8.5.7 sends it. */
export const item = {
  upstream_id: 7095877392012912413n,
  namespace: 'default',
  id: 'test1',
  state: 'failed',
  checkpoint_tso: 426921294362574849n,
  checkpoint_time: '2021-08-10 14:04:54.242',
  error: {
    time: '2026-03-02T08:15:30.123456789Z',
    addr: '127.0.0.1:8300',
    code: 'CDC:ErrSnapshotLostByGC',
    message: 'lost',
  },
};

/** A response, and the contract that it must keep. */
export interface Case {
  /** Default: 200. */
  readonly status?: number;
  /** Default: JSON in UTF-8. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: an unknown release. */
  readonly release?: string | undefined;
  /** Default: `classic`. */
  readonly generation?: Generation;
  /** Default: the status of the response, and any code and media type. */
  readonly expectation?: Partial<Expectation>;
}

/** The findings of a response with a body. */
export function findingsOf(
  operationId: OperationId,
  body: string,
  given: Case = {},
): readonly Finding[] {
  const { status = 200, headers = json, release, generation = 'classic', expectation } = given;
  const contract = contractOf(generation, release === undefined ? undefined : readRelease(release));
  const request = { method: 'GET', url: 'http://127.0.0.1:8300/' };
  const exchange = { operationId, request, response: { status, headers, body } };
  return judgeExchange(exchange, { statuses: [status], ...expectation }, contract).findings;
}

/** A finding as `[rule, pointer, expected, received]`. */
export const dataOf = ({ ruleId, pointer, expected, received }: Finding) => [
  ruleId,
  pointer,
  expected,
  received,
];

/** A finding as `[rule, pointer]`. */
export const placeOf = ({ ruleId, pointer }: Finding) => [ruleId, pointer];
