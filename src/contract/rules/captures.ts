// Rules about captures and their owner.

import type { JsonObject } from '../../shared/json.js';
import { finding } from '../finding/finding.js';
import type { Rule } from './rule.js';
import { describeHolders, holdersOf } from './value-holders.js';

export const captureRules: readonly Rule[] = [
  {
    name: 'exactly one capture is the owner',
    check: ({ captures }) => {
      if (captures === undefined) return [];
      const owners = captures.filter(({ is_owner }) => is_owner === true).length;
      if (owners === 1) return [];
      const received = { owners, captures: captures.length };
      return [finding('one-owner', 'listCaptures', { received })];
    },
  },
  {
    name: 'captures differ in ID and address',
    check: ({ captures = [] }) =>
      (['id', 'address'] as const).flatMap((field) =>
        repeatedValues(captures, field).map((received) =>
          finding('captures-differ', 'listCaptures', {
            subject: { field },
            received,
          }),
        ),
      ),
  },
  {
    name: 'the called capture is listed, with the same role',
    check: ({ captures, status }) => {
      if (captures === undefined || status === undefined) return [];
      const capture = String(status.id);
      const listed = captures.find(({ id }) => id === capture);
      if (listed === undefined) {
        return [
          finding('called-capture-listed', 'listCaptures', {
            subject: { capture },
          }),
        ];
      }
      if (listed.is_owner === status.is_owner) return [];
      return [
        finding('called-capture-role', 'listCaptures', {
          subject: { capture, field: 'is_owner' },
          expected: String(status.is_owner),
          received: String(listed.is_owner),
        }),
      ];
    },
  },
  {
    // A capture that restarts gets a new ID.
    name: 'the called capture is the same process in every response',
    check: ({ statuses }) =>
      [...new Set(statuses.map(({ id }) => String(id)))].flatMap((capture) => {
        const responses = statuses.filter(({ id }) => String(id) === capture);
        return (['pid', 'version', 'git_hash'] as const).flatMap((field) => {
          const received = [...new Set(responses.map((one) => String(one[field])))];
          if (received.length <= 1) return [];
          const subject = { capture, field };
          return [finding('same-process', 'getServerStatus', { subject, received })];
        });
      }),
  },
  {
    name: 'all captures belong to one cluster',
    check: ({ captures = [], status }) => {
      const holders = holdersOf([
        [status?.cluster_id, 'getServerStatus'],
        ...captures.map(({ cluster_id, id }) => [cluster_id, `capture ${id}`] as const),
      ]);
      if (holders.size <= 1) return [];
      return [
        finding('one-cluster', 'listCaptures', {
          subject: { field: 'cluster_id' },
          received: describeHolders(holders),
        }),
      ];
    },
  },
];

/** Returns the values of a field that more than one of the objects has. */
function repeatedValues(objects: readonly JsonObject[], field: string): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const one of objects) {
    const value = String(one[field]);
    if (seen.has(value)) repeated.add(value);
    seen.add(value);
  }
  return [...repeated];
}
