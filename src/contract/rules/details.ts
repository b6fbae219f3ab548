// Rules about what the detail of a changefeed shows.

import type { JsonObject } from '../../shared/json.js';
import { type Finding, finding } from '../finding/finding.js';
import { checkpointOf } from '../state/times.js';
import { isMask, masksOf, passwordOf } from './password-masks.js';
import type { Rule } from './rule.js';

export const detailRules: readonly Rule[] = [
  {
    name: 'a changefeed that has reached its target is finished',
    check: ({ details }) =>
      [...details].flatMap(([changefeed, detail]) => {
        const { target_ts: target, state } = detail;
        const checkpoint = checkpointOf(detail);
        if (typeof target !== 'bigint' || target === 0n || checkpoint === undefined) return [];
        if (state !== 'normal' || checkpoint < target) return [];
        const subject = { changefeed, field: 'state' };
        return [finding('finished-at-target', 'getChangefeed', { subject })];
      }),
  },
  {
    name: 'a checkpoint is at or after the start, and the resolved TSO at or after the checkpoint',
    check: ({ details }) => [...details].flatMap(([id, detail]) => checkOrder(id, detail)),
  },
  {
    // server-behaviour/new-architecture.md#detail
    name: 'the resolved TSO is the checkpoint in the new architecture',
    check: ({ details }, { generation }) =>
      [...details].flatMap(([changefeed, detail]) => {
        const { resolved_ts: resolved } = detail;
        const checkpoint = checkpointOf(detail);
        if (generation === 'classic' || checkpoint === undefined) return [];
        if (typeof resolved !== 'bigint' || resolved === checkpoint) return [];
        return [
          finding('resolved-is-checkpoint', 'getChangefeed', {
            subject: { changefeed, field: 'resolved_ts' },
            received: { resolved: String(resolved), checkpoint: String(checkpoint) },
          }),
        ];
      }),
  },
  {
    name: 'passwords of sink URIs are masked',
    check: ({ details }, server) => {
      const masks = masksOf(server);
      if (masks.includes(null)) return [];
      return [...details].flatMap(([changefeed, { sink_uri: uri }]) => {
        const password = passwordOf(String(uri));
        if (password === undefined || password === '' || masks.includes(password)) return [];
        return [
          finding('password-masked', 'getChangefeed', {
            subject: { changefeed, field: 'sink_uri' },
            expected: masks,
            received: isMask(password) ? 'another mask' : 'the password',
          }),
        ];
      });
    },
  },
];

function checkOrder(changefeed: string, detail: JsonObject): Finding[] {
  const { start_ts: start, resolved_ts: resolved, state } = detail;
  const checkpoint = checkpointOf(detail);
  // 0: the owner has not read it yet.
  if (checkpoint === undefined || checkpoint === 0n) return [];
  const findings: Finding[] = [];
  if (typeof start === 'bigint' && checkpoint < start) {
    findings.push(
      finding('checkpoint-after-start', 'getChangefeed', {
        subject: { changefeed },
        expected: String(start),
        received: String(checkpoint),
      }),
    );
  }
  if (typeof resolved !== 'bigint' || resolved === 0n || state !== 'normal') return findings;
  if (resolved < checkpoint) {
    findings.push(
      finding('resolved-after-checkpoint', 'getChangefeed', {
        subject: { changefeed, field: 'resolved_ts' },
        received: { resolved: String(resolved), checkpoint: String(checkpoint) },
      }),
    );
  }
  return findings;
}
