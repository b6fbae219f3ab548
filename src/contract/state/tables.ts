// Where a changefeed's tables are, as its detail shows it.
import { isObject, type JsonObject } from '../generated-files.js';

/** Capture IDs by table ID. */
export type Places = ReadonlyMap<bigint, string>;

/** The changefeed's part of each capture, or undefined where none is shown: it does not run, or nothing is scheduled yet (facts 1.5). */
export function tasksOf(detail: JsonObject | undefined): readonly JsonObject[] | undefined {
  const tasks = detail?.task_status;
  return Array.isArray(tasks) ? tasks.filter(isObject) : undefined;
}

/** The tables that a task or a processor has. */
export function tableIdsOf(holder: JsonObject): readonly bigint[] {
  const { table_ids: ids } = holder;
  return Array.isArray(ids)
    ? ids
        .map(String)
        .filter((id) => /^-?\d+$/.test(id))
        .map(BigInt)
    : [];
}

/** Undefined if no task is shown, or a table is in two places. */
export function placesIn(detail: JsonObject | undefined): Places | undefined {
  const tasks = tasksOf(detail);
  if (tasks === undefined) return undefined;
  const places = new Map<bigint, string>();
  for (const task of tasks) {
    for (const table of tableIdsOf(task)) {
      if (places.has(table)) return undefined;
      places.set(table, String(task.capture_id));
    }
  }
  return places;
}

/** In the order of the tables: `49 on a, 50 on b`. */
export function describePlaces(places: Places): string {
  const sorted = [...places].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([table, capture]) => `${table} on ${capture}`).join(', ') || 'none';
}

/** The tables that are on a capture. */
export function tablesOn(places: Places, captureId: string): readonly bigint[] {
  return [...places].filter(([, capture]) => capture === captureId).map(([table]) => table);
}

/** How many tables each of the captures has that have any. */
export function countsOf(places: Places): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const capture of places.values()) counts.set(capture, (counts.get(capture) ?? 0) + 1);
  return counts;
}
