// Rules about processors: what they belong to, and the tables that they have.

import { finding } from '../finding/finding.js';
import type { JsonObject } from '../generated-files.js';
import { type Kind, surelyIs } from '../scenario/expected.js';
import type { Survey } from '../state/snapshot.js';
import { tasksOf } from '../state/tables.js';
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
      const keys = processors.map(keyOf);
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

/** Rules about which processors there must be. */
export const processorListRules: readonly Rule[] = [
  {
    name: 'every processor is listed',
    check: (survey, kind) => {
      const { processors } = survey;
      if (processors === undefined) return [];
      const listed = new Set(processors.map(keyOf));
      const missing = expectedOf(survey, kind).filter((one) => !listed.has(keyOf(one)));
      if (missing.length === 0) return [];
      // Lists have no order: which one is left out may change from answer to answer.
      const named = missing
        .slice(0, mostNamed)
        .map((one) => `${one.changefeed_id} on ${one.capture_id}`);
      const received = `none of ${named.join(', ')}`;
      return [finding('consistency', 'listProcessors', 'every processor that there is', received)];
    },
  },
  {
    name: 'the new architecture lists no processor',
    check: ({ processors = [] }, { generation }) =>
      generation === 'newarch' && processors.length > 0
        ? [
            finding(
              'consistency',
              'listProcessors',
              'an empty list',
              `${processors.length} processors`,
            ),
          ]
        : [],
  },
];

/** Releases that list every changefeed, running or not, with every capture (facts 1.14). */
const listsAllPairs = '>=7.3.0 <8.2.0';
const mostNamed = 5;

/** The processors that must be listed: where changefeeds are shown to run, or all that there could be. */
export function expectedOf(survey: Survey, kind: Kind): readonly JsonObject[] {
  if (kind.generation === 'newarch') return [];
  const { lists, last, captures = [], details } = survey;
  if (surelyIs(kind, listsAllPairs)) {
    const after = last && new Set(last.map(({ id }) => id));
    const stays = ({ id }: JsonObject) => after === undefined || after.has(id);
    return (lists.get('all') ?? []).filter(stays).flatMap(({ namespace = 'default', id = '' }) =>
      captures.map((capture) => ({
        namespace,
        changefeed_id: id,
        capture_id: String(capture.id),
      })),
    );
  }
  return [...details].flatMap(([changefeed_id, detail]) =>
    detail.state === 'normal'
      ? (tasksOf(detail) ?? []).map(({ capture_id }) => ({
          changefeed_id,
          capture_id: String(capture_id),
        }))
      : [],
  );
}

/** Older releases know no namespaces, and v1 reads none but the default one. */
function keyOf({ namespace, changefeed_id, capture_id }: JsonObject): string {
  return `${namespace ?? 'default'}/${changefeed_id} ${capture_id}`;
}

/** In any order, servers have none (facts 2.3). */
function tablesOf(holder: JsonObject | undefined): string {
  return listOf(holder?.table_ids).toSorted().join(', ') || 'none';
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
