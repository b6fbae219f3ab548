// What must hold of the cluster during a run: the test changefeeds with their states and settings, checkpoints, and the owner. Plain
// data; each function returns the state that holds from then on.
import type { OperationId } from '../../../generated/operations.js';
import type { JsonObject } from '../../shared/json.js';
import { describePlaces, placesIn } from './tables.js';
import { isTestChangefeed } from './test-changefeeds.js';

/** Settings in the detail that only an update changes. */
export const settingNames = [
  'id',
  'namespace',
  'keyspace',
  'upstream_id',
  'sink_uri',
  'create_time',
  'start_ts',
  'target_ts',
  'sort_engine',
  'creator_version',
] as const;

/** The settings that an update can change. */
export const updatable: readonly string[] = ['sink_uri', 'target_ts'];

/** Names of settings, and `tables` for where its tables are. */
export type Settings = Readonly<Record<string, unknown>>;

/** The last operation that changed a changefeed or its tables. */
export interface Change {
  readonly operationId: OperationId;
  /** When it had taken effect, in milliseconds since 1970 on the run's clock. */
  readonly at: number;
}

/** The captures that work on a changefeed. */
export interface Assignment {
  /** With a processor in the list of processors. */
  readonly processors: readonly string[];
  /** With a task in the changefeed's detail. */
  readonly tasks: readonly string[];
}

export interface ExpectedChangefeed {
  /** `requested`: a create was sent, and no response has said yet whether it was carried out. */
  readonly existence: 'requested' | 'accepted' | 'refused' | 'removed';
  /** The states that it must keep; none: it must stay removed; undefined: nothing is expected, as it is changing. */
  readonly states?: readonly string[] | undefined;
  readonly settings?: Settings;
  /** Whether the last update was carried out is unknown: what it may have changed is not compared. */
  readonly isUpdateUnknown?: boolean;
  /** Who worked on it before it was paused. */
  readonly assignment?: Assignment;
  readonly lastChange?: Change;
  /** An essential step failed: later steps on it would say nothing about the server. */
  readonly isAbandoned?: true;
}

/** A checkpoint that a response has shown. */
export interface SeenCheckpoint {
  readonly checkpoint: bigint;
  /** When the response had come. Only requests that were sent later can contradict it. */
  readonly received: number;
  /** There has been an election since. */
  readonly isOfLastOwner?: true;
}

export interface SeenOwners {
  /** Owners in the order in which they were seen. */
  readonly ids: readonly string[];
  /** When the last list of captures had come. */
  readonly received: number;
  /** How often another owner was seen. */
  readonly changes: number;
  /** The owners up to the moment when one had come back more often than elections explain. */
  readonly returned?: readonly string[];
}

export interface ExpectedState {
  readonly runId: string;
  readonly changefeeds: ReadonlyMap<string, ExpectedChangefeed>;
  /** IDs that the server itself gave to changefeeds of the run. */
  readonly adopted: ReadonlySet<string>;
  /** By namespace and ID. */
  readonly checkpoints: ReadonlyMap<string, SeenCheckpoint>;
  /** Changefeeds of others whose checkpoint went back once, as after a removal and a create with the same ID. */
  readonly recreated: ReadonlySet<string>;
  readonly owners: SeenOwners;
}

export function nothingExpected(runId: string): ExpectedState {
  return {
    runId,
    changefeeds: new Map(),
    adopted: new Set(),
    checkpoints: new Map(),
    recreated: new Set(),
    owners: { ids: [], received: 0, changes: 0 },
  };
}

const unknown: ExpectedChangefeed = { existence: 'requested' };

function withChangefeed(
  state: ExpectedState,
  id: string,
  change: (before: ExpectedChangefeed) => Partial<ExpectedChangefeed>,
): ExpectedState {
  const before = state.changefeeds.get(id) ?? unknown;
  const changefeeds = new Map(state.changefeeds).set(id, { ...before, ...change(before) });
  return { ...state, changefeeds };
}

/** A create is about to be sent. */
export const createRequested = (state: ExpectedState, id: string): ExpectedState =>
  withChangefeed(state, id, ({ existence }) => ({
    existence: existence === 'accepted' ? 'accepted' : 'requested',
  }));

/** Records the response to a create. A 5xx status does not prove that nothing was created. */
export const createResponded = (state: ExpectedState, id: string, status: number): ExpectedState =>
  withChangefeed(state, id, ({ existence }) => {
    if (status < 300) return { existence: 'accepted' };
    return status < 500 && existence === 'requested' ? { existence: 'refused' } : {};
  });

