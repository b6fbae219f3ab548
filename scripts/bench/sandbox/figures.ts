// The tables of `npm run bench:sandbox`: figures and their targets. Pure.

/** The target of a figure, and whether it is met. */
export interface Target {
  readonly text: string;
  readonly met: boolean;
}

/** One line of a table. A figure without a target is for information. */
export interface Row {
  readonly cells: readonly string[];
  readonly target?: Target;
}

/** Returns a Markdown table. Its last column is the target. */
export function formatRows(head: readonly string[], rows: readonly Row[]): string {
  const lines = [
    [...head, 'target'],
    ...rows.map(({ cells, target }) => [
      ...cells,
      target ? `${target.text} ${target.met ? '(met)' : '(MISSED)'}` : '',
    ]),
  ];
  const widths = head.map((_, column) => widthOf(lines, column));
  widths.push(widthOf(lines, head.length));
  const [first, ...rest] = lines.map((line) => formatLine(line, widths));
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [first, rule, ...rest].map((line) => `${line}\n`).join('');
}

function widthOf(lines: readonly (readonly string[])[], column: number): number {
  return Math.max(...lines.map((line) => line[column]?.length ?? 0));
}

function formatLine(cells: readonly string[], widths: readonly number[]): string {
  return `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
}
