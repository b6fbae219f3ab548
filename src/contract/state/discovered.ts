// The facts that a run has discovered about the server. Requests are made from them. A plan uses placeholders instead.
import type { JsonObject } from '../../shared/json.js';
import { isInDefault, isReadable } from './namespaces.js';
import type { Snapshot } from './snapshot.js';
import { tasksOf } from './tables.js';
import {
  createTestChangefeeds,
  isTestChangefeed,
  type TestChangefeeds,
} from './test-changefeeds.js';

export interface KnownCapture {
  readonly id: string;
  readonly isOwner: boolean;
}

export interface Processor {
  readonly changefeed_id: string;
  readonly capture_id: string;
}

export interface Discovered {
  readonly testChangefeeds: TestChangefeeds;
  /** One changefeed ID for each state, of the changefeeds that v1 can read; test changefeeds are preferred. */
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
  /** A table of a test changefeed, and the capture that replicates it. */
  readonly table:
    | {
        readonly id: bigint;
        readonly captureId: string;
        /** The capture that the table moves to. Default: the first other capture. */
        readonly targetId?: string;
      }
    | undefined;
  /** Captures that have tables of test changefeeds. */
  readonly busy: ReadonlySet<string>;
  readonly filter: readonly string[] | undefined;
  readonly logLevel: string | undefined;
}

/** Returns the state before the first request. */
export function nothingDiscovered(
  runId: string,
  options: {
    readonly filter?: readonly string[] | undefined;
    readonly logLevel?: string | undefined;
  },
): Discovered {
  return {
    testChangefeeds: createTestChangefeeds(runId),
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

/** Reads the captures from a list of captures. */
export function capturesIn(list: readonly JsonObject[] = []): readonly KnownCapture[] {
  return list.map(({ id, is_owner }) => ({ id: String(id), isOwner: is_owner === true }));
}

/** Returns the ID of the owner, as listCaptures shows it. */
export function ownerOf({ captures }: Discovered): string | undefined {
  return captures.find(({ isOwner }) => isOwner)?.id;
}

/** Adds facts from the lists of a snapshot: one changefeed of each state, preferably a test changefeed, and a processor. */
export function learn(discovered: Discovered, survey: Snapshot): Discovered {
  const { runId } = discovered.testChangefeeds;
  const readable = (survey.lists.get('all') ?? []).filter(isReadable);
  const ownFirst = readable.toSorted(
    (a, b) => Number(isTestChangefeed(runId, idOf(b))) - Number(isTestChangefeed(runId, idOf(a))),
  );
  const changefeeds = new Map<string, string>();
  for (const item of ownFirst) {
    const state = String(item.state);
    if (!changefeeds.has(state)) changefeeds.set(state, idOf(item));
  }
  const normal = new Set(readable.filter(({ state }) => state === 'normal').map(idOf));
  return {
    ...discovered,
    changefeeds,
    normal,
    processor: processorOf(survey, normal, changefeeds.get('normal')),
    captures: capturesIn(survey.captures),
  };
}

const idOf = (item: JsonObject) => String(item.id);

/** Maximum number of captures on which the processor of one changefeed is read. */
const mostProcessors = 8;

/**
 * Adds the other captures on which a changefeed runs, from its details. The changefeed is that of the discovered processor, or else
 * one in state `normal`.
 */
export function learnProcessors(
  discovered: Discovered,
  { details, processors = [] }: Snapshot,
): Discovered {
  const changefeed_id = discovered.processor?.changefeed_id ?? discovered.changefeeds.get('normal');
  if (changefeed_id === undefined) return { ...discovered, otherProcessors: [] };
  const tasks = tasksOf(details.get(changefeed_id)) ?? [];
  const listed = processors.filter(
    (one) => one.changefeed_id === changefeed_id && isInDefault(one),
  );
  const byTables = tasks.toSorted((a, b) => Number(hasTables(b)) - Number(hasTables(a)));
  const captures = new Set([...byTables, ...listed].map(({ capture_id }) => String(capture_id)));
  if (discovered.processor !== undefined) captures.delete(discovered.processor.capture_id);
  return {
    ...discovered,
    otherProcessors: [...captures]
      .slice(0, mostProcessors - 1)
      .map((capture_id) => ({ changefeed_id, capture_id })),
  };
}

const hasTables = ({ table_ids }: JsonObject) => Array.isArray(table_ids) && table_ids.length > 0;

/** Chooses a processor. Prefers one of the changefeed whose details are read, so that the two can be compared. */
function processorOf(
  { processors = [] }: Snapshot,
  normal: ReadonlySet<string>,
  chosen: string | undefined,
): Processor | undefined {
  const candidates = processors.filter(
    (one) => isInDefault(one) && normal.has(String(one.changefeed_id)),
  );
  const found = candidates.find((one) => one.changefeed_id === chosen) ?? candidates[0];
  return found === undefined
    ? undefined
    : {
        changefeed_id: String(found.changefeed_id),
        capture_id: String(found.capture_id),
      };
}
