// A matcher for Vitest: `await expect(response).toMatchContract('getChangefeed')`. Importing this module adds it.
import { expect } from 'vitest';
import type { OperationId } from '../../generated/operations.js';
import { formatFinding, severityOf } from './finding/finding.js';
import { printRelease, readRelease } from './release-range.js';
import type { Exchange } from './response/exchange.js';
import { checkExchange } from './response/judge-exchange.js';
import { type ContractView, contractOf, type Generation } from './schema/release-contract.js';
import { sourceOf } from './schema/source-of.js';

/** What the answer is held to. */
export interface MatchOptions {
  /** The statuses that the request must have provoked. Default: those of success. */
  readonly status?: number | readonly number[] | undefined;
  /** The values of `error_code` that it must have provoked. Default: any known one. */
  readonly errorCode?: string | readonly string[] | undefined;
  /** Default: `classic`. */
  readonly generation?: Generation | undefined;
  /** Such as `8.5.7`. Default: unknown, so that what any release may answer is allowed. */
  readonly release?: string | undefined;
}

/** The answer of `fetch`, its body not yet read, or an exchange. */
export type Answer = Response | Pick<Exchange, 'response'>;

declare module 'vitest' {
  interface Matchers<T> {
    /**
     * Whether the answer, a fetch `Response` whose body has not been read or an `Exchange`, keeps the contract of the operation: status,
     * headers, content type, body, every digit. Await it. The body of a `Response` can still be read afterwards.
     */
    toMatchContract(operationId: OperationId, options?: MatchOptions): Promise<void>;
  }
}

expect.extend({
  async toMatchContract(received: unknown, operationId: OperationId, options: MatchOptions = {}) {
    const view = viewOf(options);
    const operation = view.operation(operationId);
    if (operation === undefined) {
      throw new TypeError(`${nameOf(view)} has no operation ${operationId}`);
    }
    const { status, errorCode } = options;
    const succeeded = [...operation.responses.keys()].filter(isSuccess);
    const expectation = {
      statuses: typeof status === 'number' ? [status] : (status ?? succeeded),
      errorCodes: typeof errorCode === 'string' ? [errorCode] : errorCode,
    };
    const exchange = await readAnswer(received, operationId, operation.method);
    const findings = checkExchange(exchange, expectation, view).filter(
      (finding) => severityOf(finding) === 'error',
    );
    const lines = findings.map((finding) => {
      const source = sourceOf(finding.contractPointer ?? '', view.generation);
      return `  ${formatFinding(finding)} (${source})`;
    });
    return {
      pass: findings.length === 0,
      message: () =>
        findings.length === 0
          ? `expected an answer that breaks the contract of ${operationId} (${nameOf(view)}), but it keeps it`
          : `expected an answer that keeps the contract of ${operationId} (${nameOf(view)}):\n${lines.join('\n')}`,
    };
  },
});

function viewOf({ generation = 'classic', release }: MatchOptions): ContractView {
  const read = release === undefined ? undefined : readRelease(release);
  if (release !== undefined && read === undefined) {
    throw new TypeError(`Expected a release such as "8.5.7", got ${JSON.stringify(release)}`);
  }
  return contractOf(generation, read);
}

async function readAnswer(
  received: unknown,
  operationId: OperationId,
  method: string,
): Promise<Exchange> {
  if (received instanceof Response) {
    if (received.bodyUsed) {
      throw new TypeError('The body has been read already: match the answer before reading it');
    }
    return {
      operationId,
      request: { method, url: received.url },
      response: {
        status: received.status,
        headers: Object.fromEntries(received.headers),
        body: await received.clone().text(),
      },
    };
  }
  if (isExchange(received)) {
    return { operationId, request: { method, url: '' }, response: received.response };
  }
  throw new TypeError('Expected the Response of a fetch or an Exchange to match with the contract');
}

function isExchange(value: unknown): value is Pick<Exchange, 'response'> {
  if (typeof value !== 'object' || value === null || !('response' in value)) return false;
  const { response } = value;
  return (
    typeof response === 'object' &&
    response !== null &&
    'status' in response &&
    typeof response.status === 'number' &&
    'body' in response &&
    typeof response.body === 'string' &&
    'headers' in response &&
    typeof response.headers === 'object'
  );
}

const isSuccess = (status: number) => status >= 200 && status < 300;

function nameOf({ generation, release }: ContractView): string {
  return release === undefined
    ? `the ${generation} contract`
    : `${generation} ${printRelease(release)}`;
}
