// `npm run bench:sandbox`: compares the simulated cluster with a bare `node:http` server and the stock Prism command.
// CALLS=1000000 sends more lifecycle calls.
import { execFileSync } from 'node:child_process';
import { median, type Sample } from './bench/measure/figures.js';
import { connections } from './bench/sandbox/call.js';
import { formatRows, type Row, type Target } from './bench/sandbox/figures.js';
import { lifecycleHead, measureLifecycle } from './bench/sandbox/lifecycle.js';
import { listHead, measureLists } from './bench/sandbox/list.js';
import { bare, path, sample, sandbox, stockPrism } from './bench/sandbox/servers.js';

const rounds = 5;
const loadSeconds = 3;
const calls = Number(process.env.CALLS ?? 50_000);

const say = (line: string) => process.stderr.write(`${line}\n`);
const show = (text: string) => process.stdout.write(text);

say('Building dist ...');
execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 2, 2] });

const samples: Record<'ours' | 'bare' | 'prism', Sample[]> = { ours: [], bare: [], prism: [] };
for (let round = 1; round <= rounds; round += 1) {
  say(`Round ${round} of ${rounds} ...`);
  samples.ours.push(await sample(sandbox('documented'), loadSeconds));
  samples.bare.push(await sample(bare, loadSeconds));
  samples.prism.push(await sample(stockPrism, loadSeconds));
}
show(
  `GET ${path}, ${connections} connections, medians of ${rounds} runs, Node ${process.version}\n\n`,
);
show(formatRows(['median', 'sandbox', 'bare node:http', 'stock prism'], sideBySide()));

say('Lists ...');
show(`\nGET ${path} by the number of changefeeds\n\n`);
show(formatRows(listHead, await measureLists()));

say(`${calls} lifecycle calls ...`);
show('\nCreate, read, pause, update, resume, remove: memory after garbage collection\n\n');
show(formatRows(lifecycleHead, await measureLifecycle(calls)));

/** Compares the medians of the sandbox, the bare server and stock Prism. */
type Judge = (ours: number, plain: number, prism: number) => Target;

function sideBySide(): Row[] {
  return [
    figure('start to first response (ms)', 'start', (ours, plain) => ({
      text: 'at most 2x bare',
      met: ours <= 2 * plain,
    })),
    figure('memory after start (MB)', 'memoryAfterStart', (ours, plain) => ({
      text: 'at most 35 MB above bare',
      met: ours <= plain + 35,
    })),
    figure('responses per second', 'rate', (ours, _, prism) => ({
      text: 'at least 10x prism',
      met: ours >= 10 * prism,
    })),
    figure('memory after load (MB)', 'memoryAfterLoad'),
  ];
}

function figure(name: string, key: keyof Sample, judge?: Judge): Row {
  const middle = (list: readonly Sample[]) => median(list.map((one) => one[key]));
  const ours = middle(samples.ours);
  const plain = middle(samples.bare);
  const prism = middle(samples.prism);
  const cells = [name, ...[ours, plain, prism].map((value) => value.toFixed(0))];
  return judge ? { cells, target: judge(ours, plain, prism) } : { cells };
}
