// Compares the settings that a new changefeed shows with those that it was given, digit by digit.

import type { JsonObject } from '../../shared/json.js';
import { compareReleases, printRelease, readRelease } from '../../shared/release.js';
import { type Finding, finding } from '../finding/finding.js';
import { type ServerVersion, surelyIs } from '../schema/server-version.js';
import { distanceFrom, maxZoneHours, parseTime } from '../state/times.js';
import { isMask, masksOf, passwordOf, withMask } from './password-masks.js';

/** The settings that a changefeed was created with, as far as every server shows them. */
export interface GivenSettings {
  readonly sink_uri: string;
  /** If it is left out, the server chooses the current TSO. */
  readonly start_ts?: bigint;
  /** If it is left out, the changefeed has no target: 0. */
  readonly target_ts?: bigint;
}

/** Releases whose `creator_version` names the release that created the changefeed. */
const namesCreator = '>=6.5.2 <6.6.0 || >=7.1.0';

/** Milliseconds by which the clocks of TiCDC and PD may differ. */
const maxClockDifference = 60_000;

/** Returns a finding for every setting in the detail that is not as given, or not as the server must choose it. */
export function checkCreatedSettings(
  server: ServerVersion,
  given: GivenSettings,
  detail: JsonObject,
): Finding[] {
  const { start_ts, target_ts = 0n } = given;
  const findings = [...checkSinkUri(server, given.sink_uri, detail)];
  if (start_ts !== undefined && detail.start_ts !== start_ts) {
    findings.push(notAsGiven(detail, 'start_ts', [String(start_ts)]));
  }
  if ((detail.target_ts ?? 0n) !== target_ts) {
    findings.push(notAsGiven(detail, 'target_ts', [String(target_ts)]));
  }
  if (start_ts === undefined) findings.push(...checkCreateTime(detail));
  return [...findings, ...checkChosen(server, detail)];
}

function checkSinkUri(server: ServerVersion, given: string, detail: JsonObject): Finding[] {
  const masks = masksOf(server);
  const allowed = masks.map((mask) => withMask(given, mask));
  const shown = String(detail.sink_uri);
  if (allowed.includes(shown)) return [];
  if (withMask(shown, '') !== withMask(given, '')) {
    return [notAsGiven(detail, 'sink_uri', allowed)];
  }
  // Only the password differs. Reports mask passwords, so the finding says in which way it differs.
  return [
    finding('sink-password-masked', 'getChangefeed', {
      ...placeOf(detail, 'sink_uri'),
      expected: masks,
      received: shownPassword(shown, given),
    }),
  ];
}

function shownPassword(shown: string, given: string) {
  if (shown === given) return 'the password';
  return isMask(passwordOf(shown) ?? '') ? 'another mask' : 'another password';
}

/**
 * Checks what servers choose themselves because v1 has no field for it (server-behaviour/changefeeds.md#create,
 * server-behaviour/response-fields.md#changefeed-detail).
 */
function checkChosen(server: ServerVersion, detail: JsonObject): Finding[] {
  if (server.generation === 'newarch') return [];
  const findings: Finding[] = [];
  if (detail.sort_engine !== 'unified') {
    findings.push(notAsChosen(detail, 'sort_engine', 'unified'));
  }
  if (server.release !== undefined && surelyIs(server, namesCreator)) {
    const { creator_version: version } = detail;
    const creator = readRelease(String(version));
    // A build between two releases names no release.
    const isOther = creator !== undefined && compareReleases(creator, server.release) !== 0;
    if (isOther || version === '' || version === undefined) {
      findings.push(notAsChosen(detail, 'creator_version', printRelease(server.release)));
    }
  }
  return findings;
}

/** Checks that a changefeed that starts at the current TSO was created at that time. */
function checkCreateTime(detail: JsonObject): Finding[] {
  const { create_time: time, start_ts: start } = detail;
  if (typeof time !== 'string' || typeof start !== 'bigint') return [];
  const instant = parseTime(time);
  if (instant === undefined) return [];
  const { hours, rest } = distanceFrom(start, instant);
  if (Math.abs(hours) <= maxZoneHours && Math.abs(rest) <= maxClockDifference) return [];
  return [
    finding('create-time-is-start', 'getChangefeed', {
      ...placeOf(detail, 'create_time'),
      received: time,
    }),
  ];
}

/** @param expected All values that stand for the given one. */
function notAsGiven(detail: JsonObject, field: string, expected: readonly string[]): Finding {
  const values = { expected, received: printed(detail[field]) };
  return finding('setting-as-given', 'getChangefeed', { ...placeOf(detail, field), ...values });
}

function notAsChosen(
  detail: JsonObject,
  field: 'sort_engine' | 'creator_version',
  expected: string,
): Finding {
  const values = { expected, received: printed(detail[field]) };
  return finding('setting-as-chosen', 'getChangefeed', { ...placeOf(detail, field), ...values });
}

function placeOf(detail: JsonObject, field: string) {
  return { subject: { changefeed: String(detail.id), field }, pointer: `/${field}` };
}

/** Returns a value as text; undefined for a field that the server did not send. */
const printed = (value: unknown) => (value === undefined ? undefined : String(value));
