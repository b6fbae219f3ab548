// Basic authentication (server-behaviour/http.md#basic-auth).
import { Buffer } from 'node:buffer';
import { faultOf } from '../../faults.js';
import { noCredentials, unauthorized } from './errors.js';
import type { Call, Context } from './types.js';

/** @throws {Refusal} if the fault `auth` lasts, the release checks credentials, and the call has no valid ones. */
export function checkCredentials({ traits, faults }: Context, call: Call): void {
  const fault = faultOf(faults, 'auth');
  if (traits.basicAuth === 'none' || fault === undefined) return;
  const credentials = readCredentials(call.authorization);
  if (credentials === undefined) throw noCredentials;
  const { user, password } = credentials;
  if (user === '' && traits.basicAuth === 'no empty user') {
    throw unauthorized(user, 'Empty username is not allowed.');
  }
  const known = Object.hasOwn(fault.users, user) ? fault.users[user] : undefined;
  if (known === undefined) throw unauthorized(user, 'The user is not allowed.');
  if (known !== password) {
    const using = password === '' ? 'NO' : 'YES';
    const reason = `Error 1045 (28000): Access denied for user '${user}'@'127.0.0.1' (using password: ${using})`;
    throw unauthorized(user, reason);
  }
}

function readCredentials(header: string | undefined) {
  const [, encoded] = /^basic (.*)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon === -1) return undefined;
  return { user: text.slice(0, colon), password: text.slice(colon + 1) };
}
