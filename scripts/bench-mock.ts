// `npm run bench:mock`: compares this package's mock with the stock Prism command, on the same file and alternately.
import { execFileSync } from 'node:child_process';
import { compare, formatTable, type Sample } from './bench/measure/figures.js';
import { type Command, measureLoad, path, sample, stockPrism } from './bench/measure/server.js';

const rounds = 5;
const connections = 16;
const loadSeconds = 3;

const ours: Command = (port) => ['dist/src/cli/index.js', 'mock', '--port', `${port}`];
const generator = new URL('./bench/measure/load.ts', import.meta.url);
const load = (url: string) => measureLoad(generator, url, connections, loadSeconds);

process.stderr.write('Building dist ...\n');
execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 2, 2] });

const ourSamples: Sample[] = [];
const stockSamples: Sample[] = [];
for (let round = 1; round <= rounds; round += 1) {
  process.stderr.write(`Round ${round} of ${rounds} ...\n`);
  ourSamples.push(await sample(ours, load));
  stockSamples.push(await sample(stockPrism, load));
}
process.stdout.write(
  `GET ${path}, ${connections} connections, medians of ${rounds} runs, Node ${process.version}\n\n`,
);
process.stdout.write(formatTable(compare(ourSamples, stockSamples)));
