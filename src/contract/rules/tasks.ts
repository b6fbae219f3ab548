// Rules about tasks, the parts of a changefeed that its detail shows, and the processors that do them.

import { finding } from '../finding/finding.js';
import type { JsonObject } from '../generated-files.js';
import { surelyIs } from '../scenario/expected.js';
import { tasksOf } from '../state/tables.js';
import type { Rule } from './index.js';

/** Releases whose processors tell an empty list from none (facts 2.4). */
const tellsNone = '>=6.5.0';
/** Releases that list a processor for each task: both are read from the same place (facts 1.14). */
const readsTasks = '>=6.5.0 <7.3.0 || >=8.2.0';
const mostNamed = 5;

export const taskRules: readonly Rule[] = [
  {
    name: 'a processor that its changefeed shows has a list of tables',
    check: ({ processorDetails, details }, kind) => {
      if (kind.generation === 'newarch' || !surelyIs(kind, tellsNone)) return [];
      return [...processorDetails].flatMap(([key, { table_ids: tables }]) => {
        const [changefeed = '', capture = ''] = key.split(' ');
        const detail = details.get(changefeed);
        const isShown = tasksOf(detail)?.some((task) => task.capture_id === capture) ?? false;
        if (!isShown || detail?.state !== 'normal' || tables !== null) return [];
        const expected = `a list as table_ids of ${changefeed} on ${capture}, which has a task of it`;
        return [finding('consistency', 'getProcessor', expected, 'null')];
      });
    },
  },
  {
    name: 'a changefeed shows a task for each of its processors',
    check: ({ processors = [], details, lists, last }, kind) => {
      if (kind.generation === 'newarch' || !surelyIs(kind, readsTasks)) return [];
      return [...details].flatMap(([id, detail]) => {
        const stays =
          detail.state === 'normal' &&
          isNormal(lists.get('all') ?? [], id) &&
          (last === undefined || isNormal(last, id));
        if (!stays) return [];
        const shown = new Set((tasksOf(detail) ?? []).map(({ capture_id }) => capture_id));
        const missing = processors
          .filter(({ namespace, changefeed_id }) => isDefault(namespace) && changefeed_id === id)
          .map(({ capture_id }) => String(capture_id))
          .filter((capture) => !shown.has(capture));
        if (missing.length === 0) return [];
        const expected = `a task in task_status of ${id} for each processor that is listed`;
        const received = `none of ${missing.slice(0, mostNamed).join(', ')}`;
        return [finding('consistency', 'getChangefeed', expected, received)];
      });
    },
  },
];

function isNormal(list: readonly JsonObject[], changefeedId: string): boolean {
  return list.some(
    ({ namespace, id, state }) => isDefault(namespace) && id === changefeedId && state === 'normal',
  );
}

/** v1 reads the namespace `default` alone. */
const isDefault = (namespace: unknown) => (namespace ?? 'default') === 'default';
