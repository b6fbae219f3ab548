// `npm run bench:detection`: puts one defect at a time in front of the sandbox and counts the defects that the checks find.
// Stops after --batch minutes and continues with --resume; --sample runs a random part; --write updates docs/detection.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runChecks } from '../src/contract/run/run-checks.js';
import { defects } from './bench/detection/all-defects.js';
import type { Played } from './bench/detection/cluster.js';
import type { Defect } from './bench/detection/defect.js';
import { formatCleanRuns, formatScores, scoreOf } from './bench/detection/figures.js';
import { reasonOf } from './bench/detection/known-misses.js';
import { sampleOf } from './bench/detection/random.js';
import { openResults } from './bench/detection/results.js';
import { all, current, isPlayed, nameOf, others } from './bench/detection/targets.js';
import { cleanUnits, defectUnits, type Unit } from './bench/detection/units.js';

const { values } = parseArgs({
  options: {
    batch: { type: 'string', default: '9' },
    resume: { type: 'boolean', default: false },
    sample: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});
const share = Number(values.sample);
const isWhole = share === 1;
const end = performance.now() + Number(values.batch) * 60_000;
const file = isWhole ? '.tmp/detection/results.jsonl' : '.tmp/detection/sample.jsonl';
const results = openResults(file, values.resume);

const say = (line: string) => process.stderr.write(`${line}\n`);
const show = (text: string) => process.stdout.write(text);

const servers: Played[] = [];
for (const one of all) {
  if (await isPlayed(one)) servers.push(one);
  else say(`The sandbox does not support ${nameOf(one)}; it is left out.`);
}

const operationOf = ({ operationId }: Defect) => operationId ?? 'no operation';
const chosen = sampleOf(defects, share, Number(values.seed), operationOf);
const elsewhere = others
  .filter(({ release, generation }) =>
    servers.some((one) => one.release === release && one.generation === generation),
  )
  .map((server) => ({ played: server, part: sampleOf(defects, share / 10, 2, operationOf) }));
/** The servers with the defects that run on them. */
const played = [{ played: current, part: chosen }, ...elsewhere];
const cleanRuns = Math.round(1_000 * share);

const units: Unit[] = [
  ...played.flatMap((one) => defectUnits(runChecks, one.part, one.played)),
  ...cleanUnits(runChecks, servers, cleanRuns),
].filter(({ name }) => name.includes(values.only));

process.exitCode = await main();

async function main(): Promise<number> {
  if (!(await work())) return 2;
  const text = report();
  show(text);
  if (values.write) write(text);
  return judge();
}

/** Runs the remaining units. Returns false if time ran out. */
async function work(): Promise<boolean> {
  const open = units.filter(({ name }) => results.get(name) === undefined);
  for (const [index, { name, run }] of open.entries()) {
    if (performance.now() > end) {
      say(`${open.length - index} of ${units.length} units are left: continue with --resume.`);
      return false;
    }
    const result = await run().catch((error: unknown) => ({
      found: false,
      note: `the run failed: ${error instanceof Error ? error.message : error}`,
    }));
    results.add(name, result);
    if (values.only !== '')
      say(`${name}: ${result.found ? 'found' : 'missed'} ${result.note ?? ''}`);
    if (index % 25 === 24)
      say(`${units.length - open.length + index + 1} of ${units.length} units`);
  }
  return true;
}

function report(): string {
  const shown = played.map((one) => one.played);
  const misses = played.flatMap(({ played: server, part }) =>
    scoreOf(results, part, server).missed.map((defect) => missOf(server, defect)),
  );
  return [
    formatScores(defects, shown, results),
    'Missed:',
    '',
    ...(misses.length === 0 ? ['- none'] : misses),
    '',
    formatCleanRuns(results, servers, cleanRuns),
  ].join('\n');
}

function missOf(server: Played, defect: Defect): string {
  const reason = reasonOf(server, defect) || 'the reason is not known';
  return `- ${nameOf(server)}: ${defect.id} (${reason})`;
}

/** Fails the bench for a defect that is missed and not known to be, and for a false alarm. */
function judge(): number {
  const misses = played.flatMap(({ played: server, part }) =>
    scoreOf(results, part, server)
      .missed.filter((defect) => reasonOf(server, defect) === undefined)
      .map(({ id }) => `${nameOf(server)}: ${id} was not found`),
  );
  const alarms = cleanUnits(runChecks, servers, cleanRuns).flatMap(({ name }) => {
    const result = results.get(name);
    return result?.found ? [`${name}: ${result.note}`] : [];
  });
  const problems = [...misses, ...alarms];
  for (const problem of problems.slice(0, 20)) say(problem);
  if (problems.length > 20) say(`... and ${problems.length - 20} more, all of them in ${file}`);
  return problems.length > 0 ? 1 : 0;
}

/** Replaces the text between the marks of the page. */
function write(text: string): void {
  const page = 'docs/detection.md';
  const [begin, finish] = ['<!-- bench:detection -->', '<!-- end -->'];
  const before = readFileSync(page, 'utf8');
  const [head] = before.split(begin);
  const [, tail] = before.split(finish);
  if (head === undefined || tail === undefined) throw new Error(`${page} has no bench marks`);
  writeFileSync(page, `${head}${begin}\n\n${text}\n${finish}${tail}`);
}
