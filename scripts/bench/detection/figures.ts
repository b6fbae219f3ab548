// The tables of `npm run bench:detection`. Pure.

import type { Played } from './cluster.js';
import type { Defect } from './defect.js';
import type { Results } from './results.js';
import { current, nameOf } from './targets.js';
import { cleanUnitOf, invisible, unitOf } from './units.js';

/** The share of the defects that the checks must find. */
export const wanted = 0.98;

export interface Score {
  readonly found: number;
  readonly of: number;
  readonly missed: readonly string[];
}

/** Counts the defects that have been run. Defects without effect on the server do not count. */
export function scoreOf(
  results: Results,
  defects: readonly Defect[],
  played: Played,
  unit = unitOf,
): Score {
  const counted = defects.filter((defect) => {
    const result = results.get(unit(played, defect));
    return result !== undefined && result.note !== invisible;
  });
  const missed = counted.filter((defect) => !results.get(unit(played, defect))?.found);
  return {
    found: counted.length - missed.length,
    of: counted.length,
    missed: missed.map(({ id }) => id),
  };
}

/** Returns a Markdown table with one line for each group and one for all. */
export function formatScores(
  head: string,
  groupOf: (defect: Defect) => string,
  defects: readonly Defect[],
  results: Results,
): string {
  const line = (name: string, group: readonly Defect[]) => [
    name,
    `${group.length}`,
    share(group, (defect) => results.get(unitOf(current, defect))?.found),
  ];
  const groups = [...new Set(defects.map(groupOf))];
  return formatTable([
    [head, 'defects', 'found'],
    ...groups.map((name) =>
      line(
        name,
        defects.filter((defect) => groupOf(defect) === name),
      ),
    ),
    line('**all**', defects),
  ]);
}

/** Returns the number of defects found, and the number run if that is not all of them. */
function share(group: readonly Defect[], found: (defect: Defect) => boolean | undefined): string {
  const played = group.filter((defect) => found(defect) !== undefined);
  const hits = played.filter(found).length;
  return played.length === group.length ? `${hits}` : `${hits} of ${played.length}`;
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
