// A second opinion on the life of changefeeds, written from the facts about real servers
// (server-behaviour/state-machine.md#requested-transitions, server-behaviour/changefeeds.md#create, server-behaviour/changefeeds.md#jobs,
// server-behaviour/response-fields.md#changefeed-list-item, server-behaviour/values.md#changefeed-states) and from nothing else: it says
// what a server must respond, and how its changefeeds stand once everything has settled.

/** What differs between the releases that the oracle judges. */
export interface ReleaseFacts {
  /** server-behaviour/state-machine.md#requested-transitions: failing changefeeds are `error`, or `pending` and then `warning`. */
  readonly stateModel: 'error' | 'warning';
  /** server-behaviour/changefeeds.md#update: v7.0.0 and later update failed changefeeds too. */
  readonly updatesFailed: boolean;
  /**
   * server-behaviour/response-fields.md#changefeed-list-item: lists of v6.5.4 to v6.5.12 show `pending` as `warning`; filters and details
   * do not.
   */
  readonly listShowsPendingAs: 'pending' | 'warning';
  /**
   * server-behaviour/state-machine.md#error-transitions: what an error does that cannot be retried. Before v6.2.0 there are none: they are
   * retried.
   */
  readonly unretryable: 'retried' | 'kept in error' | 'failed';
  /**
   * server-behaviour/state-machine.md#elections: the code while the owner has resigned and has not left yet. Up to v6.1 calls may hang
   * then: no code is expected.
   */
  readonly codeOfResigned: 'CDC:ErrOwnerNotFound' | undefined;
}

/** A TSO is milliseconds since 1970, shifted by 18 bits. */
export const tsoOf = (milliseconds: number): bigint => BigInt(milliseconds) << 18n;

/** What may be updated; 0 means "not given". `broken` is a body that is not JSON. */
export type Update = 'broken' | { readonly targetTs: bigint; readonly workers: number };

export type Operation =
  | {
      readonly kind: 'create';
      readonly id: string;
      readonly sinkUri: string;
      readonly startTs: bigint;
      readonly targetTs: bigint;
    }
  | { readonly kind: 'update'; readonly id: string; readonly update: Update }
  | {
      readonly kind: 'move';
      readonly id: string;
      readonly table: number;
      /** Whatever the body says, and which capture that is, if any. */
      readonly captureId: string;
      readonly capture: number | undefined;
    }
  | { readonly kind: 'pause' | 'resume' | 'remove' | 'rebalance' | 'get'; readonly id: string };

/** A response: `code` is the `error_code`, undefined on success. */
export interface Expected {
  readonly status: number;
  readonly code?: string;
}

/** A changefeed as a list shows it. `error` is the code of the error that it shows, or null. */
export interface Listed {
  readonly id: string;
  readonly state: string;
  readonly error: string | null;
}

interface Feed {
  state: string;
  /** The stored error's code: hidden while `normal`, cleared by resume alone (server-behaviour/response-fields.md#changefeed-list-item). */
  error: string | null;
  failures: number;
  /** Whether a failing changefeed is retried. */
  retried: boolean;
  /** Captures by table, as far as they follow from moves: whatever else happens may place tables anew. */
  readonly places: Map<number, number>;
  readonly startTs: bigint;
  targetTs: bigint;
  workers: number;
}

/** server-behaviour/state-machine.md#requested-transitions, server-behaviour/values.md#changefeed-states by state model. */
const models = {
  error: {
    failing: 'error',
    pausable: ['normal', 'error'],
    resumable: ['failed', 'error', 'stopped', 'finished'],
    shownByDefault: ['normal', 'stopped', 'failed'],
  },
  warning: {
    failing: 'pending',
    pausable: ['normal', 'warning', 'pending'],
    resumable: ['failed', 'stopped', 'finished'],
    shownByDefault: ['normal', 'stopped', 'failed', 'warning', 'pending'],
  },
} as const satisfies Record<ReleaseFacts['stateModel'], unknown>;

