// Rules about changefeeds that do not run: nobody works on them, and no answer says that somebody does.

import { finding } from '../finding/finding.js';
import type { JsonObject } from '../generated-files.js';
import { surelyIs } from '../scenario/expected.js';
import type { Rule } from './index.js';
import { few } from './limit-findings.js';

/** Releases that show tasks in state `normal` alone (facts 1.5). */
const showsTasksOfNormal = '>=6.1.1';
/** Releases that forget the resolved TSO with the work (facts 2.3). */
const forgetsResolved = '>=6.5.12 <6.6.0 || >=7.5.6';
/** Releases that list processors of running changefeeds alone (facts 1.14). */
const listsRunning = '>=6.2.0 <7.3.0 || >=8.2.0';

const isStopped = (state: unknown) =>
  state === 'stopped' || state === 'failed' || state === 'finished';

export const stoppedRules: readonly Rule[] = [
  {
    name: 'a changefeed that is not normal shows no task',
    check: ({ details }, kind) =>
      kind.generation === 'classic' && !surelyIs(kind, showsTasksOfNormal)
        ? []
        : [...details].flatMap(([id, { state, task_status: tasks }]) =>
            state === 'normal' || !Array.isArray(tasks) || tasks.length === 0
              ? []
              : [
                  finding(
                    'consistency',
                    'getChangefeed',
                    `no task_status of ${id}, whose state is ${state}`,
                    `that of ${tasks.length} captures`,
                  ),
                ],
          ),
  },
  {
    name: 'a changefeed that has stopped has no resolved TSO',
    check: ({ details }, kind) =>
      kind.generation === 'newarch' || !surelyIs(kind, forgetsResolved)
        ? []
        : [...details].flatMap(([id, { state, resolved_ts: resolved }]) =>
            !isStopped(state) || typeof resolved !== 'bigint' || resolved === 0n
              ? []
              : [
                  finding(
                    'consistency',
                    'getChangefeed',
                    `resolved_ts 0 of ${id}, whose state is ${state}`,
                    String(resolved),
                  ),
                ],
          ),
  },
  {
    name: 'no processor of a changefeed that has stopped is listed',
    check: ({ lists, last, processors = [] }, kind) => {
      if (kind.generation === 'newarch' || !surelyIs(kind, listsRunning)) return [];
      const all = lists.get('all') ?? [];
      const after = last === undefined ? undefined : stoppedIn(last);
      const stopped = new Map(
        [...stoppedIn(all)].filter(
          ([key, state]) => after === undefined || after.get(key) === state,
        ),
      );
      const listed = new Map(processors.map((one) => [processorsOf(one), one]));
      return few(
        [...listed].flatMap(([key, { changefeed_id: id }]) => {
          const state = stopped.get(key);
          return state === undefined
            ? []
            : [
                finding(
                  'consistency',
                  'listProcessors',
                  `no processor of ${id}, whose state is ${state}`,
                  'one',
                ),
              ];
        }),
      );
    },
  },
];

function stoppedIn(list: readonly JsonObject[]): ReadonlyMap<string, string> {
  return new Map(
    list
      .filter(({ state }) => isStopped(state))
      .map(({ namespace, id, state }) => [keyOf(namespace, id), String(state)]),
  );
}

const processorsOf = ({ namespace, changefeed_id: id }: JsonObject) => keyOf(namespace, id);

const keyOf = (namespace: unknown, id: unknown) => `${namespace ?? 'default'}/${id}`;
