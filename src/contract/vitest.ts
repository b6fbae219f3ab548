// A matcher for Vitest: `await expect(response).toMatchContract('getChangefeed')`. Importing this module adds it.
import { expect } from 'vitest';
import { type OperationId, operations } from '../../generated/operations.js';
import { printRelease, readRelease } from '../shared/release.js';
import { formatFinding } from './finding/describe.js';
import type { Exchange } from './response/exchange.js';
import { checkExchange } from './response/judge-exchange.js';
import { contractOf, type ReleaseContract } from './schema/release-contract.js';
import type { Generation } from './schema/server-version.js';
import { sourceOf } from './schema/source-of.js';

/** What the response must be. */
export interface MatchOptions {
  /** The statuses that the request must provoke. Default: those of success. */
  readonly status?: number | readonly number[] | undefined;
  /** The values of `error_code` that the request must provoke. Default: all known values pass. */
  readonly errorCode?: string | readonly string[] | undefined;
  /** Default: `classic`. */
  readonly generation?: Generation | undefined;
  /** Such as `8.5.7`. Default: not known, so that everything that any release sends is allowed. */
  readonly release?: string | undefined;
}

/** The result of `fetch`, its body not yet read, or an exchange. */
export type MatchableResponse = Response | Pick<Exchange, 'response'>;

declare module 'vitest' {
  interface Matchers<T> {
    /**
     * Asserts that the response conforms to the contract of the operation: status, headers, content type, body, every digit of its
     * integers. Takes the `Response` of a fetch whose body has not been read, or an `Exchange`. Must be awaited. The body of a
     * `Response` can still be read afterwards.
     */
    toMatchContract(operationId: OperationId, options?: MatchOptions): Promise<void>;
  }
}

expect.extend({
  async toMatchContract(received: unknown, operationId: OperationId, options: MatchOptions = {}) {
    const contract = contractFor(options);
    // A test without TypeScript can name any operation.
    const isOperation = Object.hasOwn(operations, operationId);
    const operation = isOperation ? contract.operation(operationId) : undefined;
    if (operation === undefined) {
      throw new TypeError(`${nameOf(contract)} has no operation ${operationId}`);
    }
    const { status, errorCode } = options;
    const succeeded = [...operation.responses.keys()].filter(isSuccess);
    const expectation = {
      statuses: typeof status === 'number' ? [status] : (status ?? succeeded),
      errorCodes: typeof errorCode === 'string' ? [errorCode] : errorCode,
    };
    const exchange = await readExchange(received, operationId, operation.method);
    const findings = checkExchange(exchange, expectation, contract).filter(
      ({ severity }) => severity === 'error',
    );
    const lines = findings.map((finding) => {
      const source = sourceOf(finding.contractPointer ?? '', contract.generation);
      return `  ${formatFinding(finding)} (${source})`;
    });
    const pass = findings.length === 0;
    const name = `the contract of ${operationId} (${nameOf(contract)})`;
    return {
      pass,
      message: () =>
        pass
          ? `expected a response that breaks ${name}, but it conforms`
          : `expected a response that conforms to ${name}:\n${lines.join('\n')}`,
    };
  },
});

function contractFor({ generation = 'classic', release }: MatchOptions): ReleaseContract {
  const read = release === undefined ? undefined : readRelease(release);
  if (release !== undefined && read === undefined) {
    throw new TypeError(`Expected a release such as "8.5.7", got ${JSON.stringify(release)}`);
  }
  return contractOf(generation, read);
}

async function readExchange(
  received: unknown,
  operationId: OperationId,
  method: string,
): Promise<Exchange> {
  if (received instanceof Response) {
    if (received.bodyUsed) {
      throw new TypeError('The body has already been read: match the response before reading it');
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
  throw new TypeError('Expected the Response of a fetch, or an Exchange');
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

function nameOf({ generation, release }: ReleaseContract): string {
  return release === undefined
    ? `the ${generation} contract`
    : `${generation} ${printRelease(release)}`;
}
