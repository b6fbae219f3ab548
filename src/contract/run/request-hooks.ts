// What is kept in mind of each request that may change something, and what its answer says of that.
import { operationIds } from '../../../generated/operations.js';
import { codeIn } from '../response/transient-errors.js';
import { needOf } from '../scenario/needs.js';
import type { RequestInput } from '../scenario/request-input.js';
import type { Step } from '../scenario/step.js';
import { blackholeOf, isOwn } from '../state/test-changefeeds.js';
import { lookAt } from './await-effect.js';
import { CheckError } from './options.js';
import type { Run } from './run.js';
import type { RawExchange } from './transport/connection.js';

const credentialCodes = ['CDC:ErrCredentialNotFound', 'CDC:ErrUnauthorized'];

/**
 * Servers may ask whoever changes something for credentials (facts 1.0).
 *
 * @throws {CheckError} if they do before anything has been changed. Later it is a matter of findings.
 */
export function requireCredentials(run: Run, { response }: RawExchange): void {
  const changed = operationIds.some(
    (id) => needOf(id) === 'write' && run.recorder.succeeded.has(id),
  );
  if (response.status !== 401 || run.stateless || changed) return;
  if (!credentialCodes.includes(codeIn(response.body))) return;
  throw new CheckError(
    run.options.credentials === undefined
      ? 'the server asks for credentials before it changes anything; give a user and a password'
      : 'the server refuses the credentials; nothing was changed',
  );
}

/** What a create or a drain asks for may be there from the moment it is sent until its refusal. */
export function beforeSending(
  run: Run,
  { operationId, role, name }: Step,
  input: RequestInput,
): void {
  const capture = drainedBy(operationId, input);
  if (capture !== undefined && !run.stateless) run.drained.add(capture);
  if (operationId === 'createChangefeed') run.watch.sending(run.known.own.idOf(role ?? name));
}

export async function afterSending(
  run: Run,
  { operationId, role, name }: Step,
  input: RequestInput,
  { response }: RawExchange,
): Promise<void> {
  const capture = drainedBy(operationId, input);
  if (capture !== undefined && response.status >= 400 && response.status < 500) {
    run.drained.delete(capture);
  }
  if (operationId !== 'createChangefeed') return;
  run.watch.answered(run.known.own.idOf(role ?? name), response.status);
  // A server that makes IDs up (facts C.6) has told which.
  const made = /^\{.*?"id"\s*:\s*"([a-zA-Z0-9-]+)"/s.exec(response.body)?.[1];
  if (made === undefined || response.status >= 300 || isOwn(run.watch.runId, made)) return;
  // Whatever it tells: what does not write to a sink of the run is somebody else's.
  const { detail } = await lookAt(run, made);
  if (isOwn(run.watch.runId, blackholeOf(detail?.sink_uri))) run.watch.adopt(made);
}

function drainedBy(operationId: Step['operationId'], { body }: RequestInput): string | undefined {
  if (operationId !== 'drainCapture' || typeof body !== 'object' || body === null) return undefined;
  return 'capture_id' in body ? String(body.capture_id) : undefined;
}
