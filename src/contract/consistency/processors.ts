// Rules about processors: what they belong to, and the tables that they have.
import { finding } from '../finding.js';
import { isObject, type JsonObject } from '../generated-files.js';
import type { Rule } from './index.js';

export const processorRules: readonly Rule[] = [
  {
    name: 'processors belong to known changefeeds and captures',
    check: ({ processors = [], captures, lists, last }) => {
      const all = lists.get('all');
      const captureIds = captures && new Set(captures.map(({ id }) => id));
      const changefeedIds = all && new Set([...all, ...(last ?? [])].map(({ id }) => id));
      const strangers = (field: string, known: ReadonlySet<unknown> | undefined) =>
        known === undefined
          ? []
          : [...new Set(processors.map((one) => one[field]).filter((id) => !known.has(id)))];
      const found = (what: string, id: unknown) =>
        finding('consistency', 'listProcessors', `a known ${what}`, String(id), '');
      return [
        ...strangers('changefeed_id', changefeedIds).map((id) => found('changefeed', id)),
        ...strangers('capture_id', captureIds).map((id) => found('capture', id)),
      ];
    },
  },
  {
    name: 'no processor is listed twice',
    check: ({ processors = [] }) => {
      const keys = processors.map(
        (one) => `${one.namespace ?? ''}/${one.changefeed_id} ${one.capture_id}`,
      );
      return new Set(keys).size === keys.length
        ? []
        : [finding('consistency', 'listProcessors', 'each processor once', 'one twice')];
    },
  },
  {
    name: 'a processor has the tables that its changefeed shows',
    check: ({ processorDetails, details }) =>
      [...processorDetails].flatMap(([key, processor]) => {
        const [changefeed = '', capture = ''] = key.split(' ');
        const shown = tasksOf(details.get(changefeed));
        if (shown === undefined) return [];
        const expected = tablesOf(shown.find((task) => task.capture_id === capture));
        const received = tablesOf(processor);
        if (expected === received) return [];
        const where = `of ${changefeed} on ${capture}`;
        return [
          finding(
            'consistency',
            'getProcessor',
            `table_ids ${where} as the changefeed shows them, ${expected}`,
            received,
          ),
        ];
      }),
  },
  {
    name: 'no table is in two places',
    check: ({ details }) =>
      [...details].flatMap(([id, detail]) => {
        const tables = (tasksOf(detail) ?? []).flatMap((task) => listOf(task.table_ids));
        return new Set(tables).size === tables.length
          ? []
          : [finding('consistency', 'getChangefeed', `each table of ${id} once`, 'one twice')];
      }),
  },
];

function tasksOf(detail: JsonObject | undefined): readonly JsonObject[] | undefined {
  const tasks = detail?.task_status;
  return Array.isArray(tasks) ? tasks.filter(isObject) : undefined;
}

/** In any order, servers have none (facts 2.3). */
function tablesOf(holder: JsonObject | undefined): string {
  return listOf(holder?.table_ids).toSorted().join(', ') || 'none';
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
