// HTTP responses as text and headers, written as TiCDC (gin, Go's encoding/json) writes them. Pure.
import { stringifyJson } from '../codec/index.js';

/** A response without the headers `Date` and `Content-Length`. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as UTF-8. */
  readonly body: string;
  /** The server closes the connection after this response. */
  readonly close?: true;
  /** Go's HTTP server writes this response itself: without a date and a length, and with the body as its status line. */
  readonly bare?: true;
  /** The server sends nothing and closes the connection. */
  readonly dropped?: true;
  /** The next identical request may get a different response. */
  readonly volatile?: true;
}

/** The fields of TiCDC's error body. `code` may be empty; otherwise TiCDC repeats it at the start of `message`. */
export interface ErrorBody {
  readonly message: string;
  readonly code: string;
}

export const jsonType = 'application/json; charset=utf-8';

/** The `Content-Type` of JSON errors that servers send before gin sets its own (unreadable request bodies). */
export const textType = 'text/plain; charset=utf-8';

/** Returns a response without a body and without a `Content-Type`. */
export function emptyResponse(status: number): HttpResponse {
  return { status, headers: {}, body: '' };
}

/** @param indent spaces per level; 0 writes one line. */
export function jsonResponse(
  status: number,
  value: unknown,
  contentType: string = jsonType,
  indent = 4,
): HttpResponse {
  const text = stringifyJson(value, { indent, escapeHtml: true });
  return { status, headers: { 'Content-Type': contentType }, body: text };
}

/** Returns JSON on one line. */
export function compactResponse(status: number, value: unknown): HttpResponse {
  return jsonResponse(status, value, jsonType, 0);
}

export function errorResponse(
  status: number,
  error: ErrorBody,
  contentType?: string,
): HttpResponse {
  return jsonResponse(status, { error_msg: error.message, error_code: error.code }, contentType);
}

/** Returns an error with a TiCDC code: the message starts with the code in brackets. */
export function ticdcError(code: string, text: string): ErrorBody {
  return { message: `[${code}]${text}`, code };
}

export function invalidParameter(text: string): ErrorBody {
  return ticdcError('CDC:ErrAPIInvalidParam', text);
}

/** Returns what Go's HTTP server responds to a request that it cannot read. No handler sees such a request. */
export function unreadableRequest(status: number, text: string): HttpResponse {
  const headers = { 'Content-Type': textType };
  return { status, headers, body: `${status} ${text}`, close: true, bare: true };
}

/** gin's response to every unknown route and method: the only error that is not JSON. */
export const notFound: HttpResponse = textResponse(404, '404 page not found');

/** Returns plain text, with a `Content-Type` that names no charset. */
export function textResponse(status: number, text: string): HttpResponse {
  return { status, headers: { 'Content-Type': 'text/plain' }, body: text };
}

/** Returns gin's redirect to the path without its last slash: 301 with a link for GET, 307 without a body otherwise. */
export function redirectResponse(status: 301 | 307, location: string): HttpResponse {
  if (status === 307) return { status, headers: { Location: location }, body: '' };
  const headers = { Location: location, 'Content-Type': 'text/html; charset=utf-8' };
  const page = `<a href="${escapeHtml(location)}">Moved Permanently</a>.\n\n`;
  return { status, headers, body: page };
}

function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('&#38;', '&amp;')
    .replaceAll('&#60;', '&lt;')
    .replaceAll('&#62;', '&gt;');
}
