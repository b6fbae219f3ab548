// Faults on demand.

/** Something that goes wrong as long as the fault lasts; `owner-lost` happens once. */
export type Fault =
  /** 503 on every route (v6.2 and later). The new architecture has no such gate: without effect there. */
  | { readonly kind: 'not-ready' }
  /** Captures are still starting: their status is 500 (v6.1.1 and later). */
  | { readonly kind: 'not-initialized' }
  /** PD, from which a new changefeed gets its timestamp, cannot be reached. */
  | { readonly kind: 'pd-unreachable' }
  /** The owner's process dies. */
  | { readonly kind: 'owner-lost' }
  /** Answers come so much later, in milliseconds of real time. From 10,000 on v5 gives up (see `latency.ts`). */
  | { readonly kind: 'latency'; readonly milliseconds: number }
  /** Connections end without an answer. */
  | { readonly kind: 'connection-reset' }
  /** Sinks on this host, by default on any, cannot be opened. `host` may name a port (`10.0.0.1:3306`). */
  | { readonly kind: 'sink-unreachable'; readonly host?: string }
  | { readonly kind: 'stuck-checkpoint'; readonly changefeedId: string }
  /** Passwords by user: asked for where the release does (v8.0 and later). */
  | { readonly kind: 'auth'; readonly users: Readonly<Record<string, string>> };

/** The faults that last now. */
export type Faults = ReadonlySet<Fault>;

/** The first fault of a kind. */
export function faultOf<Kind extends Fault['kind']>(
  faults: Faults,
  kind: Kind,
): Extract<Fault, { kind: Kind }> | undefined {
  for (const fault of faults) if (isOf(fault, kind)) return fault;
  return undefined;
}

export function isOf<Kind extends Fault['kind']>(
  fault: Fault,
  kind: Kind,
): fault is Extract<Fault, { kind: Kind }> {
  return fault.kind === kind;
}

/** Whether a sink's host, with or without a port, cannot be reached. */
export function isUnreachable(faults: Faults, host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return [...faults].some(
    (fault) =>
      fault.kind === 'sink-unreachable' &&
      (fault.host === undefined || fault.host === host || fault.host === name),
  );
}
