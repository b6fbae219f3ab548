// Checks one exchange against the contract: status, headers, content type, body. Pure: exchange in, findings out.
import type { JsonValue } from '../../codec/index.js';
import { printRelease } from '../../shared/release.js';
import type { ReceivedStatus } from '../finding/catalogue/response.js';
import { type DescribedFinding, describeFinding } from '../finding/describe.js';
import type { Finding } from '../finding/finding.js';
import { contractOf, type ReleaseContract } from '../schema/release-contract.js';
import type { SchemaNode } from '../schema/schema-node.js';
import { checkBody } from './check-body.js';
import { checkContentType, checkHeaders } from './check-headers.js';
import { type ContractItem, observedItems } from './contract-items.js';
import { beginning } from './excerpt.js';
import type { Exchange } from './exchange.js';
import { FindingCollector } from './finding-collector.js';

/** The response that a request must provoke. */
export interface Expectation {
  /** The statuses that the request must provoke. Any other is a finding, documented or not. */
  readonly statuses: readonly number[];
  /** The values of `error_code` that the request must provoke. Default: all known values pass. */
  readonly errorCodes?: readonly string[] | undefined;
  /** The media type that the request must provoke, if several are documented. Default: all documented types pass. */
  readonly mediaType?: string | undefined;
}

/** The result of checking one response. */
export interface Judgement {
  /** Everything in which the response breaks the contract; empty if it conforms. */
  readonly findings: readonly Finding[];
  /** The items of the contract that the response has shown to be as described. */
  readonly observed: readonly ContractItem[];
  /** By schema: the digits of the 64-bit integers in the body. */
  readonly integers: ReadonlyMap<SchemaNode, ReadonlySet<string>>;
  /** The body, with exact integers; undefined if there is none or it is no JSON. */
  readonly value: JsonValue | undefined;
}

/**
 * Checks one exchange. Does not throw, whatever the server has sent.
 *
 * @param expectation The response that the request must provoke.
 * @param contract The contract that the server must keep.
 */
export function judgeExchange(
  exchange: Exchange,
  expectation: Expectation,
  contract: ReleaseContract,
): Judgement {
  const { operationId, response } = exchange;
  const { status, body } = response;
  const findings = new FindingCollector(exchange);
  const { report } = findings;
  const operation = contract.operation(operationId);
  const documented = operation?.responses.get(status);
  const isExpected = expectation.statuses.includes(status);
  if (!isExpected || documented === undefined) {
    const undocumented = whyUndocumented(exchange, contract);
    report('unexpected-status', {
      expected: expectation.statuses,
      received: { status, body: beginning(body, 500), ...(undocumented && { undocumented }) },
      contractPointer: documented?.pointer ?? operation?.pointer,
    });
  }
  checkHeaders(response, contract, report);
  if (documented === undefined) {
    return { findings: findings.list(), observed: [], integers: new Map(), value: undefined };
  }
  const { mediaType, errorCodes } = isExpected ? expectation : {};
  checkContentType(response, documented, mediaType, report);
  const { walk, value } = checkBody(response, documented, errorCodes, contract, report);
  const list = findings.list();
  return {
    findings: list,
    observed: isExpected ? observedItems(operationId, status, walk, list.every(isOfHeaders)) : [],
    integers: walk?.integers ?? new Map(),
    value,
  };
}

/**
 * Checks one exchange, and returns everything in which the response breaks the contract. Does not throw, whatever the server has sent.
 *
 * @param exchange One request and its response.
 * @param expectation The response that the request must provoke.
 * @param contract The contract that the server must keep. Default: the one of classic servers of an unknown release.
 * @returns The findings, in words and without secrets; empty if the response conforms.
 */
export function checkExchange(
  exchange: Exchange,
  expectation: Expectation,
  contract: ReleaseContract = contractOf('classic'),
): DescribedFinding[] {
  return judgeExchange(exchange, expectation, contract).findings.map((one) => describeFinding(one));
}

/** A header that a proxy adds changes nothing of what the operation has shown. */
const isOfHeaders = ({ check }: Finding) => check === 'response-headers';

function whyUndocumented(
  { operationId, response: { status } }: Exchange,
  contract: ReleaseContract,
): ReceivedStatus['undocumented'] {
  const operation = contract.operation(operationId);
  if (operation === undefined) {
    const { release } = contract;
    return { part: 'operation', release: release && printRelease(release) };
  }
  if (operation.responses.has(status)) return undefined;
  return { part: 'status', releases: operation.releasesOf(status) };
}
