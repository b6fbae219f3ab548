// Checks the headers of an answer: the content type, and that there are only documented ones.
import type { ContractView, ResponseView } from '../schema/release-contract.js';
import { isPossible } from '../schema/schema-node.js';
import type { Disagreement } from './collect-findings.js';
import type { Exchange } from './exchange.js';

/** Headers that belong to HTTP itself, its connections and its intermediaries. */
const ownHeadersOfHttp: ReadonlySet<string> = new Set([
  'age',
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'transfer-encoding',
  'via',
]);

/** Headers of TiCDC, and the releases that send them (facts 1.0, forwarding). */
const headersOfTicdc: Readonly<Record<string, string>> = {
  'ticdc-forwardfromcapture': '<7.3.0',
};

/** Headers that neither HTTP nor the contract knows. */
export function checkHeaders({ response }: Exchange, view: ContractView): Disagreement[] {
  const isKnown = (name: string) =>
    ownHeadersOfHttp.has(name) || (Object.hasOwn(headersOfTicdc, name) && isSent(name, view));
  return Object.entries(response.headers)
    .filter(([name]) => !isKnown(name.toLowerCase()))
    .map(([name, value]) => ({
      check: 'response-headers',
      expected: 'only documented headers',
      received: `${name}: ${value}`,
    }));
}

function isSent(name: string, { generation, release }: ContractView): boolean {
  return generation === 'classic' && isPossible(release, headersOfTicdc[name]);
}

/**
 * Whether the content type is a documented one in UTF-8, or absent where there is no body.
 *
 * @param wanted The one of the documented media types that the request must provoke; any of them if undefined.
 */
export function checkContentType(
  { response }: Exchange,
  documented: ResponseView,
  wanted?: string,
): Disagreement[] {
  const header = contentTypeOf(response);
  const mediaTypes = wanted === undefined ? [...documented.contents.keys()] : [wanted];
  const received = header ?? 'none';
  const told = (expected: string): Disagreement[] => [
    { check: 'content-type', expected, received, contractPointer: documented.pointer },
  ];
  if (documented.contents.size === 0 || (documented.mayBeEmpty && response.body === '')) {
    return header === undefined ? [] : told('no Content-Type');
  }
  const { mediaType, parameters } = readContentType(header ?? '');
  if (!mediaTypes.includes(mediaType)) return told(mediaTypes.join(' or '));
  const isUtf8 = parameters.every((parameter) => /^charset="?utf-8"?$/.test(parameter));
  return isUtf8 && parameters.length < 2 ? [] : told(`${mediaType}; charset=utf-8`);
}

/** The media type in lower case, without parameters; empty if there is none. */
export function mediaTypeOf(response: Exchange['response']): string {
  return readContentType(contentTypeOf(response) ?? '').mediaType;
}

function contentTypeOf({ headers }: Exchange['response']): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
}

function readContentType(header: string) {
  const [mediaType = '', ...parameters] = header
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  return { mediaType, parameters };
}
