// What the run's own changefeeds must look like at every look: their states, their settings, whether they are there at all.

import type { OperationId } from '../../../generated/operations.js';
import type { JsonValue } from '../../codec/index.js';
import { type Finding, finding } from '../finding/finding.js';
import { isObject, type JsonObject } from '../generated-files.js';
import type { Work } from '../run/phases/assignments.js';
import { describePlaces, placesIn } from './tables.js';

/** Fields of the detail that nothing but an update changes. */
const settingsFields = [
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
  // Where it has tables, if the detail shows it.
  'tables',
] as const;

/** Whether a changefeed of the run may be there. */
type Existence = 'unknown' | 'accepted' | 'refused' | 'removed';

/** The last operation that was to change a changefeed, or its tables. */
export interface Change {
  readonly operationId: OperationId;
  /** When it had taken effect, by the run's clock. */
  readonly at: number;
}

export class OwnWatch {
  readonly runId: string;
  /** Names that are not the run's, which the server has given to changefeeds of the run. */
  readonly adopted = new Set<string>();
  readonly #existence = new Map<string, Existence>();
  /** States in which a changefeed must be; none: it must be gone. */
  readonly #states = new Map<string, readonly string[]>();
  readonly #settings = new Map<string, JsonObject>();
  readonly #givenUp = new Set<string>();
  readonly #work = new Map<string, Work>();
  readonly #changes = new Map<string, Change>();

  constructor(runId: string) {
    this.runId = runId;
  }

