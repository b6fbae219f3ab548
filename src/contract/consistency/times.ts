// Rules about checkpoint_time, which says in the server's own time zone what checkpoint_tso says exactly.
import type { OperationId } from '../../../generated/operations.js';
import { type Finding, finding } from '../finding.js';
import type { JsonObject } from '../generated-files.js';
import { driftOf, isOneZone, type Offset, physicalOf, readTime } from '../times.js';
import { checkpointOf } from './changefeeds.js';
import { few } from './few.js';
import type { Rule } from './index.js';

/** Local time is at most so many hours from UTC. */
const farthestZone = 14;
/** A list shows so many differing offsets before the rest adds nothing. */
const comparedAtMost = 200;

export const timeRules: readonly Rule[] = [
  {
    name: 'checkpoint_time and checkpoint_tso tell the same time, in one time zone',
    check: ({ lists, details }) => [
      ...checkTimes('listChangefeeds', lists.get('all') ?? []),
      ...checkTimes('getChangefeed', [...details.values()]),
    ],
  },
];

function checkTimes(
  operationId: OperationId,
  changefeeds: readonly JsonObject[],
): readonly Finding[] {
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
  const distinct = [
    ...new Map(offsets.map((one) => [`${one.ahead} ${one.instant}`, one])).values(),
  ];
  if (isOneZone(distinct.slice(0, comparedAtMost))) return few(findings);
  const hours = [...new Set(offsets.map(({ ahead }) => ahead / 3_600_000))];
  const received = `${hours.join(', ')} hours from UTC`;
  return [
    ...few(findings),
    finding('consistency', operationId, 'checkpoint_time in one time zone', received),
  ];
}
