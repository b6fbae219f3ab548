// The pretty reporter: for a person at a terminal of 80 columns.
import { anchorOf } from '../../finding/checks.js';
import type { Report, Settling } from '../report.js';
import { verdictOf } from '../verdict.js';
import {
  cleanUpLine,
  type GroupedFinding,
  groupFindings,
  nameOf,
  notChecked,
  observable,
  plural,
  type Share,
  share,
  subjects,
  verdictLine,
} from './summary.js';
import { seconds, visible, wrap } from './text.js';

/** How the pretty reporter prints; the other reporters ignore it. */
export interface ReporterOptions {
  /** Whether escape sequences of terminals may be used. */
  readonly color: boolean;
}

/** Maximum number of findings of one operation. The other reporters print all of them. */
const mostFindings = 20;

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green';
type Paint = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, yellow: 33, green: 32 };

/** Prints the report for a terminal. Nothing is wider than 80 columns, except words that are. */
export function pretty(report: Report, { color }: ReporterOptions): string {
  const paint: Paint = color
    ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`
    : (_, text) => text;
  const parts = [
    heading(report, paint),
    ...findings(report, paint),
    reasons(report, paint),
    coverage(report, paint),
    settlings(report, paint),
    left(report, paint),
    verdict(report, paint),
  ];
  const text = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}

function heading({ tool, target, mode, requests, milliseconds, runId }: Report, paint: Paint) {
  const release = target.release === undefined ? 'of unknown release' : visible(target.release);
  const sent = `${plural(requests, 'request')} in ${seconds(milliseconds)}`;
  return [
    paint('bold', visible(target.url)),
    `TiCDC ${release} (${target.generation}), ${mode}, ${sent}`,
    paint('dim', `${tool.name} ${tool.version}, run ${visible(runId)}`),
  ];
}

function findings(report: Report, paint: Paint): string[][] {
  const all = groupFindings(report);
  return subjects.flatMap((subject) => {
    const own = all.filter(({ operationId }) => operationId === subject);
    if (own.length === 0) return [];
    const shown = own.slice(0, mostFindings).flatMap((finding) => describe(finding, paint));
    const rest = own.length - mostFindings;
    const more = rest > 0 ? [`  and ${rest} more, which the other reporters print`] : [];
    return [[paint('bold', nameOf(subject)), ...shown, ...more]];
  });
}

function describe(finding: GroupedFinding, paint: Paint): string[] {
  const { check, severity, pointer, caseName, expected, received, source, curl, count } = finding;
  const style = severity === 'error' ? 'red' : 'yellow';
  const place = pointer === '' ? '' : ` at ${visible(pointer)}`;
  const alike = count === 1 ? '' : `, the first of ${count.toLocaleString('en-US')} alike`;
  return [
    `  ${paint(style, severity)} ${paint('bold', check)}${place}${alike}`,
    ...row('case', caseName),
    ...row('expected', expected),
    ...row('received', received),
    ...(source === undefined ? [] : row('described', source)),
    ...row('explained', anchorOf(check)),
    ...(curl === undefined ? [] : [`${label('repeat')}${visible(curl)}`]),
  ];
}

function reasons(report: Report, paint: Paint): string[] {
  const groups = notChecked(report);
  if (groups.length === 0) return [];
  const lines = groups.flatMap(({ outcome, reason, cases }) => {
    const names = subjects.filter((subject) =>
      cases.some(({ operationId }) => operationId === subject),
    );
    return wrap(`${outcome}: ${names.map(nameOf).join(', ')}: ${reason}`, '  ', '    ');
  });
  return [paint('bold', 'Not checked'), ...lines];
}

const kinds = [
  ['statuses', 'status'],
  ['fields', 'field'],
  ['values', 'value'],
] as const;

function coverage(report: Report, paint: Paint): string[] {
  if (report.coverage.length === 0) return [];
  const rows = [...subjects.filter((subject) => subject !== undefined), undefined].flatMap(
    (subject) => {
      const isMeant = (id: string) => subject === undefined || id === subject;
      const cells = kinds.map(([, kind]) =>
        share(report, (item) => item.kind === kind && isMeant(item.operationId)),
      );
      const isDescribed = report.coverage.some(({ operationId }) => isMeant(operationId));
      return isDescribed ? [tableRow(subject ?? 'all', cells.map(fraction))] : [];
    },
  );
  const seen = observable(report);
  return [
    paint('bold', 'Verified of what the contract describes for this release'),
    paint(
      'dim',
      tableRow(
        '',
        kinds.map(([title]) => title),
      ),
    ),
    ...rows,
    `  Of what this run could observe: ${fraction(seen)}${percent(seen)}`,
  ];
}

function tableRow(name: string, cells: readonly string[]): string {
  return `  ${name.padEnd(20)}${cells.map((cell) => cell.padStart(12)).join('')}`;
}

const fraction = ({ verified, described }: Share) => `${verified}/${described}`;

/** Rounded down: 100 % means all. */
function percent({ verified, described }: Share): string {
  return described === 0 ? '' : ` (${Math.floor((100 * verified) / described)} %)`;
}

function settlings(report: Report, paint: Paint): string[] {
  const lines = subjects.flatMap((subject) => {
    const own = report.settlings.filter(({ operationId }) => operationId === subject);
    if (own.length === 0) return [];
    const of = (verdict: Settling['verdict']) => own.filter((one) => one.verdict === verdict);
    const [settled, accepted] = [of('settled'), of('accepted')];
    const figures = [
      ...(settled.length === 0 ? [] : [`${settled.length} settled${range(settled)}`]),
      ...(accepted.length === 0 ? [] : [`${accepted.length} accepted, not observable`]),
    ].join('; ');
    const never = of('never').flatMap(({ changefeedId, rule, milliseconds }) => {
      const time = milliseconds === undefined ? '' : ` within ${seconds(milliseconds)}`;
      const what = `never${time}: ${rule}${changefeedId === undefined ? '' : `, ${changefeedId}`}`;
      return [settlingRow(nameOf(subject), what).map((line) => paint('red', line))];
    });
    const some = figures === '' ? [] : [settlingRow(nameOf(subject), figures)];
    return [...some, ...never].flat();
  });
  return lines.length === 0 ? [] : [paint('bold', 'Took effect after the response'), ...lines];
}

function settlingRow(name: string, text: string): string[] {
  return wrap(text, `  ${name}`.padEnd(22), ' '.repeat(22));
}

/** The shortest and the longest time until an effect was seen. */
function range(settled: readonly Settling[]): string {
  const times = settled.flatMap(({ milliseconds }) => milliseconds ?? []);
  if (times.length === 0) return '';
  const [least, most] = [seconds(Math.min(...times)), seconds(Math.max(...times))];
  return least === most ? ` in ${least}` : ` in ${least} to ${most}`;
}

function left(report: Report, paint: Paint): string[] {
  const { left, drained } = report;
  return [
    ...(left.length === 0
      ? []
      : [
          paint('yellow', 'Left behind'),
          ...wrap(left.join(', '), '  ', '  '),
          '  To remove them:',
          `  ${visible(cleanUpLine(report))}`,
        ]),
    ...(drained.length === 0
      ? []
      : [
          paint('yellow', 'Drained, until it is restarted'),
          ...wrap(`capture ${drained.join(', ')}`, '  ', '  '),
        ]),
  ];
}

function verdict(report: Report, paint: Paint): string[] {
  const line = wrap(verdictLine(report), '', '').join('\n');
  return [paint(verdictOf(report) === 'conforms' && !report.interrupted ? 'green' : 'red', line)];
}

const labelWidth = 16;
const label = (name: string) => `    ${name}`.padEnd(labelWidth);

function row(name: string, text: string): string[] {
  return wrap(text, label(name), ' '.repeat(labelWidth));
}
