// Rules about tasks (the parts of a changefeed that its detail shows) and the processors that run them.

import type { JsonObject } from '../../shared/json.js';
import { finding } from '../finding/finding.js';
import { surelyIs } from '../schema/server-version.js';
import { isInDefault } from '../state/namespaces.js';
import { tasksOf } from '../state/tables.js';
import { maxReported } from './limit-findings.js';
import { processorOf } from './processors.js';
import type { Rule } from './rule.js';

/**
 * Releases that send `null` for the tables of a processor only if the capture has no task (server-behaviour/response-fields.md#processor).
 */
const sendsEmptyList = '>=6.5.0';
/** Releases that read the list of processors from the tasks (server-behaviour/cluster.md#processors). */
const listsTasks = '>=6.5.0 <7.3.0 || >=8.2.0';

export const taskRules: readonly Rule[] = [
  {
    name: 'a processor whose changefeed shows a task for it has a list of tables',
    check: ({ processorDetails, details }, server) => {
      if (server.generation === 'newarch' || !surelyIs(server, sendsEmptyList)) return [];
      return [...processorDetails].flatMap(([key, { table_ids: tables }]) => {
        const { changefeed, capture } = processorOf(key);
        const detail = details.get(changefeed);
        const hasTask = tasksOf(detail)?.some(({ capture_id }) => capture_id === capture) ?? false;
        if (!hasTask || detail?.state !== 'normal' || tables !== null) return [];
        const subject = { changefeed, capture, field: 'table_ids' };
        return [finding('processor-shows-tables', 'getProcessor', { subject })];
      });
    },
  },
  {
    name: 'a changefeed shows a task for each of its processors',
    check: ({ processors = [], details, lists, last }, server) => {
      if (server.generation === 'newarch' || !surelyIs(server, listsTasks)) return [];
      return [...details].flatMap(([changefeed, detail]) => {
        const staysNormal =
          detail.state === 'normal' &&
          isNormal(lists.get('all') ?? [], changefeed) &&
          (last === undefined || isNormal(last, changefeed));
        if (!staysNormal) return [];
        const shown = new Set((tasksOf(detail) ?? []).map(({ capture_id }) => capture_id));
        const missing = processors
          .filter((one) => isInDefault(one) && one.changefeed_id === changefeed)
          .map(({ capture_id }) => String(capture_id))
          .filter((capture) => !shown.has(capture));
        if (missing.length === 0) return [];
        const subject = { changefeed, field: 'task_status' };
        const received = missing.slice(0, maxReported);
        return [finding('task-for-each-processor', 'getChangefeed', { subject, received })];
      });
    },
  },
];

function isNormal(list: readonly JsonObject[], changefeed: string): boolean {
  return list.some(
    (item) => isInDefault(item) && item.id === changefeed && item.state === 'normal',
  );
}
