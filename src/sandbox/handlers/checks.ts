// Checks that operations share.
import { Buffer } from 'node:buffer';
import { decodeGoJson, type JsonValue } from '../../codec/index.js';
import { errorAnswer, invalidParameter, jsonType, textType } from '../../edge/answer.js';
import type { Changefeed } from '../cluster/types.js';
import { changefeedNotExists, noCredentials, unauthorized } from '../errors.js';
import { faultOf } from '../faults.js';
import { Refusal, refuseParameter } from '../refusal.js';
import type { Call, Context } from './types.js';

/** Longest ID, in bytes. All characters that the pattern allows are one byte. */
const maximumIdLength = 128;

/** @throws {Refusal} unless the ID of a changefeed or capture has letters, digits and single hyphens between them. */
export function checkId(name: 'changefeed_id' | 'capture_id', id: string): void {
  if (id.length > maximumIdLength || !/^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/.test(id)) {
    throw refuseParameter(`invalid ${name}: ${id}`);
  }
}

/** What an operation is, to those who check in what order. */
export interface Access {
  /** Where v5.2 looks for the changefeed. */
  readonly etcdPath: 'changefeed/info' | 'job';
  readonly authenticated: boolean;
}

/**
 * The changefeed that the path names: ID, credentials and existence are checked in the release's order.
 *
 * @throws {Refusal}
 */
export function pathChangefeed(context: Context, call: Call, access: Access): Changefeed {
  const { changefeed_id: id = '' } = call.parameters;
  const find = () => {
    const changefeed = context.cluster.changefeed(id);
    if (changefeed === undefined) throw changefeedNotExists(context.traits, id, access.etcdPath);
    return changefeed;
  };
  if (context.traits.lookupFirst) find();
  if (access.authenticated) checkCredentials(context, call);
  checkId('changefeed_id', id);
  return find();
}

/** @throws {Refusal} if credentials are asked for and the call has no good ones. */
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

/** How an unreadable body is refused; `bare` is the decoder's text without a code. */
type BodyRefusal = 'bare' | 'invalid api parameter' | 'invalid log level' | 'labelled JSON';

/** @throws {Refusal} if the body cannot be decoded. */
export function readBody(
  context: Context,
  call: Call,
  refusal: BodyRefusal,
): { readonly [key: string]: JsonValue } {
  const { value, error } = decodeGoJson(call.body, context.bodySchema);
  if (error === undefined) return value;
  if (refusal === 'bare') {
    const body = { message: error, code: '' };
    throw new Refusal(body, errorAnswer(400, body, textType));
  }
  const what = refusal === 'labelled JSON' ? 'invalid api parameter' : refusal;
  const body = invalidParameter(`${what}: ${error}`);
  // Servers send the status before the label is known, which makes it text; only the drain does not.
  const contentType = refusal === 'labelled JSON' ? jsonType : textType;
  throw new Refusal(body, errorAnswer(400, body, contentType));
}
