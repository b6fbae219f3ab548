// What a run has learned about the server, from which requests are made. A plan knows nothing and uses placeholders.
import type { JsonObject } from '../generated-files.js';
import { type OwnChangefeeds, ownChangefeeds } from './test-changefeeds.js';

export interface KnownCapture {
  readonly id: string;
  readonly isOwner: boolean;
}

export interface Processor {
  readonly changefeed_id: string;
  readonly capture_id: string;
}

export interface Known {
  readonly own: OwnChangefeeds;
  /** Of the server's changefeeds that v1 can read, one for each state; own ones first. */
  readonly changefeeds: ReadonlyMap<string, string>;
  /** A processor of a running changefeed. */
  readonly processor: Processor | undefined;
  /** More processors of the same changefeed, those with tables first. */
  readonly otherProcessors: readonly Processor[];
  /** IDs of the changefeeds that the last list showed in state `normal`. */
  readonly normal: ReadonlySet<string>;
  readonly captures: readonly KnownCapture[];
  /** A TSO of the last minutes, later than the GC safepoint. */
  readonly tso: bigint | undefined;
  /** A table of the run's own changefeed, and where it is. */
  readonly table:
    | {
        readonly id: bigint;
        readonly captureId: string;
        /** Where it is to go; any other capture if left out. */
        readonly targetId?: string;
      }
    | undefined;
  /** Captures that have tables of the run's own changefeeds. */
  readonly busy: ReadonlySet<string>;
  readonly filter: readonly string[] | undefined;
  readonly logLevel: string | undefined;
}

/** What a run knows before its first request. */
export function nothingKnown(
  runId: string,
  options: {
    readonly filter?: readonly string[] | undefined;
    readonly logLevel?: string | undefined;
  },
): Known {
  return {
    own: ownChangefeeds(runId),
    changefeeds: new Map(),
    processor: undefined,
    otherProcessors: [],
    normal: new Set(),
    captures: [],
    tso: undefined,
    table: undefined,
    busy: new Set(),
    filter: options.filter,
    logLevel: options.logLevel,
  };
}

/** What a list of captures tells. */
export function capturesIn(list: readonly JsonObject[] = []): readonly KnownCapture[] {
  return list.map(({ id, is_owner }) => ({ id: String(id), isOwner: is_owner === true }));
}

/** The owner, as listCaptures names it. */
export function ownerOf({ captures }: Known): string | undefined {
  return captures.find(({ isOwner }) => isOwner)?.id;
}
