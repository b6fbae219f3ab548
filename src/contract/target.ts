// The server under test, and what may be sent to it.

/** The server under test. */
export interface Target {
  /** Where it listens, such as `http://127.0.0.1:8300`. */
  readonly url: string;
  /** How reports name it. */
  readonly name: string;
  /** What may be sent to it. */
  readonly permissions: Permissions;
  /**
   * True for a mock: it remembers nothing, gives any documented answer on demand
   * (`Prefer: code=400`), and may be sent anything.
   */
  readonly stateless: boolean;
}

/** What may be sent to a server. GET always may. */
export interface Permissions {
  /** Changefeeds of the check's own may be created, changed and removed. */
  readonly writes: boolean;
  /**
   * Capture ID of the owner, as the operator has read it: the requests that disturb a cluster (owner,
   * tables, captures, log level) may be sent, provided that it is still the owner. `true`: anything.
   */
  readonly disruptive: boolean | string;
}

/** The least that a request needs to be permitted. */
export type Need = 'read' | 'write' | 'disruptive' | 'mock';

/** Why a request that needs `need` may not be sent to `target`, or undefined if it may. */
export function refusal(target: Target, need: Need): string | undefined {
  const { permissions, stateless } = target;
  if (need === 'write' && !permissions.writes)
    return 'it writes; set TICDC_ALLOW_WRITES=1 to allow changefeeds of its own';
  if (need === 'disruptive' && permissions.disruptive === false)
    return "it disturbs the cluster; set TICDC_ALLOW_DISRUPTIVE=<the owner's capture id> to allow it";
  if (need === 'mock' && !stateless) return 'only a mock gives this answer on demand';
  return undefined;
}
