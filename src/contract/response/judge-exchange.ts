// Judges one exchange by the contract: status, headers, content type, body. Pure: exchange in, findings out.
import type { JsonValue } from '../../codec/index.js';
import type { Finding } from '../finding/finding.js';
import { printRelease } from '../release-range.js';
import type { CoverageItem } from '../report/report.js';
import { type ContractView, contractOf } from '../schema/release-contract.js';
import type { SchemaNode } from '../schema/schema-node.js';
import { checkBody } from './check-body.js';
import { checkContentType, checkHeaders } from './check-headers.js';
import { type Disagreement, Findings } from './collect-findings.js';
import { itemsOfWalk } from './described-items.js';
import { beginning } from './excerpt.js';
import type { Exchange } from './exchange.js';

/** What the request must provoke. */
export interface Expectation {
  /** The statuses that the request must provoke. Any other is a finding, documented or not. */
  readonly statuses: readonly number[];
  /** The values of `error_code` that the request must provoke; any known one if left out. */
  readonly errorCodes?: readonly string[] | undefined;
  /** The media type that it must provoke, where several are documented; any documented one if left out. */
  readonly mediaType?: string | undefined;
}

/** What one answer shows. */
export interface Judgement {
  /** Everything in which the answer departs from the contract; empty if it conforms. */
  readonly findings: readonly Finding[];
  /** What the contract describes and the answer has shown to be as described. */
  readonly observed: readonly Pick<CoverageItem, 'kind' | 'operationId' | 'name'>[];
  /** Digits of the 64-bit integers in the answer, by the contract's place of the field. */
  readonly integers: ReadonlyMap<SchemaNode, ReadonlySet<string>>;
  /** The body, exact; undefined if there is none or it is no JSON. */
  readonly value: JsonValue | undefined;
}

/**
 * Judges one exchange. Does not throw, whatever the server has sent.
 *
 * @param expectation What this request must provoke.
 * @param view The contract that the server is held to.
 */
export function judgeExchange(
  exchange: Exchange,
  expectation: Expectation,
  view: ContractView,
): Judgement {
  const { operationId, response } = exchange;
  const findings = new Findings(operationId);
  const report = (one: Disagreement) => findings.add(one);
  const operation = view.operation(operationId);
  const documented = operation?.responses.get(response.status);
  const isExpected = expectation.statuses.includes(response.status);
  if (!isExpected || documented === undefined) {
    report({
      check: 'status-code',
      expected: `status ${expectation.statuses.join(' or ')}`,
      received: `${describeStatus(exchange, view)}: ${beginning(response.body, 500) || 'no body'}`,
      contractPointer: documented?.pointer ?? operation?.pointer,
    });
  }
  for (const one of checkHeaders(exchange, view)) report(one);
  if (documented === undefined) {
    return { findings: findings.list(), observed: [], integers: new Map(), value: undefined };
  }
  const { mediaType, errorCodes } = isExpected ? expectation : {};
  for (const one of checkContentType(exchange, documented, mediaType)) report(one);
  const { walk, value } = checkBody(response, documented, errorCodes, view, report);
  const list = findings.list();
  return {
    findings: list,
    observed: isExpected ? itemsOfWalk(operationId, response.status, walk, list.length === 0) : [],
    integers: walk?.integers ?? new Map(),
    value,
  };
}

/**
 * Everything in which an answer departs from the contract, not only the first thing.
 *
 * @param exchange One request and its answer.
 * @param expectation The statuses that this request must provoke.
 * @param view The contract that the server is held to. Default: that of the classic servers, for an unknown release.
 * @returns The findings; empty if the answer conforms.
 */
export function checkExchange(
  exchange: Exchange,
  expectation: Expectation,
  view: ContractView = contractOf('classic', undefined),
): Finding[] {
  return [...judgeExchange(exchange, expectation, view).findings];
}

function describeStatus({ operationId, response }: Exchange, view: ContractView): string {
  const { status } = response;
  const operation = view.operation(operationId);
  const server = view.release === undefined ? 'this server' : printRelease(view.release);
  if (operation === undefined) return `${status}, of an operation that ${server} does not have`;
  if (operation.responses.has(status)) return String(status);
  const releases = operation.releasesOf(status);
  return releases === undefined
    ? `${status}, which the contract does not document`
    : `${status}, which only releases ${releases} send`;
}
