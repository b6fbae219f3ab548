// Rules about lists of changefeeds and the details of what they name.

import { type Finding, finding } from '../finding/finding.js';
import type { JsonObject } from '../generated-files.js';
import { type Kind, mayBe, surelyIs } from '../scenario/expected.js';
import type { Survey } from '../state/snapshot.js';
import { askedFor } from './asked-for.js';
import { looksMasked, masksOf, passwordOf } from './created-settings.js';
import { describeHolders, holdersOf } from './holders.js';
import type { Rule } from './index.js';
import { few, toldAtMost } from './limit-findings.js';

const ofList = (expected: string, received: string) =>
  finding('consistency', 'listChangefeeds', expected, received);
const ofDetail = (expected: string, received: string) =>
  finding('consistency', 'getChangefeed', expected, received);

export const changefeedRules: readonly Rule[] = [
  {
    name: 'no changefeed is listed twice',
    check: ({ lists }) =>
      [...lists].flatMap(([filter, list]) => {
        const keys = new Set(list.map(keyOf));
        return keys.size === list.length
          ? []
          : [ofList(`each changefeed once in the list ${askedFor(filter)}`, 'one twice')];
      }),
  },
  {
    name: 'lists are sorted by namespace and ID',
    check: ({ lists }, kind) => {
      if (kind.generation === 'newarch' || !surelyIs(kind, '>=6.2.0')) return [];
      return [...lists].flatMap(([filter, list]) => {
        const wrong = list.findIndex((item, index) => {
          const before = list[index - 1];
          return before !== undefined && isAfter(before, item);
        });
        return wrong === -1
          ? []
          : [
              ofList(
                `a list sorted by namespace and ID ${askedFor(filter)}`,
                `${list[wrong]?.id} after ${list[wrong - 1]?.id}`,
              ),
            ];
      });
    },
  },
  {
    name: 'a changefeed that is read is listed, with the same state',
    check: (survey, kind) =>
      compare(survey, (item, detail) => {
        const id = String(detail.id);
        if (item === undefined)
          return [ofList(`${id}, which can be read, in the list`, 'it is not there')];
        return stateAgrees(item, detail, kind)
          ? []
          : [ofDetail(`state of ${id} as listed, ${item.state}`, String(detail.state))];
      }),
  },
  {
    name: 'list and detail agree on where a changefeed belongs',
    check: (survey) =>
      (['upstream_id', 'namespace', 'keyspace'] as const).flatMap((field) => {
        const differing = pairsOf(survey).filter(
          ([{ [field]: listed }, { [field]: shown }]) =>
            listed !== undefined && shown !== undefined && listed !== shown,
        );
        if (differing.length === 0) return [];
        const named = differing
          .slice(0, toldAtMost)
          .map(([item, detail]) => `${detail.id}: ${item[field]} listed, ${detail[field]} read`);
        return [ofDetail(`${field} of each changefeed as the list has it`, named.join('; '))];
      }),
  },
  {
    name: 'all changefeeds have the same upstream',
    check: ({ lists }) => {
      const owners = holdersOf(
        (lists.get('all') ?? []).map((item) => [item.upstream_id, String(item.id)] as const),
      );
      if (owners.size <= 1) return [];
      // Through v2 a changefeed can be given another upstream, though nobody does.
      const received = describeHolders(owners);
      return [{ ...ofList('one upstream_id', received), severity: 'warning' as const }];
    },
  },
  {
    name: 'a changefeed in state normal shows no error',
    check: ({ lists }, kind) => {
      // Newer servers keep the last error (facts C.4); v5.2.0 and v5.2.1 may show a stale one.
      if (kind.generation === 'newarch' || mayBe(kind, '<5.2.2')) return [];
      return few(
        (lists.get('all') ?? [])
          .filter((item) => item.state === 'normal' && (item.error ?? null) !== null)
          .map((item) =>
            ofList(`no error of ${item.id}, which is normal`, JSON.stringify(item.error)),
          ),
      );
    },
  },
  {
    name: 'what has reached its target is finished',
    check: ({ details }) =>
      [...details].flatMap(([id, detail]) => {
        const target = detail.target_ts;
        const checkpoint = checkpointOf(detail);
        if (typeof target !== 'bigint' || target === 0n || checkpoint === undefined) return [];
        if (detail.state !== 'normal' || checkpoint < target) return [];
        return [ofDetail(`that ${id} is finished, as its target is reached`, 'state normal')];
      }),
  },
  {
    name: 'a checkpoint is not before the start, and a resolved TSO not before the checkpoint',
    check: ({ details }) => [...details].flatMap(([id, detail]) => checkOrder(id, detail)),
  },
  {
    // Facts C.5.
    name: 'the resolved TSO is the checkpoint in the new architecture',
    check: ({ details }, { generation }) =>
      [...details].flatMap(([id, detail]) => {
        const { resolved_ts: resolved } = detail;
        const checkpoint = checkpointOf(detail);
        if (generation === 'classic' || checkpoint === undefined) return [];
        if (typeof resolved !== 'bigint' || resolved === checkpoint) return [];
        return [ofDetail(`resolved_ts of ${id} as its checkpoint, ${checkpoint}`, `${resolved}`)];
      }),
  },
  {
    name: 'passwords of sink URIs are masked',
    check: ({ details }, kind) => {
      const allowed = masksOf(kind);
      if (allowed.includes(undefined)) return [];
      return [...details].flatMap(([id, detail]) => {
        const password = passwordOf(String(detail.sink_uri));
        if (password === undefined || password === '' || allowed.includes(password)) return [];
        return [
          ofDetail(
            `the password in sink_uri of ${id} masked as ${allowed.join(' or ')}`,
            looksMasked(password) ? 'another mask' : 'the password itself',
          ),
        ];
      });
    },
  },
];

