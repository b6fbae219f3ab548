// Rules about checkpoint_time, which says in the server's own time zone what checkpoint_tso says exactly.
import type { OperationId } from '../../../generated/operations.js';
import { type Finding, finding } from '../finding/finding.js';
import type { JsonObject } from '../generated-files.js';
import { surelyIs } from '../scenario/expected.js';
import { driftOf, isOneZone, type Offset, physicalOf, readTime } from '../state/times.js';
import { checkpointOf } from './changefeeds.js';
import type { Rule } from './index.js';
import { few } from './limit-findings.js';

/** Local time is at most so many hours from UTC. */
const farthestZone = 14;
/** A list shows so many differing offsets before the rest adds nothing. */
const comparedAtMost = 200;

export const timeRules: readonly Rule[] = [
  {
    name: 'checkpoint_time and checkpoint_tso tell the same time, in one time zone',
    check: ({ lists, details }, kind) => {
      const listed = readTimes('listChangefeeds', lists.get('all') ?? []);
      const shown = readTimes('getChangefeed', [...details.values()]);
      const findings = [...listed.findings, ...shown.findings];
      // Both come from the owner, but for v5.2 (facts 1.0, forwarding).
      const isOfOne = kind.generation === 'newarch' || surelyIs(kind, '>=5.3.0');
      const [inList, inDetails] = [distinct(listed.offsets), distinct(shown.offsets)];
      const isApart =
        isOfOne &&
        findings.length === 0 &&
        !isOneZone([...inDetails, ...inList].slice(0, comparedAtMost));
      if (!isApart) return findings;
      return [
        finding(
          'consistency',
          'getChangefeed',
          'checkpoint_time in the time zone of the list',
          `${hoursOf(inDetails)} hours from UTC, and ${hoursOf(inList)} in the list`,
        ),
      ];
    },
  },
];

interface Read {
  readonly findings: readonly Finding[];
  readonly offsets: readonly Offset[];
}

function readTimes(operationId: OperationId, changefeeds: readonly JsonObject[]): Read {
  const findings: Finding[] = [];
  const offsets: Offset[] = [];
  for (const changefeed of changefeeds) {
    const time = changefeed.checkpoint_time;
    const checkpoint = checkpointOf(changefeed);
    if (typeof time !== 'string' || checkpoint === undefined || checkpoint === 0n) continue;
    const instant = readTime(time);
    if (instant === undefined) continue;
    const { hours, rest } = driftOf(instant, checkpoint);
    if (rest !== 0 || Math.abs(hours) > farthestZone) {
      const expected = `checkpoint_time of ${changefeed.id} to tell the time of its checkpoint, in some time zone`;
      findings.push(finding('consistency', operationId, expected, `${time} for ${checkpoint}`));
    } else {
      offsets.push({ instant: physicalOf(checkpoint), ahead: instant - physicalOf(checkpoint) });
    }
  }
  const told = few(findings);
  if (isOneZone(distinct(offsets).slice(0, comparedAtMost))) return { findings: told, offsets };
  const received = `${hoursOf(offsets)} hours from UTC`;
  const apart = finding('consistency', operationId, 'checkpoint_time in one time zone', received);
  return { findings: [...told, apart], offsets };
}

function distinct(offsets: readonly Offset[]): readonly Offset[] {
  return [...new Map(offsets.map((one) => [`${one.ahead} ${one.instant}`, one])).values()];
}

function hoursOf(offsets: readonly Offset[]): string {
  return [...new Set(offsets.map(({ ahead }) => ahead / 3_600_000))].join(', ');
}
