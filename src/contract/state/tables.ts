// Where the tables of a changefeed are, as the changefeed's detail shows them.
import { isObject, type JsonObject } from '../../shared/json.js';

/** Capture IDs by table ID. */
export type Places = ReadonlyMap<bigint, string>;

/**
 * Returns the tasks of a changefeed: its part on each capture. Returns undefined if the detail shows none, because the changefeed
 * does not run or nothing is scheduled yet (server-behaviour/changefeeds.md#detail).
 */
export function tasksOf(detail: JsonObject | undefined): readonly JsonObject[] | undefined {
  const tasks = detail?.task_status;
  return Array.isArray(tasks) ? tasks.filter(isObject) : undefined;
}

/** Returns the IDs of the tables of a task or of a processor. Skips values that are not integers. */
export function tableIdsOf({ table_ids: ids }: JsonObject): readonly bigint[] {
  if (!Array.isArray(ids)) return [];
  return ids
    .map(String)
    .filter((id) => /^-?\d+$/.test(id))
    .map(BigInt);
}

/** Returns the capture of each table. Returns undefined if the detail shows no tasks, or one table on two captures. */
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

/** Prints places in the order of the tables: `49 on a, 50 on b`. */
export function describePlaces(places: Places): string {
  const sorted = [...places].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([table, capture]) => `${table} on ${capture}`).join(', ') || 'none';
}

/** Returns the tables that are on a capture. */
export function tablesOn(places: Places, captureId: string): readonly bigint[] {
  return [...places].filter(([, capture]) => capture === captureId).map(([table]) => table);
}

/** Counts the tables on each capture. Captures without tables are left out. */
export function countsOf(places: Places): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const capture of places.values()) counts.set(capture, (counts.get(capture) ?? 0) + 1);
  return counts;
}
