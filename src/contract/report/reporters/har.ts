// The HAR reporter (HTTP Archive 1.2): the exchanges of a run, for browsers and other viewers of HTTP traffic.
import { Buffer } from 'node:buffer';
import { STATUS_CODES } from 'node:http';
import type { RecordedExchange, Report } from '../report.js';
import { verdictLine } from './summary.js';

type Response = NonNullable<RecordedExchange['response']>;

/** Stands for what HAR asks for and nothing has measured. */
const unknown = -1;

/** Prints all exchanges. A request without a response has status 0, as in the archives of browsers, and the reason as a comment. */
export function har(report: Report): string {
  const { tool, exchanges } = report;
  const log = {
    version: '1.2',
    creator: { name: tool.name, version: tool.version },
    entries: (exchanges ?? []).map(entry),
    comment:
      exchanges === undefined
        ? 'The exchanges of this run were not recorded: set the option recordExchanges.'
        : verdictLine(report),
  };
  return `${JSON.stringify({ log }, undefined, 2)}\n`;
}

function entry({ request, started, milliseconds, response, failure }: RecordedExchange) {
  const { method, url, headers = {}, body } = request;
  return {
    startedDateTime: started,
    time: milliseconds,
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(headers),
      queryString: queryOf(url),
      ...(body !== undefined && {
        postData: { mimeType: typeOf(headers), params: [], text: body },
      }),
      headersSize: unknown,
      bodySize: Buffer.byteLength(body ?? ''),
    },
    response: response === undefined ? noResponse : responseOf(response),
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
    ...(failure !== undefined && { comment: failure }),
  };
}

const noResponse = {
  status: 0,
  statusText: '',
  httpVersion: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: '' },
  redirectURL: '',
  headersSize: unknown,
  bodySize: unknown,
};

function responseOf({ status, headers, body, length, isCut }: Response) {
  const isCompressed = headers['content-encoding'] !== undefined;
  const comment = `The first ${body.length.toLocaleString('en-US')} characters of ${length.toLocaleString('en-US')} bytes.`;
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairs(headers),
    content: { size: length, mimeType: typeOf(headers), text: body, ...(isCut && { comment }) },
    redirectURL: headers.location ?? '',
    headersSize: unknown,
    bodySize: isCompressed ? unknown : length,
  };
}

const pairs = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

function typeOf(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
}

/** Returns the query parameters as they stand in the URL, without `%` escapes where these are valid. */
function queryOf(url: string) {
  const [, query = ''] = /\?([^#]*)/.exec(url) ?? [];
  return query.split('&').flatMap((parameter) => {
    if (parameter === '') return [];
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(parameter) ?? [];
    return [{ name: decode(name), value: decode(value) }];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
