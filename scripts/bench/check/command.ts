// Measures the read-only command and, for comparison, one request of Node.js.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from '../measure/figures.js';
import type { Row } from '../sandbox/figures.js';
import { path, sandbox, withServer } from '../sandbox/servers.js';

const run = promisify(execFile);
const rounds = 11;
const bound = 4;

export const commandHead = [
  'median of process start to end',
  'check <url> (ms)',
  'one fetch (ms)',
  'ratio',
];

/** Measures both alternately, so that the load of the machine affects both. */
export function measureCommand(): Promise<Row[]> {
  return withServer(sandbox('documented'), async (url) => {
    const check: number[] = [];
    const fetching: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      check.push(await timeOf(['dist/src/cli/index.js', 'check', url]));
      const request = `fetch('${url}${path}').then((response) => response.text())`;
      fetching.push(await timeOf(['-e', request]));
    }
    const [ours, theirs] = [median(check), median(fetching)];
    const ratio = ours / theirs;
    return [
      {
        cells: ['read-only, 8.5.7', ours.toFixed(0), theirs.toFixed(0), `${ratio.toFixed(2)}x`],
        target: { text: `at most ${bound}x`, met: ratio <= bound },
      },
    ];
  });
}

/**
 * Runs a program and returns its time in milliseconds.
 *
 * @throws {Error} if the program does not exit with 0.
 */
async function timeOf(command: readonly string[]): Promise<number> {
  const start = performance.now();
  await run(process.execPath, [...command], { maxBuffer: 64 * 1024 * 1024 });
  return performance.now() - start;
}
