// The tables of `npm run bench:detection`. Pure.

import type { Played } from './cluster.js';
import type { Defect } from './defect.js';
import type { Results } from './results.js';
import { nameOf } from './targets.js';
import { cleanUnitOf, invisible, unitOf } from './units.js';

export interface Score {
  readonly found: number;
  /** Number of defects that show on the server and have been run. */
  readonly of: number;
  readonly missed: readonly Defect[];
}

/** Counts the defects that have been run. Defects without effect on the server do not count. */
export function scoreOf(results: Results, defects: readonly Defect[], played: Played): Score {
  const counted = defects.filter((defect) => {
    const result = results.get(unitOf(played, defect));
    return result !== undefined && result.note !== invisible;
  });
  const missed = counted.filter((defect) => !results.get(unitOf(played, defect))?.found);
  return { found: counted.length - missed.length, of: counted.length, missed };
}

/** Returns a Markdown table of the scores: one line for each kind, one column for each server. */
export function formatScores(
  defects: readonly Defect[],
  servers: readonly Played[],
  results: Results,
): string {
  const kinds = [...new Set(defects.map(({ kind }) => kind))].sort();
  return formatTable([
    ['kind', ...servers.map(nameOf)],
    ...kinds.map((kind) => [
      kind,
      ...servers.map((played) => {
        const group = defects.filter((defect) => defect.kind === kind);
        const { found, of } = scoreOf(results, group, played);
        return of === 0 ? '-' : `${found} of ${of}`;
      }),
    ]),
  ]);
}

/** Returns a Markdown table of the runs on servers without a defect. */
export function formatCleanRuns(
  results: Results,
  servers: readonly Played[],
  count: number,
): string {
  const lines = servers.map((played) => {
    const runs = Array.from({ length: count }, (_, index) =>
      results.get(cleanUnitOf(played, index)),
    );
    const done = runs.filter((run) => run !== undefined);
    return [nameOf(played), `${done.length}`, `${done.filter((run) => run?.found).length}`];
  });
  return formatTable([['server', 'clean runs', 'with findings'], ...lines]);
}

export function formatTable(lines: readonly (readonly string[])[]): string {
  const [head = []] = lines;
  const widths = head.map((_, column) =>
    Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const [first, ...rest] = lines.map(
    (line) =>
      `| ${line.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [first, rule, ...rest].map((line) => `${line}\n`).join('');
}

const pad = (cell: string, width: number, column: number) =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width);
