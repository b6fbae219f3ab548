// Checks one exchange against the contract: status, content type, headers, body. Pure: exchange in, findings out.
import { type Operation, operations } from '../../generated/operations.js';
import { checkBody } from './check-body.js';
import type { Exchange } from './exchange.js';
import { type Finding, finding } from './finding.js';

/** What the request must provoke. */
export interface Expectation {
  /** The statuses that the request must provoke. Any other is a finding, documented or not. */
  readonly statuses: readonly number[];
}

/** Headers that belong to HTTP itself, its connections and its intermediaries. */
const ownHeadersOfHttp = new Set([
  'age',
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'transfer-encoding',
  'via',
]);

/** Set on forwarded answers up to v7.2.0 (`cdc/api/util.go`). */
const headersOfTicdc = new Set(['ticdc-forwardfromcapture']);

/**
 * Everything in which the answer departs from the contract, not only the first thing.
 *
 * @param exchange One request and its answer.
 * @param expectation The statuses that this request must provoke.
 * @returns The findings; empty if the answer conforms.
 */
export function checkExchange(exchange: Exchange, expectation: Expectation): Finding[] {
  const { operationId, response } = exchange;
  const operation: Operation = operations[operationId];
  const documented = operation.responses[response.status];
  return [
    ...checkStatus(exchange, expectation, documented !== undefined),
    ...checkHeaders(exchange),
    ...(documented === undefined
      ? []
      : [
          ...checkContentType(exchange, documented.contentTypes, documented.emptyBody === true),
          ...checkBody(operationId, response, documented),
        ]),
  ];
}

function checkStatus(exchange: Exchange, { statuses }: Expectation, documented: boolean) {
  const { operationId, response } = exchange;
  if (statuses.includes(response.status) && documented) return [];
  const received = documented
    ? `${response.status}: ${response.body || 'no body'}`
    : `${response.status}, which the contract does not document: ${response.body || 'no body'}`;
  return [finding('status-code', operationId, `status ${statuses.join(' or ')}`, received)];
}

function checkHeaders({ operationId, response }: Exchange): Finding[] {
  return Object.keys(response.headers)
    .filter((name) => !ownHeadersOfHttp.has(name) && !headersOfTicdc.has(name))
    .map((name) =>
      finding(
        'response-headers',
        operationId,
        'only documented headers',
        `${name}: ${response.headers[name] ?? ''}`,
      ),
    );
}

function checkContentType(
  { operationId, response }: Exchange,
  documented: readonly string[],
  mayBeEmpty: boolean,
): Finding[] {
  const header = response.headers['content-type'];
  const expectNone = documented.length === 0 || (mayBeEmpty && response.body === '');
  if (expectNone)
    return header === undefined
      ? []
      : [finding('content-type', operationId, 'no Content-Type', header)];
  const [mediaType = '', ...parameters] = (header ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find(isCharset);
  const conforms =
    documented.includes(mediaType.trim()) && (charset ?? 'charset=utf-8') === 'charset=utf-8';
  if (conforms) return [];
  return [finding('content-type', operationId, documented.join(' or '), header ?? 'none')];
}

const isCharset = (parameter: string) => parameter.startsWith('charset=');