/** Records that the server chose another ID for a test changefeed. */
export const adopted = (state: ExpectedState, id: string): ExpectedState => ({
  ...withChangefeed(state, id, () => ({ existence: 'accepted' })),
  adopted: new Set(state.adopted).add(id),
});

/** An operation changes it: until that has taken effect, no state is expected. */
export const changing = (state: ExpectedState, id: string): ExpectedState =>
  withChangefeed(state, id, () => ({ states: undefined }));

/** An operation has taken effect. */
export const settled = (
  state: ExpectedState,
  id: string,
  states: readonly string[],
  lastChange: Change,
): ExpectedState =>
  withChangefeed(state, id, () => ({
    states,
    lastChange,
    ...(states.length === 0 && { existence: 'removed' }),
  }));

/** An operation changed tables of a changefeed. */
export const changed = (state: ExpectedState, id: string, lastChange: Change): ExpectedState =>
  withChangefeed(state, id, () => ({ lastChange }));

/** An operation on the cluster may have changed every changefeed. */
export const allChanged = (state: ExpectedState, lastChange: Change): ExpectedState =>
  expectedIds(state).reduce((all, id) => changed(all, id, lastChange), state);

export const abandoned = (state: ExpectedState, id: string): ExpectedState =>
  withChangefeed(state, id, () => ({ isAbandoned: true, states: undefined }));

export const assigned = (state: ExpectedState, id: string, assignment: Assignment): ExpectedState =>
  withChangefeed(state, id, () => ({ assignment }));

/** From now on the settings and tables are those of the detail. */
export const keepsSettings = (
  state: ExpectedState,
  id: string,
  detail: JsonObject,
): ExpectedState =>
  withChangefeed(state, id, () => ({ settings: settingsOf(detail), isUpdateUnknown: false }));

/** An update got no response of the server itself. */
export const updateUnknown = (state: ExpectedState, id: string): ExpectedState =>
  withChangefeed(state, id, () => ({ isUpdateUnknown: true }));

/** Tables may be moved by the cluster itself: they are no longer compared. */
export const tablesMayMove = (state: ExpectedState): ExpectedState =>
  [...state.changefeeds.keys()].reduce(
    (all, id) =>
      withChangefeed(all, id, ({ settings }) => {
        if (settings === undefined) return {};
        const { tables: _, ...others } = settings;
        return { settings: others };
      }),
    state,
  );

/** There is, or was, an election: other users' changefeeds may be anything after it, test changefeeds have lost little. */
export function afterElection(state: ExpectedState): ExpectedState {
  const own = [...state.checkpoints].filter(([key]) =>
    isTestChangefeed(state.runId, key.slice(key.indexOf('/') + 1)),
  );
  const checkpoints = new Map(
    own.map(([key, seen]) => [key, { ...seen, isOfLastOwner: true as const }]),
  );
  return { ...state, checkpoints };
}

/** The run itself evicts the owner. */
export const ownerEvicted = (state: ExpectedState): ExpectedState => ({
  ...state,
  owners: { ...state.owners, ids: [] },
});

/** IDs of the changefeeds of which a state is expected. */
export function expectedIds({ changefeeds }: ExpectedState): readonly string[] {
  return [...changefeeds].filter(([, { states }]) => states !== undefined).map(([id]) => id);
}

/** IDs of the changefeeds that must keep one of the states. */
export function expectedIn(state: ExpectedState, name: string): readonly string[] {
  return expectedIds(state).filter((id) => state.changefeeds.get(id)?.states?.includes(name));
}

/** Whether a response has shown a checkpoint of a test changefeed beyond its start: the owner works on it. */
export function hasProgressed({ changefeeds, checkpoints }: ExpectedState, id: string): boolean {
  const start = changefeeds.get(id)?.settings?.start_ts;
  const [, seen] = [...checkpoints].find(([key]) => key.endsWith(`/${id}`)) ?? [];
  return typeof start === 'bigint' && seen !== undefined && seen.checkpoint > start;
}

/** IDs of changefeeds of the run that may exist, the last one first. */
export function mayExist({ changefeeds }: ExpectedState): readonly string[] {
  return [...changefeeds]
    .filter(([, { existence }]) => existence === 'requested' || existence === 'accepted')
    .map(([id]) => id)
    .reverse();
}

/** The settings that a detail shows, and where its tables are if it shows tasks. */
export function settingsOf(detail: JsonObject): Settings {
  const shown = settingNames.filter((name) => Object.hasOwn(detail, name));
  const places = placesIn(detail);
  return {
    ...Object.fromEntries(shown.map((name) => [name, detail[name]])),
    ...(places !== undefined && { tables: describePlaces(places) }),
  };
}
