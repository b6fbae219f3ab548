// What a single response shows of the cluster, compared with what must hold: states of test changefeeds, checkpoints, the owner.
import type { OperationId } from '../../../generated/operations.js';
import type { JsonValue } from '../../codec/index.js';
import { isObject, type JsonObject } from '../../shared/json.js';
import { type Finding, finding } from '../finding/finding.js';
import { changing, type ExpectedState, type SeenOwners } from './expected-state.js';
import { isTestChangefeed } from './test-changefeeds.js';
import { checkpointOf } from './times.js';

/** A successful response, and when it was sent and received among all requests and responses of the run. */
export interface Observation {
  readonly operationId: OperationId;
  readonly value: JsonValue | undefined;
  readonly order: { readonly sent: number; readonly received: number };
}

export interface Observed {
  readonly expected: ExpectedState;
  readonly findings: readonly Finding[];
}

/** How often an owner may come back in a run: each time takes two elections, and no run is that long. */
const mostReturns = 1;
/** Milliseconds by which a new owner may start behind the last one. */
const lostInElection = 30_000n;
/** Bits of a TSO below its milliseconds. */
const counterBits = 18n;

/** Compares a response with what must hold. The state that is returned no longer expects what was found to be otherwise. */
export function observe(expected: ExpectedState, observation: Observation): Observed {
  const { operationId, value } = observation;
  if (operationId === 'listCaptures') {
    const owners = observeOwner(expected.owners, observation);
    return { expected: { ...expected, owners }, findings: [] };
  }
  if (operationId === 'listChangefeeds' && Array.isArray(value)) {
    return observeCheckpoints(expected, observation, value.filter(isObject));
  }
  if (operationId !== 'getChangefeed' || !isObject(value)) return { expected, findings: [] };
  const seen = observeCheckpoints(expected, observation, [value]);
  const state = observeState(seen.expected, value);
  return { expected: state.expected, findings: [...seen.findings, ...state.findings] };
}

/** Nobody else changes test changefeeds: one response with a wrong state is enough. */
function observeState(expected: ExpectedState, detail: JsonObject): Observed {
  const [id, state] = [String(detail.id), String(detail.state)];
  const { states, lastChange } = expected.changefeeds.get(id) ?? {};
  // For a tick some releases know a changefeed and not its state (server-behaviour/values.md#changefeed-states).
  const isFine = states === undefined || states.length === 0 || states.includes(state);
  if (isFine || state === '') return { expected, findings: [] };
  const after = lastChange && { operationId: lastChange.operationId };
  const wrong = finding('state-unchanged', 'getChangefeed', {
    subject: { changefeed: id },
    expected: { states, ...(after && { after }) },
    received: state,
    pointer: '/state',
  });
  return { expected: changing(expected, id), findings: [wrong] };
}

function observeCheckpoints(
  expected: ExpectedState,
  { operationId, order }: Observation,
  changefeeds: readonly JsonObject[],
): Observed {
  const checkpoints = new Map(expected.checkpoints);
  const recreated = new Set(expected.recreated);
  const findings: Finding[] = [];
  for (const changefeed of changefeeds) {
    const key = `${changefeed.namespace ?? changefeed.keyspace ?? ''}/${changefeed.id}`;
    const checkpoint = checkpointOf(changefeed);
    // 0: the owner does not know it yet, or again.
    if (checkpoint === undefined || checkpoint === 0n) continue;
    const before = checkpoints.get(key);
    const lost = before?.isOfLastOwner === true ? lostInElection << counterBits : 0n;
    const seen = { checkpoint, received: order.received };
    if (before === undefined || checkpoint >= before.checkpoint - lost) {
      checkpoints.set(key, seen);
    } else if (order.sent >= before.received) {
      const id = String(changefeed.id);
      if (!isTestChangefeed(expected.runId, id) && !recreated.has(key)) {
        // Somebody may have removed it and created it again with an earlier start; that does not happen again and again.
        recreated.add(key);
        checkpoints.set(key, seen);
      } else {
        findings.push(
          finding('checkpoint-goes-back', operationId, {
            subject: { changefeed: id },
            received: { checkpoint: String(checkpoint), before: String(before.checkpoint) },
          }),
        );
      }
    }
  }
  return { expected: { ...expected, checkpoints, recreated }, findings };
}

/** The owner in a list of captures that was requested after the last such list had come. */
function observeOwner(owners: SeenOwners, { value, order }: Observation): SeenOwners {
  const [owner, ...others] = ownersIn(value);
  if (owner === undefined || others.length > 0 || order.sent < owners.received) return owners;
  const { received } = order;
  const id = String(owner.id);
  if (owners.ids.at(-1) === id) return { ...owners, received };
  const ids = [...owners.ids, id];
  const hasReturned = ids.length - new Set(ids).size > mostReturns;
  return {
    ids,
    received,
    changes: owners.changes + 1,
    ...((owners.returned ?? hasReturned) && { returned: owners.returned ?? ids }),
  };
}

/** The captures that a list of captures calls the owner. */
export function ownersIn(captures: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(captures)
    ? captures.filter(isObject).filter(({ is_owner }) => is_owner === true)
    : [];
}
