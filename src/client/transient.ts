// Responses that an election, a start or a proxy in trouble explains, as data (server-behaviour/state-machine.md#elections,
// server-behaviour/http.md#not-ready).

/** A kind of response after which a later request may succeed. */
export interface TransientResponse {
  readonly statuses: readonly number[];
  /** The `error_code`; any if left out. */
  readonly code?: string;
  /** Matches the body, where the code says too little. */
  readonly text?: RegExp;
  /** Semver range of the releases that send it; all if left out. */
  readonly releases?: string;
  /** The server has not begun to carry out the request, so that a write may be sent again too. */
  readonly isUntouched?: true;
  /** Another capture may be able to respond. */
  readonly ofOneCapture?: true;
}

const transientResponses: readonly TransientResponse[] = [
  {
    statuses: [503],
    code: 'CDC:ErrServerIsNotReady',
    releases: '>=6.2.0',
    isUntouched: true,
    ofOneCapture: true,
  },
  { statuses: [500], code: 'CDC:ErrOwnerNotFound', isUntouched: true },
  { statuses: [500, 503], code: 'CDC:ErrNotOwner' },
  { statuses: [500], code: 'CDC:ErrCaptureNotInitialized', ofOneCapture: true },
  // An election, or an owner that cannot be reached: the code is empty, or that of the cause.
  {
    statuses: [500],
    text: /election: no leader|reach maximum try|context (?:canceled|deadline exceeded)|not fully initialized|TiCDC cluster is unavailable|ErrOwnerNotFound|dial tcp|connection re(?:fused|set)|: EOF/,
  },
  // A handler that lost its owner halfway.
  { statuses: [500], text: /^$/, releases: '>=6.1.1' },
  { statuses: [504], releases: '<6.2.0' },
  // Proxies.
  { statuses: [429, 502, 503] },
];

/** Returns what kind of transient response it is, if any. */
export function transientKind(
  status: number,
  code: string,
  text: string,
): TransientResponse | undefined {
  return transientResponses.find(
    (one) =>
      (one.statuses.includes(status) || (one.code !== undefined && status < 300)) &&
      (one.code ?? code) === code &&
      (one.text?.test(text) ?? true),
  );
}