  sending(id: string): void {
    if (this.#existence.get(id) !== 'accepted') this.#existence.set(id, 'unknown');
  }

  answered(id: string, status: number): void {
    if (status < 300) this.#existence.set(id, 'accepted');
    // An answer of the 500s does not say that nothing was done.
    else if (status < 500 && this.#existence.get(id) === 'unknown') {
      this.#existence.set(id, 'refused');
    }
  }

  /** The server has made a changefeed of the run under a name that is not the run's. */
  adopt(id: string): void {
    this.adopted.add(id);
    this.#existence.set(id, 'accepted');
  }

  /** Whether the run has asked for any changefeed. */
  get hasAsked(): boolean {
    return this.#existence.size > 0;
  }

  removed(id: string): void {
    this.#existence.set(id, 'removed');
  }

  /** IDs of changefeeds that may be there, the last one first. */
  get mayExist(): readonly string[] {
    return [...this.#existence]
      .filter(([, existence]) => existence === 'unknown' || existence === 'accepted')
      .map(([id]) => id)
      .reverse();
  }

  /** Whether the run has asked for the changefeed, was not refused, and has not removed it. */
  mayBeThere(id: string): boolean {
    return this.mayExist.includes(id);
  }

  /** Whether the server has said that it made the changefeed. */
  wasAccepted(id: string): boolean {
    return this.#existence.get(id) === 'accepted';
  }

  /** It changes: until it has settled, nothing is expected of its state. */
  moving(id: string): void {
    this.#states.delete(id);
  }

  settled(id: string, states: readonly string[], change: Change): void {
    this.#states.set(id, states);
    this.changed(id, change);
    if (states.length === 0) this.removed(id);
  }

  changed(id: string, change: Change): void {
    this.#changes.set(id, change);
  }

  /** Something was done to the cluster that may reach them all. */
  allChanged(change: Change): void {
    for (const id of this.#states.keys()) this.changed(id, change);
  }

  lastChangeOf(id: string): Change | undefined {
    return this.#changes.get(id);
  }

  /** Nothing can be built on it any more. */
  giveUp(id: string): void {
    this.#givenUp.add(id);
    this.#states.delete(id);
  }

  isGivenUp(id: string): boolean {
    return this.#givenUp.has(id);
  }

  /** From now on the settings are those of `detail`. */
  rememberSettings(id: string, detail: JsonObject): void {
    this.#settings.set(id, settingsOf(detail));
  }

  /** Tables are about to go where the cluster likes: from now on they are not compared. */
  forgetTables(): void {
    for (const [id, { tables: _, ...settings }] of this.#settings) this.#settings.set(id, settings);
  }

  rememberWork(id: string, work: Work): void {
    this.#work.set(id, work);
  }

  /** Who worked on it before it was paused. */
  workOf(id: string): Work | undefined {
    return this.#work.get(id);
  }

  settingsOf(id: string): JsonObject | undefined {
    return this.#settings.get(id);
  }

  /** The states in which a changefeed is expected, for those that are expected in any. */
  get expected(): ReadonlyMap<string, readonly string[]> {
    return this.#states;
  }

  /** What of a list of all states is not as it must be. */
  checkList(
    list: JsonValue | undefined,
    causeOf: (id: string) => { readonly operationId: OperationId; readonly words: string },
  ): Finding[] {
    return this.#wrong(list).map(([id, states, state]) => {
      const { operationId, words } = causeOf(id);
      const expected =
        states.length === 0
          ? `that ${id} stays removed`
          : `that ${id} stays ${states.join(' or ')}`;
      const received = state === undefined ? 'it is not listed' : `state ${state}`;
      const when = this.#when(id, operationId, words);
      return finding('settling', operationId, `${expected}, ${when}`, received);
    });
  }

  /** What changes late is of an earlier operation. */
  #when(id: string, operationId: OperationId, words: string): string {
    const last = this.#changes.get(id)?.operationId;
    return last === undefined || last === operationId
      ? words
      : `${words}; its last change was ${last}`;
  }

  /** What has been told once is expected from then on, so that it is not told again. */
  accept(list: JsonValue | undefined): void {
    for (const [id, , state] of this.#wrong(list)) {
      if (state === undefined) this.#states.delete(id);
      else this.#states.set(id, [state]);
    }
  }

  #wrong(list: JsonValue | undefined) {
    if (!Array.isArray(list)) return [];
    const shown = new Map(
      list.flatMap((item) => (isObject(item) ? [[String(item.id), String(item.state)]] : [])),
    );
    return [...this.#states]
      .map(([id, states]) => [id, states, shown.get(id)] as const)
      .filter(([, states, state]) =>
        states.length === 0 ? state !== undefined : !states.includes(String(state)),
      );
  }

  /** Nobody else touches the run's changefeeds: one look at a wrong state is enough. It is told once. */
  checkState(detail: JsonValue | undefined): Finding[] {
    if (!isObject(detail)) return [];
    const [id, state] = [String(detail.id), String(detail.state)];
    const states = this.#states.get(id);
    if (states === undefined || states.length === 0 || states.includes(state)) return [];
    // For a tick some releases know a changefeed and not its state (facts 3.1).
    if (state === '') return [];
    this.#states.delete(id);
    const last = this.#changes.get(id)?.operationId;
    const expected = `that ${id} stays ${states.join(' or ')}, as ${last ?? 'the run'} has left it`;
    return [finding('settling', 'getChangefeed', expected, `state ${state}`, '/state')];
  }

  /** What of a detail is not as it must be, but for the field that is `changed`. */
  checkDetail(
    id: string,
    detail: JsonObject,
    cause: string,
    operationId: OperationId,
    changed?: string,
  ): Finding[] {
    const before = this.#settings.get(id);
    if (before === undefined) return [];
    const now = settingsOf(detail);
    const when = this.#when(id, operationId, cause);
    return settingsFields
      .filter((field) => field !== changed && before[field] !== now[field])
      .filter((field) => field !== 'tables' || isShownIn(before, now))
      .map((field) =>
        finding(
          'settling',
          operationId,
          `${field} of ${id} as before, ${String(before[field])}, ${when}`,
          String(now[field]),
        ),
      );
  }
}

/** Changefeeds that do not run show no tables. */
function isShownIn(...settings: readonly JsonObject[]): boolean {
  return settings.every(({ tables }) => tables !== undefined);
}

function settingsOf(detail: JsonObject): JsonObject {
  const known: ReadonlySet<string> = new Set(settingsFields);
  const fields = Object.entries(detail).filter(([name]) => known.has(name));
  const places = placesIn(detail);
  return {
    ...Object.fromEntries(fields),
    ...(places !== undefined && { tables: describePlaces(places) }),
  };
}
