// Writing tables in Markdown.

/** Returns a table. Cells are Markdown. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text
    .trim()
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');
}

/** Returns the table with a field above it that hides rows; it works in browsers with JavaScript. */
export function filterable(table: string, label: string): string {
  return `<RowFilter label="${label}">\n\n${table}\n\n</RowFilter>`;
}

/** Returns text as code, also if it has pipes. */
export function code(text: string): string {
  return `\`${text}\``;
}
