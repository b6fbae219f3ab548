// The Markdown reporter: a summary for the pages of CI systems, such as the job summary of GitHub Actions.
import { Buffer } from 'node:buffer';
import type { Report } from '../report.js';
import { findingsOf, verdictOf } from '../verdict.js';
import { fraction, kinds, runLine, settlingLines, sharesOf, withPercent } from './figures.js';
import { clip, code, fence } from './markdown-text.js';
import {
  cleanUpLine,
  type GroupedFinding,
  groupFindings,
  helpUriOf,
  nameOf,
  notChecked,
  observable,
  outcomes,
  plural,
  subjects,
  verdictLine,
} from './summary.js';

/** Maximum number of findings. The other reporters print all of them. */
const mostFindings = 50;
/** Maximum number of bytes of all findings: GitHub refuses a job summary of more than 1 MiB. */
const mostBytes = 600_000;
/** Maximum number of lines of any other list. */
const mostLines = 100;
/** Maximum number of characters of a text. */
const longestText = 600;
const longestCurl = 8_000;

/** Prints the summary. It is smaller than 1 MiB, whatever the server sent. */
export function markdown(report: Report): string {
  const parts = [
    ...heading(report),
    ...lasting(report),
    counts(report),
    ...findings(report),
    ...settlings(report),
    ...coverage(report),
    ...reasons(report),
  ];
  return `${parts.join('\n\n')}\n`;
}

function heading(report: Report): string[] {
  const { tool, target, runId, interrupted } = report;
  const sign = verdictOf(report) === 'conforms' && !interrupted ? '✅' : '❌';
  return [
    `## ${sign} ${verdictLine(report)}`,
    [
      `Server: ${code(clip(target.url, longestText))}<br>`,
      `${code(clip(runLine(report), longestText))}<br>`,
      `${tool.name} ${tool.version}, run ${code(runId)}`,
    ].join('\n'),
  ];
}

function lasting(report: Report): string[] {
  const { left, drained } = report;
  return [
    ...(left.length === 0
      ? []
      : [`**Left behind:** ${codes(left)}. To remove them:`, fence('sh', [cleanUpLine(report)])]),
    ...(drained.length === 0 ? [] : [`**Drained until it is restarted:** ${codes(drained)}`]),
  ];
}

function codes(ids: readonly string[]): string {
  const shown = ids.slice(0, mostLines).map((id) => code(clip(id, longestText)));
  const rest = ids.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

function counts(report: Report): string {
  const all = findingsOf(report);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const cases = outcomes(report);
  const cells = {
    errors,
    warnings: all.length - errors,
    'cases that conform': cases.conforms,
    'that violate': cases.violates,
    skipped: cases.skipped,
    'not observed': cases['not observed'],
    'verified of what could be observed': withPercent(observable(report)),
  };
  return table(Object.keys(cells), [Object.values(cells).map(String)]);
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const alignments = titles.map((title) => (title === '' ? ':---' : '---:'));
  return [line(titles), line(alignments), ...rows.map(line)].join('\n');
}

function findings(report: Report): string[] {
  const all = groupFindings(report);
  if (all.length === 0) return [];
  const ordered = subjects.flatMap((subject) =>
    all.filter(({ operationId }) => operationId === subject),
  );
  const shown: string[] = [];
  let bytes = 0;
  for (const finding of ordered.slice(0, mostFindings)) {
    const text = describe(finding, report.tool.version);
    bytes += Buffer.byteLength(text);
    if (bytes > mostBytes) break;
    shown.push(text);
  }
  const rest = all.length - shown.length;
  const more =
    rest > 0 ? [`And ${plural(rest, 'more finding')}, which the other reporters print.`] : [];
  return ['### Findings', ...shown, ...more];
}

function describe(finding: GroupedFinding, version: string): string {
  const { check, severity, operationId, pointer, caseName, expected, received, count } = finding;
  const { source, curl } = finding;
  const place = pointer === '' ? '' : ` at ${code(clip(pointer, longestText))}`;
  const alike = count === 1 ? '' : `, the first of ${count.toLocaleString('en-US')} alike`;
  const rows = [
    `case       ${clip(caseName, longestText)}`,
    `expected   ${clip(expected, longestText)}`,
    `received   ${clip(received, longestText)}`,
    ...(source === undefined ? [] : [`described  ${source}`]),
  ];
  const repeat = (line: string) =>
    line.length > longestCurl ? 'The curl line is too long to be shown here.' : fence('sh', [line]);
  return [
    `**${nameOf(operationId)}**: ${severity} [${check}](${helpUriOf(check, version)})${place}${alike}`,
    fence('text', rows),
    ...(curl === undefined ? [] : [repeat(curl)]),
  ].join('\n\n');
}

function settlings(report: Report): string[] {
  const lines = settlingLines(report).map(({ operationId, text, isNever }) => {
    const words = code(clip(text, longestText));
    return `- ${nameOf(operationId)}: ${isNever ? `**${words}**` : words}`;
  });
  return lines.length === 0 ? [] : ['### Took effect after the response', list(lines)];
}

function list(lines: readonly string[]): string {
  const rest = lines.length - mostLines;
  return [...lines.slice(0, mostLines), ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n');
}

function coverage(report: Report): string[] {
  const rows = sharesOf(report);
  if (rows.length === 0) return [];
  const titles = ['', ...kinds.map(([title]) => title)];
  return details(
    'Verified of what the contract describes for this release',
    table(
      titles,
      rows.map(({ operationId, shares }) => [operationId ?? 'all', ...shares.map(fraction)]),
    ),
  );
}

function reasons(report: Report): string[] {
  const groups = notChecked(report);
  if (groups.length === 0) return [];
  const { skipped, 'not observed': notObserved } = outcomes(report);
  const lines = groups.map(({ outcome, reason, cases }) => {
    const names = subjects.filter((subject) =>
      cases.some(({ operationId }) => operationId === subject),
    );
    return `- ${cases.length} ${outcome}: ${code(clip(reason, longestText))} (${names.map(nameOf).join(', ')})`;
  });
  return details(`Not checked: ${skipped} skipped, ${notObserved} not observed`, list(lines));
}

/** @param title Holds no text of a server. */
function details(title: string, content: string): string[] {
  return [`<details><summary>${title}</summary>`, content, '</details>'];
}
