// The figures of `npm run bench:mock`: medians, ratios to stock Prism, and their table. Pure.

/** The measurements of one run of one server. */
export interface Sample {
  /** From spawning the process to its first response, in milliseconds. */
  readonly start: number;
  /** Resident memory after the first response, in MB. */
  readonly memoryAfterStart: number;
  /** Responses per second under load. */
  readonly rate: number;
  /** Resident memory after the load, in MB. */
  readonly memoryAfterLoad: number;
}

/** One line of the result: the medians of this mock and of stock Prism, and whether their ratio meets the target. */
export interface Comparison {
  readonly figure: string;
  readonly ours: number;
  readonly stock: number;
  readonly ratio: number;
  readonly target: string;
  readonly met: boolean;
}

interface Figure {
  readonly key: keyof Sample;
  readonly name: string;
  /** The ratio must lie on this side of the bound. */
  readonly side: 'at most' | 'at least';
  readonly bound: number;
}

const figures: readonly Figure[] = [
  { key: 'start', name: 'start to first response (ms)', side: 'at most', bound: 0.6 },
  { key: 'rate', name: 'responses per second', side: 'at least', bound: 3 },
  { key: 'memoryAfterStart', name: 'memory after start (MB)', side: 'at most', bound: 1 },
  { key: 'memoryAfterLoad', name: 'memory after load (MB)', side: 'at most', bound: 1 },
];

/** Compares the medians of both servers. Neither list may be empty. */
export function compare(ours: readonly Sample[], stock: readonly Sample[]): Comparison[] {
  return figures.map(({ key, name, side, bound }) => {
    const ourMedian = median(ours.map((sample) => sample[key]));
    const stockMedian = median(stock.map((sample) => sample[key]));
    const ratio = ourMedian / stockMedian;
    return {
      figure: name,
      ours: ourMedian,
      stock: stockMedian,
      ratio,
      target: `${side} ${bound}`,
      met: side === 'at most' ? ratio <= bound : ratio >= bound,
    };
  });
}

/** Returns the middle value, or the mean of the two middle values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError('Expected at least one value');
  return (low + high) / 2;
}

/** Returns a Markdown table of the comparisons. */
export function formatTable(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ figure, ours, stock, ratio, target, met }) => [
    figure,
    ours.toFixed(0),
    stock.toFixed(0),
    `${ratio.toFixed(2)}x`,
    `${target}x ${met ? '(met)' : '(MISSED)'}`,
  ]);
  const cells = [['median', 'this mock', 'stock prism', 'ratio', 'target'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const lines = cells.map(
    (row) => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].map((line) => `${line}\n`).join('');
}
