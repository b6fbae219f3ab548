// Rules about changefeeds that do not run: no capture works on them, and no response shows work on them.

import type { JsonObject } from '../../shared/json.js';
import { finding } from '../finding/finding.js';
import { surelyIs } from '../schema/server-version.js';
import { changefeedKey } from '../state/namespaces.js';
import { limitFindings } from './limit-findings.js';
import type { Rule } from './rule.js';

/** Releases that show tasks only in the state `normal` (server-behaviour/changefeeds.md#detail). */
const showsTasksOfNormal = '>=6.1.1';
/** Releases that reset the resolved TSO when a changefeed stops (server-behaviour/response-fields.md#changefeed-detail). */
const resetsResolved = '>=6.5.12 <6.6.0 || >=7.5.6';
/** Releases that list only processors of running changefeeds (server-behaviour/cluster.md#processors). */
const listsRunning = '>=6.2.0 <7.3.0 || >=8.2.0';

const isStopped = (state: unknown) =>
  state === 'stopped' || state === 'failed' || state === 'finished';

export const stoppedRules: readonly Rule[] = [
  {
    name: 'a changefeed that is not normal shows no task',
    check: ({ details }, server) => {
      if (server.generation === 'classic' && !surelyIs(server, showsTasksOfNormal)) return [];
      return [...details].flatMap(([changefeed, { state, task_status: tasks }]) => {
        if (state === 'normal' || !Array.isArray(tasks) || tasks.length === 0) return [];
        const subject = { changefeed, field: 'task_status' };
        const values = { expected: String(state), received: tasks.length };
        return [finding('no-tasks-when-stopped', 'getChangefeed', { subject, ...values })];
      });
    },
  },
  {
    name: 'a changefeed that has stopped has no resolved TSO',
    check: ({ details }, server) => {
      if (server.generation === 'newarch' || !surelyIs(server, resetsResolved)) return [];
      return [...details].flatMap(([changefeed, { state, resolved_ts: resolved }]) => {
        if (!isStopped(state) || typeof resolved !== 'bigint' || resolved === 0n) return [];
        const subject = { changefeed, field: 'resolved_ts' };
        const values = { expected: String(state), received: String(resolved) };
        return [finding('no-resolved-when-stopped', 'getChangefeed', { subject, ...values })];
      });
    },
  },
  {
    name: 'no processor of a changefeed that has stopped is listed',
    check: ({ lists, last, processors = [] }, server) => {
      if (server.generation === 'newarch' || !surelyIs(server, listsRunning)) return [];
      const before = stoppedIn(lists.get('all') ?? []);
      const after = last === undefined ? before : stoppedIn(last);
      const listed = new Map(
        processors.map(({ namespace = 'default', changefeed_id: id = '' }) => [
          changefeedKey({ namespace, id }),
          String(id),
        ]),
      );
      return limitFindings(
        [...listed].flatMap(([key, changefeed]) => {
          const state = before.get(key);
          if (state === undefined || after.get(key) !== state) return [];
          return [
            finding('no-processor-when-stopped', 'listProcessors', {
              subject: { changefeed },
              expected: state,
            }),
          ];
        }),
      );
    },
  },
];

/** Returns the states of the changefeeds that do not run, by changefeed. */
function stoppedIn(list: readonly JsonObject[]): ReadonlyMap<string, string> {
  return new Map(
    list
      .filter(({ state }) => isStopped(state))
      .map((item) => [changefeedKey(item), String(item.state)]),
  );
}
