// Rules about captures and their owner.
import { finding } from '../finding/finding.js';
import type { JsonObject } from '../generated-files.js';
import { describeHolders, holdersOf } from './holders.js';
import type { Rule } from './index.js';

const found = (expected: string, received: string) =>
  finding('consistency', 'listCaptures', expected, received);

export const captureRules: readonly Rule[] = [
  {
    name: 'exactly one capture is the owner',
    check: ({ captures }) => {
      if (captures === undefined) return [];
      const owners = captures.filter(({ is_owner }) => is_owner === true);
      if (owners.length === 1) return [];
      return [found('exactly one owner', `${owners.length} among ${captures.length} captures`)];
    },
  },
  {
    name: 'captures differ in ID and address',
    check: ({ captures = [] }) =>
      (['id', 'address'] as const).flatMap((field) =>
        repeated(captures, field).map((value) =>
          found(`captures that differ in ${field}`, `${value} twice`),
        ),
      ),
  },
  {
    name: 'the called capture is among them, and agrees on who is the owner',
    check: ({ captures, status }) => {
      if (captures === undefined || status === undefined) return [];
      const id = String(status.id);
      const listed = captures.find((capture) => capture.id === id);
      if (listed === undefined) {
        return [found(`${id}, which getServerStatus names, among the captures`, 'it is not there')];
      }
      if (listed.is_owner === status.is_owner) return [];
      return [
        found(
          `is_owner of ${id} as getServerStatus tells it, ${status.is_owner}`,
          String(listed.is_owner),
        ),
      ];
    },
  },
  {
    // Whoever starts again has another ID.
    name: 'the called capture is the same process from answer to answer',
    check: ({ statuses }) =>
      [...new Set(statuses.map(({ id }) => String(id)))].flatMap((id) => {
        const answers = statuses.filter((one) => String(one.id) === id);
        return (['pid', 'version', 'git_hash'] as const).flatMap((field) => {
          const values = [...new Set(answers.map((one) => String(one[field])))];
          if (values.length <= 1) return [];
          const expected = `one ${field} of ${id} from answer to answer`;
          return [finding('consistency', 'getServerStatus', expected, values.join(', then '))];
        });
      }),
  },
  {
    name: 'all belong to one cluster',
    check: ({ captures = [], status }) => {
      const holders = holdersOf([
        [status?.cluster_id, 'getServerStatus'],
        ...captures.map(({ cluster_id, id }) => [cluster_id, `capture ${id}`] as const),
      ]);
      return holders.size <= 1 ? [] : [found('one cluster_id', describeHolders(holders))];
    },
  },
];

/** Values that a field has in more than one of the objects. */
export function repeated(objects: readonly JsonObject[], field: string): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const one of objects) {
    const value = String(one[field]);
    if (seen.has(value)) twice.add(value);
    seen.add(value);
  }
  return [...twice];
}
