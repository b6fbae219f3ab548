// Reads the cluster while it may have no owner, and checks that each response is one that its release gives then
// (server-behaviour/state-machine.md#elections, server-behaviour/new-architecture.md#resign).
import type { OperationId } from '../../../../generated/operations.js';
import type { JsonValue } from '../../../codec/index.js';
import { isObject, type JsonObject } from '../../../shared/json.js';
import { finding } from '../../finding/finding.js';
import {
  closesConnections,
  isOneOf,
  leaderlessResponsesOf,
} from '../../scenario/leaderless-responses.js';
import type { RequestInput } from '../../scenario/request-input.js';
import { mayBe } from '../../schema/server-version.js';
import { expectedIds } from '../../state/expected-state.js';
import { ownersIn } from '../../state/observe.js';
import { judge, type Run, sendInput } from '../run.js';
import { noResponse } from '../transport/no-response.js';
import { TransportError } from '../transport/transport.js';

/** What one read of the cluster shows of an election. */
export interface ElectionRead {
  /** Some response shows that the cluster has no owner. */
  readonly isElection: boolean;
  /** The captures name no owner. */
  readonly isOwnerless: boolean;
  readonly isHealthy: boolean;
  readonly hasOtherOwner: boolean;
  /** When each response came, in milliseconds since 1970, the first one first. */
  readonly received: readonly number[];
}

/** @param owner The owner before the election. */
export async function readWithoutOwner(run: Run, owner: string | undefined): Promise<ElectionRead> {
  const changefeed_id = run.discovered.testChangefeeds.idOf('running');
  const [captures, health, ...others] = await Promise.all([
    read(run, 'listCaptures', {}),
    read(run, 'getHealth', {}),
    read(run, 'listChangefeeds', { query: { state: 'all' } }),
    ...(expectedIds(run.expected).includes(changefeed_id)
      ? [read(run, 'getChangefeed', { path: { changefeed_id } })]
      : []),
  ]);
  const owners = ownersIn(captures.value);
  const all = [captures, health, ...others];
  const isOwnerless = captures.isElection || (captures.isRead && owners.length === 0);
  return {
    isElection: all.some(({ isElection }) => isElection) || isOwnerless,
    isOwnerless,
    isHealthy: health.isRead,
    hasOtherOwner: owners.length === 1 && owners[0]?.id !== owner,
    received: all.map(({ received }) => received).toSorted((a, b) => a - b),
  };
}

/** The status of the called capture; undefined if it cannot be read now. */
export async function readRole(run: Run): Promise<JsonObject | undefined> {
  const { value } = await read(run, 'getServerStatus', {});
  return isObject(value) ? value : undefined;
}

interface Read {
  readonly value?: JsonValue | undefined;
  /** The response shows that the cluster has no owner. */
  readonly isElection: boolean;
  readonly isRead: boolean;
  readonly received: number;
}

async function read(run: Run, operationId: OperationId, input: RequestInput): Promise<Read> {
  const result = await readNow(run, operationId, input);
  return { ...result, received: run.clock.now() };
}

type ReadNow = Omit<Read, 'received'>;

const unread: ReadNow = { isElection: false, isRead: false };

/** Every response must be a success, or one that the release gives without an owner; what is wrong is noticed. */
async function readNow(run: Run, operationId: OperationId, input: RequestInput): Promise<ReadNow> {
  try {
    const raw = await sendInput(run, operationId, input);
    const { response, request } = raw;
    if (response.status === 200) {
      const { value, findings } = judge(run, operationId, raw, { statuses: [200] });
      run.recorder.notice(findings);
      return { value, isElection: false, isRead: true };
    }
    const named = leaderlessResponsesOf(run.server, operationId);
    const isElection = isOneOf(named, response);
    if (isElection && response.body === '') return { ...unread, isElection };
    const statuses = [200, ...new Set(named.map(({ status }) => status))];
    const errorCodes = [...new Set(named.map(({ code }) => code))];
    const mediaType = 'application/json';
    const { findings } = judge(run, operationId, raw, { statuses, errorCodes, mediaType });
    const parts = { received: response.body, request };
    const isUnknown = !isElection && findings.length === 0;
    run.recorder.notice(
      isUnknown ? [finding('unknown-leaderless-response', operationId, parts)] : findings,
    );
    return { ...unread, isElection };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    const isElection = run.server.generation === 'classic' && mayBe(run.server, closesConnections);
    if (!isElection) run.recorder.notice([noResponse(error, operationId)]);
    return { ...unread, isElection };
  }
}