/** Details beside their entries in the list. */
function pairsOf(survey: Survey): (readonly [item: JsonObject, detail: JsonObject])[] {
  return compare(survey, (item, detail) => (item === undefined ? [] : [[item, detail] as const]));
}

/** Compares the details with the first and the last list; an entry that changed in between says nothing. */
function compare<Result>(
  { lists, last, details }: Survey,
  check: (item: JsonObject | undefined, detail: JsonObject) => Result[],
): Result[] {
  const all = lists.get('all');
  if (all === undefined) return [];
  const find = (list: readonly JsonObject[], id: string) =>
    list.find((item) => item.id === id && (item.namespace ?? 'default') === 'default');
  return [...details].flatMap(([id, detail]) => {
    const item = find(all, id);
    if (last !== undefined && find(last, id)?.state !== item?.state) return [];
    return check(item, detail);
  });
}

function stateAgrees(item: JsonObject, detail: JsonObject, kind: Kind): boolean {
  const [listed, shown] = [String(item.state), String(detail.state)];
  if (listed === shown) return true;
  if (!hidesPending(kind)) return false;
  return (listed === 'warning' && shown === 'pending') || (listed === 'normal' && shown === '');
}

/** Whether lists show `pending` as `warning` and an unset state as `normal` (facts 2.2, C.4). */
export function hidesPending(kind: Kind): boolean {
  return kind.generation === 'newarch' || mayBe(kind, '>=6.5.4 <6.6.0');
}

function checkOrder(id: string, detail: JsonObject): Finding[] {
  const { start_ts: start, resolved_ts: resolved, state } = detail;
  const checkpoint = checkpointOf(detail);
  // 0: the owner has not seen it yet.
  if (checkpoint === undefined || checkpoint === 0n) return [];
  const isEarly = typeof start === 'bigint' && checkpoint < start;
  const isAhead =
    typeof resolved === 'bigint' && resolved !== 0n && state === 'normal' && resolved < checkpoint;
  return [
    ...(isEarly
      ? [ofDetail(`a checkpoint of ${id} from start_ts, ${start}, on`, String(checkpoint))]
      : []),
    ...(isAhead
      ? [
          ofDetail(
            `resolved_ts of ${id} not before its checkpoint`,
            `${resolved} before ${checkpoint}`,
          ),
        ]
      : []),
  ];
}

/** The new architecture's detail calls it `checkpoint_ts`. */
export function checkpointOf(changefeed: JsonObject): bigint | undefined {
  const value = changefeed.checkpoint_tso ?? changefeed.checkpoint_ts;
  return typeof value === 'bigint' ? value : undefined;
}

const keyOf = (item: JsonObject) => `${item.namespace ?? item.keyspace ?? ''}/${item.id}`;

function isAfter(one: JsonObject, other: JsonObject): boolean {
  const [a, b] = [String(one.namespace), String(other.namespace)];
  return a === b ? String(one.id) > String(other.id) : a > b;
}
