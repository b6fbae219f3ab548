// Figures of a report that several reporters print: how much of the contract was verified, and how long effects took.
import type { OperationId } from '../../../../generated/operations.js';
import type { Report, Settling } from '../report.js';
import { plural, type Share, share, subjects } from './summary.js';
import { seconds } from './text.js';

/** The kinds of contract items that are counted for each operation, with their title. */
export const kinds = [
  ['statuses', 'status'],
  ['fields', 'field'],
  ['values', 'value'],
] as const;

/** How much of an operation was verified, for each of `kinds`. */
export interface OperationShares {
  /** Undefined for all operations together. */
  readonly operationId: OperationId | undefined;
  readonly shares: readonly Share[];
}

/** Counts what was verified of each operation, and of all of them last. Empty if the report has no coverage. */
export function sharesOf(report: Report): readonly OperationShares[] {
  return subjects.flatMap((operationId) => {
    const isMeant = (id: OperationId) => operationId === undefined || id === operationId;
    if (!report.coverage.some((item) => isMeant(item.operationId))) return [];
    const shares = kinds.map(([, kind]) =>
      share(report, (item) => item.kind === kind && isMeant(item.operationId)),
    );
    return [{ operationId, shares }];
  });
}

export const fraction = ({ verified, described }: Share) => `${verified}/${described}`;

/** Returns `12/17 (70 %)`. The percentage is rounded down: 100 % means all. */
export function withPercent(counts: Share): string {
  const { verified, described } = counts;
  const percent = described === 0 ? '' : ` (${Math.floor((100 * verified) / described)} %)`;
  return `${fraction(counts)}${percent}`;
}

/** What took effect after the responses of an operation, in words. */
export interface SettlingLine {
  readonly operationId: OperationId | undefined;
  readonly text: string;
  readonly isNever: boolean;
}

/** Returns a line for the effects of each operation, and one for each effect that never came. */
export function settlingLines(report: Report): readonly SettlingLine[] {
  return subjects.flatMap((operationId) => {
    const own = report.settlings.filter((settling) => settling.operationId === operationId);
    const of = (verdict: Settling['verdict']) => own.filter((one) => one.verdict === verdict);
    const [settled, accepted] = [of('settled'), of('accepted')];
    const text = [
      ...(settled.length === 0 ? [] : [`${settled.length} settled${range(settled)}`]),
      ...(accepted.length === 0 ? [] : [`${accepted.length} accepted, not observable`]),
    ].join('; ');
    return [
      ...(text === '' ? [] : [{ operationId, text, isNever: false }]),
      ...of('never').map((one) => ({ operationId, text: describeNever(one), isNever: true })),
    ];
  });
}

function describeNever({ changefeedId, rule, milliseconds }: Settling): string {
  const time = milliseconds === undefined ? '' : ` within ${seconds(milliseconds)}`;
  return `never${time}: ${rule}${changefeedId === undefined ? '' : `, ${changefeedId}`}`;
}

/** The shortest and the longest time until an effect was seen. */
function range(settled: readonly Settling[]): string {
  const times = settled.flatMap(({ milliseconds }) => milliseconds ?? []);
  if (times.length === 0) return '';
  const [least, most] = [seconds(Math.min(...times)), seconds(Math.max(...times))];
  return least === most ? ` in ${least}` : ` in ${least} to ${most}`;
}

/** `TiCDC v8.5.7 (classic), checked against v8.5.6, read-only, 43 requests in 2.5 s`. */
export function runLine({ target, mode, requests, milliseconds }: Report): string {
  const sent = `${plural(requests, 'request')} in ${seconds(milliseconds)}`;
  const { release = 'of unknown release', generation, checkedAgainst } = target;
  const against = checkedAgainst === undefined ? '' : `, checked against ${checkedAgainst}`;
  return `TiCDC ${release} (${generation})${against}, ${mode}, ${sent}`;
}
