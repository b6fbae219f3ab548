// A step of a run: one request, what it needs, what it must provoke and bring about. Everything that a run sends and that may change
// something is a step, so that a plan can show it.
import type { OperationId } from '../../../generated/operations.js';
import type { Discovered } from '../state/discovered.js';
import type { Filter } from '../state/list-filters.js';
import type { Role } from '../state/test-changefeeds.js';
import type { ServersWithDefect } from './dangers.js';
import type { Effect } from './effects.js';
import type { Expected } from './expected.js';
import type { NotObserved, RequestInput } from './request-input.js';

/** The least that the mode must allow. */
export type Need = 'read' | 'write' | 'disruptive' | 'log-level';

export interface Step {
  readonly operationId: OperationId;
  /** Completes a sentence that begins with the operation: `refuses a malformed ID`. */
  readonly name: string;
  readonly need: Need;
  readonly expect: Expected;
  /** Makes the request, or says why there is nothing to send. */
  readonly request: (discovered: Discovered) => RequestInput | NotObserved;
  /** The test changefeed that the step works on. */
  readonly role?: Role;
  /** The request names something that exists, so a "not found" may come from somebody else's change. */
  readonly namesExisting?: true;
  /** What it does depends on who the owner is: it is sent only while that is the capture that the operator has named. */
  readonly needsOwner?: true;
  /** Later steps on the same changefeed build on this change. */
  readonly essential?: true;
  /** The ID of the changefeed that exists from the moment the request is sent, unless it is refused. */
  readonly creates?: (discovered: Discovered) => string;
  /** The capture that is being drained from the moment the request is sent, unless it is refused. */
  readonly drains?: (discovered: Discovered) => string | undefined;
  /** Error codes by which a repeated request is refused because the first one was carried out after all. */
  readonly doneCodes?: readonly string[];
  /** Before it is sent, the captures that work on its changefeed are read, so that a resume can be compared with them. */
  readonly readsAssignment?: true;
  /**
   * It is sent only once the changefeed has advanced beyond its start: before the owner's first tick on it, some releases end at such a
   * request (server-behaviour/running-servers.md#pause-after-create-kills-v8-5-7).
   */
  readonly needsProgress?: true;
  /** Servers whose defect makes the request dangerous: they get it only if `only` names the operation. The operator is then warned. */
  readonly onlyIfNamed?: ServersWithDefect & { readonly reason: string; readonly warning: string };
  /** Servers that end at the request: they never get it, whatever release and architecture they are checked against. */
  readonly ends?: ServersWithDefect;
  /** When the effect of a 202 must have shown. */
  readonly effect?: (discovered: Discovered) => Effect;
  /** The `state` query of a list of changefeeds; undefined for a list without the query. */
  readonly filter?: Filter;
}

/** Returns a function that makes steps of one kind, such as those that read. A step without `request` sends nothing but its route. */
export const stepMaker =
  (shared: Pick<Step, 'need'> & Partial<Step>) =>
  (
    operationId: OperationId,
    name: string,
    expect: Expected,
    request: Step['request'] = () => ({}),
    more: Partial<Step> = {},
  ): Step => ({ ...shared, operationId, name, expect, request, ...more });

export const path = (changefeed_id: string) => ({ path: { changefeed_id } });
