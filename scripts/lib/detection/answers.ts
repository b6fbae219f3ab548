// Ways to spoil one answer as a whole: its status, headers, body, connection. Pure.
import { textType } from '../../../src/edge/answer.js';
import type { Answer, Call, Play } from './defect.js';

export type Change = (answer: Answer, call: Call) => Answer;
export type When = (answer: Answer, call: Call) => boolean;

export const succeeded: When = ({ status }) => status < 300;

/** An error in TiCDC's own form. */
export const refused: When = ({ status, body }) => status >= 400 && body.startsWith('{');

/** Refused because nothing could be made of the body. */
export const unreadable: When = ({ status, headers, body }) =>
  status === 400 && (headers['content-type'] === textType || /invalid api parameter: /.test(body));

export const unknownChangefeed: When = coded('CDC:ErrChangeFeedNotExists');

export function coded(code: string): When {
  return ({ status, body }) => status >= 400 && body.includes(code);
}

/** Refused, with a text that tells why. */
export function saying(text: string): When {
  return ({ status, body }) => status >= 400 && body.includes(text);
}

/** Spoils the answers of the operation; only those that succeed unless `when` says otherwise. */
export function changing(change: Change, when: When = succeeded): Play {
  return (operationId) => async (call, server) => {
    const answer = await server.send(call.request);
    return call.operationId === operationId && when(answer, call) ? change(answer, call) : answer;
  };
}

/** Answers like this in place of the server, whatever was asked. */
export function always(answer: Answer): Play {
  return (operationId) => async (call, server) =>
    call.operationId === operationId ? answer : server.send(call.request);
}

export const status =
  (code: number): Change =>
  (answer) => ({ ...answer, status: code });

export const header =
  (name: string, value: string): Change =>
  (answer) => ({ ...answer, headers: { ...answer.headers, [name]: value } });

export const mediaType = (type: string): Change => header('content-type', type);

export const untyped: Change = (answer) => {
  const { 'content-type': _, ...headers } = answer.headers;
  return { ...answer, headers };
};

/** Another body; the label stays unless one is given. */
export const body =
  (text: string, type?: string): Change =>
  (answer) => ({
    ...answer,
    headers: type === undefined ? answer.headers : { ...answer.headers, 'content-type': type },
    body: text,
  });

/** Raw text in place of the body's. */
export const text =
  (change: (body: string) => string): Change =>
  (answer) => ({ ...answer, body: change(answer.body) });

export const broken =
  (how: NonNullable<Answer['broken']>): Change =>
  (answer) => ({ ...answer, broken: how });

/** Bytes that are not UTF-8, in place of what the pattern matches. */
export const notUtf8 =
  (pattern: RegExp): Change =>
  (answer) => ({ ...answer, body: answer.body.replace(pattern, '$1\xff\xfe'), encoding: 'latin1' });

export const both =
  (...changes: readonly Change[]): Change =>
  (answer, call) =>
    changes.reduce((before, change) => change(before, call), answer);

export const json = 'application/json; charset=utf-8';
export const html = 'text/html; charset=utf-8';

export const emptyAccepted: Answer = { status: 202, headers: {}, body: '' };

/** An error in TiCDC's own form. */
export function errorAnswer(code: number, errorCode: string, message: string): Answer {
  const body = { error_msg: `[${errorCode}]${message}`, error_code: errorCode };
  return { status: code, headers: { 'content-type': json }, body: JSON.stringify(body, null, 4) };
}

/** A server in front of TiCDC that has lost it. */
export const badGateway: Answer = {
  status: 502,
  headers: { 'content-type': html },
  body: '<html><head><title>502 Bad Gateway</title></head></html>',
};
