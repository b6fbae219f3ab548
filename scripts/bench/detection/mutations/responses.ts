// Changes that make one response wrong: its status, headers, body or connection. Pure.
import { textType } from '../../../../src/http/response.js';
import type { Call, Play, RawResponse } from '../defect.js';

export type Change = (response: RawResponse, call: Call) => RawResponse;
export type When = (response: RawResponse, call: Call) => boolean;

export const succeeded: When = ({ status }) => status < 300;

/** Rejected because the body could not be parsed. */
export const unreadable: When = ({ status, headers, body }) =>
  status === 400 && (headers['content-type'] === textType || /invalid api parameter: /.test(body));

export const unknownChangefeed: When = coded('CDC:ErrChangeFeedNotExists');

export function coded(code: string): When {
  return ({ status, body }) => status >= 400 && body.includes(code);
}

/** Rejected with an error message that contains `text`. */
export function withMessage(text: string): When {
  return ({ status, body }) => status >= 400 && body.includes(text);
}

/** Changes the responses of the operation that match `when`. Default: the successful ones. */
export function changing(change: Change, when: When = succeeded): Play {
  return (operationId) => async (call, server) => {
    const response = await server.send(call.request);
    return call.operationId === operationId && when(response, call)
      ? change(response, call)
      : response;
  };
}

/** Gives this response to every request of the operation, without calling the server. */
export function always(response: RawResponse): Play {
  return (operationId) => async (call, server) =>
    call.operationId === operationId ? response : server.send(call.request);
}

export const status =
  (code: number): Change =>
  (response) => ({ ...response, status: code });

export const header =
  (name: string, value: string): Change =>
  (response) => ({ ...response, headers: { ...response.headers, [name]: value } });

export const mediaType = (type: string): Change => header('content-type', type);

export const untyped: Change = (response) => {
  const { 'content-type': _, ...headers } = response.headers;
  return { ...response, headers };
};

/** Replaces the body, and the Content-Type if `type` is given. */
export const body =
  (text: string, type?: string): Change =>
  (response) => ({
    ...response,
    headers: type === undefined ? response.headers : { ...response.headers, 'content-type': type },
    body: text,
  });

/** Changes the raw text of the body. */
export const text =
  (change: (body: string) => string): Change =>
  (response) => ({ ...response, body: change(response.body) });

export const broken =
  (how: NonNullable<RawResponse['broken']>): Change =>
  (response) => ({ ...response, broken: how });

/** Replaces the matches of the pattern with bytes that are not UTF-8. */
export const notUtf8 =
  (pattern: RegExp): Change =>
  (response) => ({
    ...response,
    body: response.body.replace(pattern, '$1\xff\xfe'),
    encoding: 'latin1',
  });

export const both =
  (...changes: readonly Change[]): Change =>
  (response, call) =>
    changes.reduce((before, change) => change(before, call), response);

export const json = 'application/json; charset=utf-8';
export const html = 'text/html; charset=utf-8';

export const emptyAccepted: RawResponse = { status: 202, headers: {}, body: '' };

/** Makes an error in TiCDC's form. */
export function errorResponse(code: number, errorCode: string, message: string): RawResponse {
  const body = { error_msg: `[${errorCode}]${message}`, error_code: errorCode };
  return { status: code, headers: { 'content-type': json }, body: JSON.stringify(body, null, 4) };
}

/** The response of a gateway that cannot reach TiCDC. */
export const badGateway: RawResponse = {
  status: 502,
  headers: { 'content-type': html },
  body: '<html><head><title>502 Bad Gateway</title></head></html>',
};
