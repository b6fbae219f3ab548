// Checks the headers of a response: the content type, and that all of them are documented.
import type { DocumentedResponse, ReleaseContract } from '../schema/release-contract.js';
import { mayBe } from '../schema/server-version.js';
import type { Exchange } from './exchange.js';
import type { ReportFinding } from './finding-collector.js';

type Response = Exchange['response'];

/** Headers of HTTP, its connections and its intermediaries. */
const headersOfHttp: ReadonlySet<string> = new Set([
  ...['age', 'connection', 'content-length', 'content-type', 'date', 'keep-alive'],
  ...['transfer-encoding', 'via'],
]);

/** Headers of classic servers, and the releases that send them (server-behaviour/http.md#forwarding). */
const headersOfTicdc: ReadonlyMap<string, string> = new Map([
  ['ticdc-forwardfromcapture', '<7.3.0'],
]);

/** Reports headers that belong neither to HTTP nor to the contract. */
export function checkHeaders(
  { headers }: Response,
  contract: ReleaseContract,
  report: ReportFinding,
): void {
  for (const [name, value] of Object.entries(headers)) {
    const isKnown = headersOfHttp.has(name.toLowerCase()) || isOfTicdc(name, contract);
    if (isKnown) continue;
    const subject = { header: name.toLowerCase() };
    report('undocumented-header', { subject, received: { name, value } });
  }
}

function isOfTicdc(name: string, contract: ReleaseContract): boolean {
  const releases = headersOfTicdc.get(name.toLowerCase());
  return contract.generation === 'classic' && releases !== undefined && mayBe(contract, releases);
}

/**
 * Checks that the content type is a documented one in UTF-8, or absent if there is no body.
 *
 * @param mediaType The documented media type that the request must provoke; any of them if undefined.
 */
export function checkContentType(
  response: Response,
  { contents, mayBeEmpty, pointer: contractPointer }: DocumentedResponse,
  mediaType: string | undefined,
  report: ReportFinding,
): void {
  const header = contentTypeOf(response);
  const reportType = (expected: readonly string[]) =>
    report('content-type', { expected, received: header ?? null, contractPointer });
  if (contents.size === 0 || (mayBeEmpty && response.body === '')) {
    if (header !== undefined) reportType([]);
    return;
  }
  const expected = mediaType === undefined ? [...contents.keys()] : [mediaType];
  const received = readContentType(header ?? '');
  if (!expected.includes(received.mediaType)) {
    reportType(expected);
    return;
  }
  const { parameters } = received;
  const isUtf8 = parameters.every((parameter) => /^charset="?utf-8"?$/.test(parameter));
  if (!isUtf8 || parameters.length > 1) reportType([`${received.mediaType}; charset=utf-8`]);
}

/** Returns the media type in lower case, without parameters; empty if there is none. */
export function mediaTypeOf(response: Response): string {
  return readContentType(contentTypeOf(response) ?? '').mediaType;
}

function contentTypeOf({ headers }: Response): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
}

function readContentType(header: string) {
  const [mediaType = '', ...parameters] = header
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  return { mediaType, parameters };
}