/** server-behaviour/state-machine.md#error-transitions: errors after which a changefeed fails at once. */
export const fastFailCodes = [
  'CDC:ErrStartTsBeforeGC',
  'CDC:ErrSnapshotLostByGC',
  'CDC:ErrGCTTLExceeded',
];

/** server-behaviour/values.md#sink-schemes, as far as they can be opened without a network. */
const knownSchemes = ['blackhole:'];

const accepted: Expected = { status: 202 };
const invalid: Expected = { status: 400, code: 'CDC:ErrAPIInvalidParam' };
const unknown: Expected = { status: 400, code: 'CDC:ErrChangeFeedNotExists' };
const badSink: Expected = { status: 400, code: 'CDC:ErrSinkURIInvalid' };
/** server-behaviour/state-machine.md#elections: there is no owner key. */
const noLeader: Expected = { status: 500, code: '' };
const updateRefused: Expected = { status: 400, code: 'CDC:ErrChangefeedUpdateRefused' };

export class Oracle {
  readonly #facts: ReleaseFacts;
  readonly #feeds = new Map<string, Feed>();
  /** IDs of the tables that changefeeds replicate. */
  readonly #tables: readonly number[];

  constructor(facts: ReleaseFacts, tables: readonly number[] = []) {
    this.#facts = facts;
    this.#tables = tables;
  }

  /**
   * What a call about a changefeed gets, and none has an effect (server-behaviour/state-machine.md#elections). Undefined: it may hang.
   */
  whileResigning(id: string): Expected | undefined {
    const { codeOfResigned: code } = this.#facts;
    if (code === undefined) return undefined;
    // A malformed ID is refused without asking the owner, also while it resigns.
    return isValidId(id) ? { status: 500, code } : invalid;
  }

  /** The same when the owner has left and there is no other yet. */
  withoutOwner(): Expected {
    return noLeader;
  }

