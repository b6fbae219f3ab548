// The pretty reporter: for a person at a terminal of 80 columns.
import { anchorOf } from '../checks.js';
import type { Report, Settling } from '../report.js';
import { verdictOf } from '../verdict.js';
import type { ReporterOptions } from './index.js';
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

const columns = 80;
/** Findings of one operation that are printed; the other reporters have all. */
const mostFindings = 20;

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green';
type Paint = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, yellow: 33, green: 32 };

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
    const more = rest > 0 ? [`  and ${rest} more, which the other reporters name`] : [];
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
    const names = subjects.flatMap((subject) => {
      const count = cases.filter(({ operationId }) => operationId === subject).length;
      return count === 0 ? [] : [count === 1 ? nameOf(subject) : `${nameOf(subject)} (${count})`];
    });
    return [
      ...wrap(`${outcome}: ${reason}`, '  ', '    '),
      ...wrap(names.join(', '), '    ', '    '),
    ];
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
  if (report.settlings.length === 0) return [];
  return [
    paint('bold', 'Took effect after the answer'),
    ...report.settlings.flatMap((settling) => {
      const { operationId, changefeedId, rule } = settling;
      const subject = changefeedId === undefined ? operationId : `${operationId} ${changefeedId}`;
      return wrap(`${subject}, ${rule}: ${outcomeOf(settling)}`, '  ', '    ').map((line) =>
        settling.verdict === 'never' ? paint('red', line) : line,
      );
    }),
  ];
}

function outcomeOf({ verdict, milliseconds }: Settling): string {
  if (verdict === 'accepted') return 'accepted, not observable';
  const time = milliseconds === undefined ? '' : ` in ${seconds(milliseconds)}`;
  return verdict === 'settled' ? `settled${time}` : `never${time}`;
}

function left(report: Report, paint: Paint): string[] {
  if (report.left.length === 0) return [];
  return [
    paint('yellow', 'Left behind'),
    ...wrap(report.left.join(', '), '  ', '  '),
    '  To remove them:',
    `  ${visible(cleanUpLine(report))}`,
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

/** Lines of at most 80 columns; a longer word, such as a URL, stays whole. */
function wrap(text: string, first: string, next: string): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of visible(text).split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = next;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** With `\u{1b}` for characters that would move the cursor, change colours or hide text. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

function seconds(milliseconds: number): string {
  return milliseconds < 1_000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1_000).toFixed(1)} s`;
}
