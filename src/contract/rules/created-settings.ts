// Compares what a new changefeed shows of its settings with what was asked for, digit for digit.

import { type Finding, finding } from '../finding/finding.js';
import type { JsonObject } from '../generated-files.js';
import { compareReleases, printRelease, readRelease } from '../release-range.js';
import { type Kind, mayBe, surelyIs } from '../scenario/expected.js';
import { driftOf, readTime } from '../state/times.js';

/** What was asked for, as far as every server shows it. */
export interface GivenSettings {
  readonly sink_uri: string;
  /** The server's own choice if left out. */
  readonly start_ts?: bigint;
  /** None if left out. */
  readonly target_ts?: bigint;
}

type Found = (field: string, expected: string, received: unknown) => Finding;

/** Releases that say which release has created a changefeed. */
const namesCreator = '>=6.5.2 <6.6.0 || >=7.1.0';

/** Milliseconds by which the clocks of TiCDC and PD may differ. */
const clocksDiffer = 60_000;

/** How releases show passwords of sink URIs (facts 1.5). */
const masks: readonly (readonly [releases: string, mask: string | undefined])[] = [
  ['<5.4.3 || >=6.0.0 <6.1.1', undefined],
  ['>=5.4.3 <6.0.0 || >=6.1.1 <6.1.4 || >=6.2.0 <6.4.0', 'xxxx'],
  ['>=6.1.4 <6.2.0 || >=6.4.0', 'xxxxx'],
];

/** What servers of the kind show in place of a password; undefined stands for the password itself. */
export function masksOf(kind: Kind): readonly (string | undefined)[] {
  if (kind.generation === 'newarch') return ['xxxxx'];
  return masks.filter(([releases]) => mayBe(kind, releases)).map(([, mask]) => mask);
}

/** What programs write in place of a secret: one character again and again, or a word in brackets. */
export function looksMasked(text: string): boolean {
  return /^(.)\1*$|^[<[({].*[>\])}]$|^(?:%2A)+$|^(?:redacted|masked|hidden|secret)$/i.test(text);
}

/** Everything in which the detail departs from the settings that were given. */
export function checkReadBack(kind: Kind, given: GivenSettings, detail: JsonObject): Finding[] {
  const found: Found = (field, expected, received) =>
    finding('consistency', 'getChangefeed', expected, String(received), `/${field}`);
  const { sink_uri, start_ts, target_ts = 0n } = given;
  const allowed = masksOf(kind);
  const uris = allowed.map((mask) => (mask === undefined ? sink_uri : masked(sink_uri, mask)));
  const shownUri = String(detail.sink_uri);
  const shownTarget = detail.target_ts ?? 0n;
  const findings: Finding[] = [];
  if (!uris.includes(shownUri)) {
    findings.push(
      masked(shownUri, '') === masked(sink_uri, '')
        ? found('sink_uri', describeAllowed(allowed), describeShown(shownUri, sink_uri))
        : found('sink_uri', `${uris.join(' or ')}, as given`, detail.sink_uri),
    );
  }
  if (start_ts !== undefined && detail.start_ts !== start_ts) {
    findings.push(found('start_ts', `${start_ts}, as given`, detail.start_ts));
  }
  if (BigInt(String(shownTarget)) !== target_ts) {
    findings.push(found('target_ts', `${target_ts}, as given`, detail.target_ts));
  }
  if (start_ts === undefined) findings.push(...checkCreateTime(detail, found));
  return [...findings, ...checkChosen(kind, detail, found)];
}

/** What servers choose by themselves: v1 has no field for it (facts 1.6, 2.3). */
function checkChosen(kind: Kind, detail: JsonObject, found: Found): Finding[] {
  if (kind.generation === 'newarch') return [];
  const { sort_engine: engine, creator_version: version } = detail;
  const findings: Finding[] = [];
  if (engine !== 'unified') {
    findings.push(found('sort_engine', 'unified, as of all that v1 creates', engine));
  }
  if (kind.release !== undefined && surelyIs(kind, namesCreator)) {
    const creator = readRelease(String(version));
    // A build between releases names none.
    const isOther = creator !== undefined && compareReleases(creator, kind.release) !== 0;
    if (isOther || version === '' || version === undefined) {
      const expected = `${printRelease(kind.release)}, the release of the server that has created it`;
      findings.push(found('creator_version', expected, version === '' ? 'an empty text' : version));
    }
  }
  return findings;
}

/** A changefeed that starts now was created now. */
function checkCreateTime(detail: JsonObject, found: Found): Finding[] {
  const { create_time: time, start_ts: start } = detail;
  if (typeof time !== 'string' || typeof start !== 'bigint') return [];
  const instant = readTime(time);
  if (instant === undefined) return [];
  const { hours, rest } = driftOf(instant, start);
  if (Math.abs(hours) <= 14 && Math.abs(rest) <= clocksDiffer) return [];
  return [found('create_time', 'the time of start_ts, in some time zone', time)];
}

/** The report masks passwords by itself: words must say what the texts cannot. */
function describeAllowed(allowed: readonly (string | undefined)[]): string {
  const words = allowed.map((mask) =>
    mask === undefined ? 'the password itself' : `the password masked as ${mask}`,
  );
  return `sink_uri as given, with ${words.join(' or ')}`;
}

function describeShown(shown: string, given: string): string {
  if (shown === given) return 'the password itself';
  return looksMasked(passwordOf(shown) ?? '') ? 'another mask' : 'another password';
}

/** Of the user info; undefined if there is none. */
export function passwordOf(uri: string): string | undefined {
  return /^[^:]+:\/\/[^:@/]*:([^@]*)@/.exec(uri)?.[1];
}

const masked = (uri: string, mask: string) =>
  uri.replace(/^([^:]+:\/\/[^:@/]+):[^@]*@/, `$1:${mask}@`);
