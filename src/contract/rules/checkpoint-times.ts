// Rules about checkpoint_time: the time of checkpoint_tso, in the server's own time zone.

import type { JsonObject } from '../../shared/json.js';
import { type Finding, finding } from '../finding/finding.js';
import { surelyIs } from '../schema/server-version.js';
import { filterName } from '../state/list-filters.js';
import {
  checkpointOf,
  distanceFrom,
  isOneZone,
  maxZoneHours,
  type Offset,
  parseTime,
  physicalTime,
} from '../state/times.js';
import { limitFindings } from './limit-findings.js';
import type { Rule } from './rule.js';

/** Offsets that are compared. More of them add nothing, and each costs a lookup in every time zone. */
const maxCompared = 200;

/** The operations that show it. */
type Operation = 'listChangefeeds' | 'getChangefeed';

const field = 'checkpoint_time';

export const timeRules: readonly Rule[] = [
  {
    name: 'checkpoint_time and checkpoint_tso show the same time, in one time zone',
    check: ({ lists, details }, server) => {
      const listed = readTimes('listChangefeeds', lists.get('all') ?? []);
      const shown = readTimes('getChangefeed', [...details.values()]);
      const findings = [...listed.findings, ...shown.findings];
      // List and details come from the owner, except in v5.2 (server-behaviour/http.md#forwarding).
      const isOneServer = server.generation === 'newarch' || surelyIs(server, '>=5.3.0');
      if (!isOneServer || findings.length > 0) return findings;
      const offsets = [...distinct(shown.offsets), ...distinct(listed.offsets)];
      if (isOneZone(offsets.slice(0, maxCompared))) return [];
      return [
        finding('time-zone-as-listed', 'getChangefeed', {
          subject: { field },
          received: { listed: hoursOf(listed.offsets), shown: hoursOf(shown.offsets) },
        }),
      ];
    },
  },
];

interface Times {
  readonly findings: readonly Finding[];
  readonly offsets: readonly Offset[];
}

/** Compares the times of changefeeds in the responses of one operation. */
function readTimes(operationId: Operation, changefeeds: readonly JsonObject[]): Times {
  const findings: Finding[] = [];
  const offsets: Offset[] = [];
  for (const changefeed of changefeeds) {
    const time = changefeed.checkpoint_time;
    const checkpoint = checkpointOf(changefeed);
    if (typeof time !== 'string' || checkpoint === undefined || checkpoint === 0n) continue;
    const instant = parseTime(time);
    if (instant === undefined) continue;
    const { hours, rest } = distanceFrom(checkpoint, instant);
    if (rest === 0 && Math.abs(hours) <= maxZoneHours) {
      const physical = physicalTime(checkpoint);
      offsets.push({ instant: physical, ahead: instant - physical });
    } else {
      findings.push(
        finding('checkpoint-time', operationId, {
          subject: { changefeed: String(changefeed.id), ...placeOf(operationId) },
          received: { time, checkpoint: String(checkpoint) },
        }),
      );
    }
  }
  const reported = limitFindings(findings);
  if (isOneZone(distinct(offsets).slice(0, maxCompared))) return { findings: reported, offsets };
  const subject = placeOf(operationId);
  const values = { received: hoursOf(offsets) };
  const otherZone = finding('one-time-zone', operationId, { subject, ...values });
  return { findings: [...reported, otherZone], offsets };
}

/** Returns what findings about times in the responses of an operation name. */
function placeOf(operationId: Operation) {
  return operationId === 'listChangefeeds' ? { filter: filterName('all'), field } : { field };
}

function distinct(offsets: readonly Offset[]): readonly Offset[] {
  return [...new Map(offsets.map((one) => [`${one.ahead} ${one.instant}`, one])).values()];
}

/** Returns the offsets in hours, each once. */
function hoursOf(offsets: readonly Offset[]): readonly number[] {
  return [...new Set(offsets.map(({ ahead }) => ahead / 3_600_000))];
}
