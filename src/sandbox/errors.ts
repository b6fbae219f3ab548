// Errors whose words depend on the release.
import { emptyAnswer, errorAnswer, ticdcError } from '../edge/answer.js';
import { Refusal, refuse } from './refusal.js';
import type { Traits } from './releases.js';

/** An error around a cause: a plain text, or an error that has a code of its own, which up to v6.1 is the one that shows. */
export function wrapped(
  traits: Traits,
  code: string,
  text: string,
  cause: string | Refusal,
): Refusal {
  const error = typeof cause === 'string' ? { message: cause, code: '' } : cause.error;
  const shown = traits.causes === 'twice' ? error.message : text;
  return new Refusal({
    message: `[${code}]${shown}: ${error.message}`,
    code: traits.codeOfWrapped ? code : error.code,
  });
}

/** @param etcdPath where v5.2 has looked for it. */
export function changefeedNotExists(
  traits: Traits,
  id: string,
  etcdPath: 'changefeed/info' | 'job',
): Refusal {
  const names = {
    'etcd key': `key: /tidb/cdc/${etcdPath}/${id}`,
    key: `key: ${id}`,
    id,
    struct: `{default ${id}}`,
    path: `default/${id}`,
  };
  const name = names[traits.missingChangefeed];
  return refuse('CDC:ErrChangeFeedNotExists', `changefeed not exists, ${name}`);
}

export function captureNotExists(traits: Traits, id: string): Refusal {
  return refuse('CDC:ErrCaptureNotExist', `capture not exists, ${traits.duplicateText}${id}`);
}

export function changefeedExists(traits: Traits, id: string): Refusal {
  const text = `changefeed already exists, ${traits.duplicateText}${id}`;
  return refuse('CDC:ErrChangeFeedAlreadyExists', text);
}

/** The ID was free for the owner, but is stored. */
export function lostCreateRace(traits: Traits, id: string): Refusal {
  if (traits.createRace === 'CDC') return changefeedExists(traits, id);
  const text = `unexpected meta operation failure: Create changefeed default/${id}`;
  return refuse('DFLOW:ErrMetaOpFailed', text);
}

export const ownerNotFound = refuse('CDC:ErrOwnerNotFound', 'owner not found');

export function noLeader(traits: Traits): Refusal {
  const cause = 'election: no leader';
  if (traits.noLeader === 'at once') return new Refusal({ message: cause, code: '' });
  // What stands behind the number is a guess.
  return new Refusal({
    message: `[CDC:ErrReachMaxTry]reach maximum try: 3: ${cause}`,
    code: '',
  });
}

/** The request has taken longer than the first releases allow. */
export const deadlineExceeded = new Refusal({ message: 'context deadline exceeded', code: '' });

/** A bug of the server in the middle of a call, which its framework catches. */
export const panicked = new Refusal({ message: '', code: '' }, emptyAnswer(500));

export const notReady = withStatus(503, 'CDC:ErrServerIsNotReady', 'cdc server is not ready');

export function unauthorized(user: string, reason: string): Refusal {
  const text = `user ${user} unauthorized, error: ${reason}`;
  return withStatus(401, 'CDC:ErrUnauthorized', text);
}

export const noCredentials = withStatus(
  401,
  'CDC:ErrCredentialNotFound',
  'credential not found: please specify the user and password via authorization header',
);

function withStatus(status: number, code: string, text: string): Refusal {
  const error = ticdcError(code, text);
  return new Refusal(error, errorAnswer(status, error));
}
