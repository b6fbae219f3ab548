// The pretty reporter: for a person at a terminal of 80 columns.
import { anchorOf } from '../../finding/checks.js';
import type { Report } from '../report.js';
import { verdictOf } from '../verdict.js';
import { fraction, kinds, runLine, settlingLines, sharesOf, withPercent } from './figures.js';
import {
  cleanUpLine,
  type GroupedFinding,
  groupFindings,
  type NotChecked,
  nameOf,
  notChecked,
  observable,
  outcomes,
  plural,
  subjects,
  verdictLine,
} from './summary.js';
import { cut, visible, wrap } from './text.js';

/** How the pretty reporter prints; the other reporters ignore it. */
export interface ReporterOptions {
  /** Whether escape sequences of terminals may be used. */
  readonly color: boolean;
}

/** Maximum number of findings of one operation. The other reporters print all of them. */
const mostFindings = 20;
/** Maximum number of reasons why something was not checked. The other reporters print all of them. */
const mostReasons = 4;

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
    verdict(report, paint),
    ...findings(report, paint),
    reasons(report, paint),
    coverage(report, paint),
    settlings(report, paint),
    left(report, paint),
  ];
  const text = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}

function heading(report: Report, paint: Paint) {
  const { tool, target, runId } = report;
  return [
    paint('bold', visible(target.url)),
    visible(runLine(report)),
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
  const groups = notChecked(report).toSorted(bySize);
  if (groups.length === 0) return [];
  const { skipped, 'not observed': notObserved } = outcomes(report);
  const counts = [
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(notObserved > 0 ? [`${notObserved} not observed`] : []),
  ].join(', ');
  const lines = groups
    .slice(0, mostReasons)
    .map(({ outcome, reason, cases }) => cut(`  ${cases.length} ${outcome}: ${reason}`));
  const others = groups.slice(mostReasons);
  const cases = others.reduce((sum, group) => sum + group.cases.length, 0);
  const more = `  ${cases} for ${plural(others.length, 'other reason')}, which the other reporters give`;
  return [paint('bold', `Not checked: ${counts}`), ...lines, ...(others.length > 0 ? [more] : [])];
}

/** What was skipped comes first, as other options allow it; then the reason for the most cases. */
function bySize(left: NotChecked, right: NotChecked): number {
  const rank = ({ outcome }: NotChecked) => (outcome === 'skipped' ? 0 : 1);
  return rank(left) - rank(right) || right.cases.length - left.cases.length;
}

function coverage(report: Report, paint: Paint): string[] {
  const rows = sharesOf(report);
  if (rows.length === 0) return [];
  const titles = kinds.map(([title]) => title);
  return [
    paint('bold', 'Verified of what the contract describes for this release'),
    paint('dim', tableRow('', titles)),
    ...rows.map(({ operationId, shares }) => tableRow(operationId ?? 'all', shares.map(fraction))),
    `  Of what this run could observe: ${withPercent(observable(report))}`,
  ];
}

function tableRow(name: string, cells: readonly string[]): string {
  return `  ${name.padEnd(20)}${cells.map((cell) => cell.padStart(12)).join('')}`;
}

function settlings(report: Report, paint: Paint): string[] {
  const lines = settlingLines(report).flatMap(({ operationId, text, isNever }) => {
    const row = wrap(text, `  ${nameOf(operationId)}`.padEnd(22), ' '.repeat(22));
    return isNever ? row.map((line) => paint('red', line)) : row;
  });
  return lines.length === 0 ? [] : [paint('bold', 'Took effect after the response'), ...lines];
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
