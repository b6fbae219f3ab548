// Answers as text and headers, written as TiCDC (gin, Go's encoding/json) writes them. Pure.
import { stringifyJson } from '../codec/index.js';

/** What goes back to the client, but for `Date` and `Content-Length`. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Written as UTF-8. */
  readonly body: string;
  /** The connection ends after this answer. */
  readonly close?: true;
  /** Nothing is sent: the connection ends instead. */
  readonly dropped?: true;
  /** The next request of the same bytes may get another answer. */
  readonly volatile?: true;
}

/** TiCDC's error template. `code` may be empty; TiCDC repeats it in front of the message. */
export interface ErrorBody {
  readonly message: string;
  readonly code: string;
}

export const jsonType = 'application/json; charset=utf-8';

/** How servers label JSON errors that were sent before gin's own header (unreadable request bodies). */
export const textType = 'text/plain; charset=utf-8';

/** No body and no `Content-Type`. */
export function emptyAnswer(status: number): Answer {
  return { status, headers: {}, body: '' };
}

/** @param indent spaces per level; 0 writes on one line. */
export function jsonAnswer(
  status: number,
  value: unknown,
  contentType: string = jsonType,
  indent = 4,
): Answer {
  const text = stringifyJson(value, { indent, escapeHtml: true });
  return { status, headers: { 'Content-Type': contentType }, body: text };
}

export function errorAnswer(status: number, error: ErrorBody, contentType?: string): Answer {
  return jsonAnswer(status, { error_msg: error.message, error_code: error.code }, contentType);
}

/** An error of TiCDC's own: its message starts with the code in brackets. */
export function ticdcError(code: string, text: string): ErrorBody {
  return { message: `[${code}]${text}`, code };
}

export function invalidParameter(text: string): ErrorBody {
  return ticdcError('CDC:ErrAPIInvalidParam', text);
}

/** gin's answer to every unknown route and method: the only error without the template. */
export const notFound: Answer = plainAnswer(404, '404 page not found');

/** Text as it stands, labelled without a charset. */
export function plainAnswer(status: number, text: string): Answer {
  return { status, headers: { 'Content-Type': 'text/plain' }, body: text };
}

/** gin's answer to a known path with one slash too many: 301 with a link to a GET, 307 without a body to anything else. */
export function redirectAnswer(status: 301 | 307, location: string): Answer {
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
