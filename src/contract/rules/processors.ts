// Rules about processors: which changefeeds and captures they belong to, and which tables they have.

import type { JsonObject } from '../../shared/json.js';
import { finding } from '../finding/finding.js';
import { type ServerVersion, surelyIs } from '../schema/server-version.js';
import type { Snapshot } from '../state/snapshot.js';
import { tasksOf } from '../state/tables.js';
import { maxReported } from './limit-findings.js';
import type { Rule } from './rule.js';

export const processorRules: readonly Rule[] = [
  {
    name: 'processors belong to listed changefeeds and captures',
    check: ({ processors = [], captures, lists, last = [] }) => {
      const all = lists.get('all');
      const changefeeds = all && [...all, ...last].map(({ id }) => id);
      const captureIds = captures?.map(({ id }) => id);
      return [
        ...notAmong(changefeeds, processors, 'changefeed_id').map((changefeed) =>
          finding('processor-of-listed-changefeed', 'listProcessors', { subject: { changefeed } }),
        ),
        ...notAmong(captureIds, processors, 'capture_id').map((capture) =>
          finding('processor-on-listed-capture', 'listProcessors', { subject: { capture } }),
        ),
      ];
    },
  },
  {
    name: 'no processor is listed twice',
    check: ({ processors = [] }) => {
      if (new Set(processors.map(keyOf)).size === processors.length) return [];
      return [finding('processor-listed-once', 'listProcessors', {})];
    },
  },
  {
    name: 'a processor has the tables that its changefeed shows',
    check: ({ processorDetails, details }) =>
      [...processorDetails].flatMap(([key, processor]) => {
        const { changefeed, capture } = processorOf(key);
        const tasks = tasksOf(details.get(changefeed));
        if (tasks === undefined) return [];
        const expected = tablesOf(tasks.find(({ capture_id }) => capture_id === capture));
        const received = tablesOf(processor);
        if (expected.join() === received.join()) return [];
        const subject = { changefeed, capture, field: 'table_ids' };
        return [finding('processor-tables', 'getProcessor', { subject, expected, received })];
      }),
  },
  {
    name: 'no table is on two captures',
    check: ({ details }) =>
      [...details].flatMap(([changefeed, detail]) => {
        const tables = (tasksOf(detail) ?? []).flatMap(tablesOf);
        if (new Set(tables).size === tables.length) return [];
        const subject = { changefeed, field: 'task_status' };
        return [finding('table-in-one-place', 'getChangefeed', { subject })];
      }),
  },
];

/** Rules about which processors must be listed. */
export const processorListRules: readonly Rule[] = [
  {
    name: 'every processor is listed',
    check: (snapshot, server) => {
      const { processors } = snapshot;
      if (processors === undefined) return [];
      const listed = new Set(processors.map(keyOf));
      const missing = expectedProcessors(snapshot, server).filter((one) => !listed.has(keyOf(one)));
      if (missing.length === 0) return [];
      // The list has no order, so each reading may name other ones. They are not part of the subject.
      const received = missing
        .slice(0, maxReported)
        .map(({ changefeed_id, capture_id }) => `${changefeed_id} on ${capture_id}`);
      return [finding('processors-listed', 'listProcessors', { received })];
    },
  },
  {
    name: 'the new architecture lists no processor',
    check: ({ processors = [] }, { generation }) => {
      if (generation === 'classic' || processors.length === 0) return [];
      const received = processors.length;
      return [finding('no-processors-in-newarch', 'listProcessors', { received })];
    },
  },
];

/** Releases that list every changefeed with every capture, whether the changefeed runs or not (server-behaviour/cluster.md#processors). */
const listsAllPairs = '>=7.3.0 <8.2.0';

/** Returns the processors that must be listed: those of tasks that details show, or all pairs in releases that list them. */
export function expectedProcessors(
  snapshot: Snapshot,
  server: ServerVersion,
): readonly JsonObject[] {
  if (server.generation === 'newarch') return [];
  const { lists, last, captures = [], details } = snapshot;
  if (surelyIs(server, listsAllPairs)) {
    const after = last && new Set(last.map(({ id }) => id));
    const isStillListed = ({ id }: JsonObject) => after === undefined || after.has(id);
    return (lists.get('all') ?? [])
      .filter(isStillListed)
      .flatMap(({ namespace = 'default', id = '' }) =>
        captures.map((capture) => ({
          namespace,
          changefeed_id: id,
          capture_id: String(capture.id),
        })),
      );
  }
  return [...details].flatMap(([changefeed_id, detail]) => {
    const tasks = detail.state === 'normal' ? (tasksOf(detail) ?? []) : [];
    return tasks.map(({ capture_id }) => ({ changefeed_id, capture_id: String(capture_id) }));
  });
}

/** Returns the changefeed and the capture in a key of `Snapshot.processorDetails`. */
export function processorOf(key: string) {
  const [changefeed = '', capture = ''] = key.split(' ');
  return { changefeed, capture };
}

/** Returns the values of a field of processors that are not among the listed IDs, each once; none if no list was read. */
function notAmong(
  ids: readonly unknown[] | undefined,
  processors: readonly JsonObject[],
  field: 'changefeed_id' | 'capture_id',
): string[] {
  if (ids === undefined) return [];
  const listed = new Set(ids);
  const values = processors.map((one) => one[field]).filter((id) => !listed.has(id));
  return [...new Set(values.map(String))];
}

/** Older releases have no namespaces, and v1 reads only `default`. */
function keyOf({ namespace, changefeed_id, capture_id }: JsonObject): string {
  return `${namespace ?? 'default'}/${changefeed_id} ${capture_id}`;
}

/** Returns the IDs of tables, sorted as text: servers send them in any order (server-behaviour/response-fields.md#changefeed-detail). */
function tablesOf(holder: JsonObject | undefined): readonly string[] {
  const tables = holder?.table_ids;
  return Array.isArray(tables) ? tables.map(String).toSorted() : [];
}