  /**
   * Another owner has taken over. It keeps the states (server-behaviour/state-machine.md#visibility: they are in etcd); tables may be
   * placed anew.
   */
  changeOwner(): void {
    for (const { places } of this.#feeds.values()) places.clear();
  }

  /** The response to one operation. Its effect on states is in `list` and `stateOf` from now on. */
  apply(operation: Operation): Expected {
    if (operation.kind === 'create') return this.#create(operation);
    if (!isValidId(operation.id)) return invalid;
    const feed = this.#feeds.get(operation.id);
    if (!feed) return unknown;
    switch (operation.kind) {
      case 'update':
        return this.#update(feed, operation.update);
      case 'pause':
        if (isIn(this.#model.pausable, feed.state)) become(feed, 'stopped');
        return accepted;
      case 'resume':
        if (isIn(this.#model.resumable, feed.state)) {
          become(feed, 'normal');
          feed.error = null;
        }
        return accepted;
      case 'remove':
        this.#feeds.delete(operation.id);
        return accepted;
      case 'rebalance':
        feed.places.clear();
        return accepted;
      case 'move':
        return this.#move(feed, operation);
      case 'get':
        return { status: 200 };
    }
  }

  /** A running changefeed meets an error (server-behaviour/state-machine.md#error-transitions). */
  fail(id: string, code: string, retryable = true): void {
    const feed = this.#feeds.get(id);
    if (feed?.state !== 'normal') throw new Error(`${id} does not run, so it meets no error`);
    feed.error = code;
    feed.failures += 1;
    const { unretryable } = this.#facts;
    const isFatal = fastFailCodes.includes(code) || (!retryable && unretryable === 'failed');
    become(feed, isFatal ? 'failed' : this.#model.failing);
    feed.retried = retryable || unretryable === 'retried';
  }

  /** Milliseconds after which every retry has been made: 10 s, doubled each time up to 10 min (30 min in the old model). */
  longestRetry(): number {
    const cap = this.#facts.stateModel === 'error' ? 1_800_000 : 600_000;
    const delays = [...this.#feeds.values()]
      .filter((feed) => feed.state === this.#model.failing && feed.retried)
      .map((feed) => Math.min(cap, 10_000 * 2 ** (feed.failures - 1)));
    return Math.max(0, ...delays);
  }

  /** Whether a changefeed runs towards a target that it reaches before `now`. */
  isFinishing(now: number): boolean {
    return [...this.#feeds.values()].some((feed) => isFinishing(feed, now));
  }

  /** Enough time has passed for every retry and every target up to `now`. */
  settle(now: number): void {
    for (const feed of this.#feeds.values()) {
      if (feed.state === this.#model.failing && feed.retried) become(feed, 'normal');
      if (isFinishing(feed, now)) become(feed, 'finished');
    }
  }

  stateOf(id: string): string | undefined {
    return this.#feeds.get(id)?.state;
  }

  /** Where tables of a changefeed must be, as far as that is known: captures by table. */
  placesOf(id: string): ReadonlyMap<number, number> {
    return this.#feeds.get(id)?.places ?? new Map();
  }

  startOf(id: string): bigint | undefined {
    return this.#feeds.get(id)?.startTs;
  }

  /** What a list with this `state` parameter shows (server-behaviour/values.md#changefeed-states), sorted by id. */
  list(filter = ''): Listed[] {
    const wanted = filter === '' ? this.#model.shownByDefault : [filter];
    return [...this.#feeds]
      .filter(([, { state }]) => filter === 'all' || isIn(wanted, state))
      .map(([id, { state, error }]) => ({
        id,
        state: state === 'pending' ? this.#facts.listShowsPendingAs : state,
        error: state === 'normal' ? null : error,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  get #model() {
    return models[this.#facts.stateModel];
  }

  #create({ id, sinkUri, startTs, targetTs }: Operation & { kind: 'create' }): Expected {
    if (sinkUri === '') return badSink;
    if (!isValidId(id)) return invalid;
    if (this.#feeds.has(id)) return { status: 500, code: 'CDC:ErrChangeFeedAlreadyExists' };
    if (targetTs > 0n && targetTs <= startTs) {
      return { status: 400, code: 'CDC:ErrTargetTsBeforeStartTs' };
    }
    if (!knownSchemes.includes(new URL(sinkUri).protocol)) return badSink;
    this.#feeds.set(id, {
      state: 'normal',
      error: null,
      failures: 0,
      retried: false,
      places: new Map(),
      startTs,
      targetTs,
      workers: 16,
    });
    return accepted;
  }

  /** server-behaviour/cluster.md#move-table: neither capture nor table need exist; what does not is dropped. */
  #move(feed: Feed, { table, captureId, capture }: Operation & { kind: 'move' }): Expected {
    if (!isValidId(captureId)) return invalid;
    const isKnown = capture !== undefined && this.#tables.includes(table);
    if (isKnown && feed.state === 'normal') feed.places.set(table, capture);
    return accepted;
  }

  /** server-behaviour/changefeeds.md#update: state, then body, then target, then whether anything changes. */
  #update(feed: Feed, update: Update): Expected {
    const updatable = this.#facts.updatesFailed ? ['stopped', 'failed'] : ['stopped'];
    if (!updatable.includes(feed.state)) return updateRefused;
    if (update === 'broken') return { status: 400, code: '' };
    const targetTs = update.targetTs || feed.targetTs;
    const workers = update.workers || feed.workers;
    if (update.targetTs > 0n && targetTs <= feed.startTs) return updateRefused;
    if (targetTs === feed.targetTs && workers === feed.workers) return updateRefused;
    feed.targetTs = targetTs;
    feed.workers = workers;
    return accepted;
  }
}

function become(feed: Feed, state: string): void {
  feed.state = state;
  feed.places.clear();
}

function isFinishing({ state, targetTs }: Feed, now: number): boolean {
  return state === 'normal' && targetTs > 0n && targetTs <= tsoOf(now);
}

/** server-behaviour/http.md#path-ids, path id validation. */
function isValidId(id: string): boolean {
  return /^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/.test(id) && Buffer.byteLength(id) <= 128;
}

function isIn(states: readonly string[], state: string): boolean {
  return states.includes(state);
}
