// Faults that a test can start.

/** A fault, with its effect while it lasts. `owner-lost` happens once. */
export type Fault =
  /** Every operation responds 503 (v6.2 and later). No effect in the new architecture. */
  | { readonly kind: 'not-ready' }
  /** Captures are still starting: `getServerStatus` responds 500 (v6.1.1 and later). */
  | { readonly kind: 'not-initialized' }
  /** PD, which gives a new changefeed its start TSO, cannot be reached. */
  | { readonly kind: 'pd-unreachable' }
  /**
   * PD does not respond. Creating a changefeed responds 500 after 20 seconds, and other requests that need the owner get no response (classic).
   * After either fault of PD, if it lasted ten seconds, every capture has a new ID in the same process.
   */
  | { readonly kind: 'pd-frozen' }
  /** Nothing holds garbage collection back for changefeeds: those that are ten minutes behind fail (classic). */
  | { readonly kind: 'gc-not-held' }
  /** The owner's process dies. */
  | { readonly kind: 'owner-lost' }
  /** Responses are delayed, in milliseconds of real time. From 10,000 on, v5 exceeds its deadline (see `latency.ts`). */
  | { readonly kind: 'latency'; readonly milliseconds: number }
  /** Connections are reset before a response. */
  | { readonly kind: 'connection-reset' }
  /** Sinks on this host, by default on any, cannot be opened. `host` may name a port (`10.0.0.1:3306`). */
  | { readonly kind: 'sink-unreachable'; readonly host?: string | undefined }
  | { readonly kind: 'stuck-checkpoint'; readonly changefeedId: string }
  /** Users and their passwords. Releases from v8.0 on check them. */
  | { readonly kind: 'auth'; readonly users: Readonly<Record<string, string>> };

/** The active faults. */
export type Faults = ReadonlySet<Fault>;

/** Returns the first active fault of a kind. */
export function faultOf<Kind extends Fault['kind']>(
  faults: Faults,
  kind: Kind,
): Extract<Fault, { kind: Kind }> | undefined {
  for (const fault of faults) if (isOf(fault, kind)) return fault;
  return undefined;
}

function isOf<Kind extends Fault['kind']>(
  fault: Fault,
  kind: Kind,
): fault is Extract<Fault, { kind: Kind }> {
  return fault.kind === kind;
}

/** Returns whether a fault makes a sink's host unreachable. `host` may contain a port. */
export function isUnreachable(faults: Faults, host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return [...faults].some(
    (fault) =>
      fault.kind === 'sink-unreachable' &&
      (fault.host === undefined || fault.host === host || fault.host === name),
  );
}
