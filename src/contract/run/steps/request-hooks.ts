// Records each request that may change something, and the result in its response.
import { operationIds } from '../../../../generated/operations.js';
import { errorCodeIn } from '../../response/transient-errors.js';
import { needOf } from '../../scenario/needs.js';
import type { Step } from '../../scenario/step.js';
import { adopted, createRequested, createResponded } from '../../state/expected-state.js';
import { blackholeHost, isTestChangefeed } from '../../state/test-changefeeds.js';
import { readChangefeed } from '../observe/read-cluster.js';
import { CheckError } from '../options.js';
import type { Run } from '../run.js';
import type { RawExchange } from '../transport/connection.js';

const credentialCodes = ['CDC:ErrCredentialNotFound', 'CDC:ErrUnauthorized'];

/**
 * Refuses to go on without the credentials that servers may ask for before a change (server-behaviour/http.md#basic-auth).
 *
 * @throws {CheckError} if nothing has been changed yet. Later it is a matter of findings.
 */
export function requireCredentials(run: Run, { response }: RawExchange): void {
  const { succeeded } = run.recorder;
  const hasChanged = operationIds.some((id) => needOf(id) === 'write' && succeeded.has(id));
  if (response.status !== 401 || hasChanged) return;
  if (!credentialCodes.includes(errorCodeIn(response.body))) return;
  throw new CheckError(
    run.options.credentials === undefined
      ? 'the server asks for credentials before it changes anything; pass a user and a password (TICDC_USER and TICDC_PASSWORD for the command)'
      : 'the server refuses the credentials; nothing was changed',
  );
}

/** Remembers what may exist, or be drained, from the moment a request is sent until it is refused. */
export function beforeSending(run: Run, { creates, drains }: Step): void {
  const capture = drains?.(run.discovered);
  if (capture !== undefined) run.drained.add(capture);
  const id = creates?.(run.discovered);
  if (id !== undefined) run.expected = createRequested(run.expected, id);
}

export async function afterSending(
  run: Run,
  { creates, drains }: Step,
  { response }: RawExchange,
): Promise<void> {
  const { status, body } = response;
  const capture = drains?.(run.discovered);
  if (capture !== undefined && status >= 400 && status < 500) run.drained.delete(capture);
  const id = creates?.(run.discovered);
  if (id === undefined) return;
  run.expected = createResponded(run.expected, id, status);
  // It exists now: the next create that must be refused gets another ID.
  if (status < 300) run.discovered.testChangefeeds.retire(id);
  const created = status < 300 ? createdIdIn(body) : undefined;
  const { runId } = run.expected;
  if (created === undefined || isTestChangefeed(runId, created)) return;
  // Whatever the response says: a changefeed that does not write to a sink of the run is somebody else's.
  const { detail } = await readChangefeed(run, created);
  if (isTestChangefeed(runId, blackholeHost(detail?.sink_uri))) {
    run.expected = adopted(run.expected, created);
  }
}

/** The ID in the response of a create: servers that choose IDs (server-behaviour/new-architecture.md#create) say which. */
function createdIdIn(body: string): string | undefined {
  return /^\{.*?"id"\s*:\s*"([a-zA-Z0-9-]+)"/s.exec(body)?.[1];
}
