// `npm run bench:detection`: puts one defect at a time in front of the sandbox and counts the defects that the checks find.
// Stops after --batch minutes and continues with --resume; --sample runs a random part; --write updates docs/detection.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runChecks } from '../src/contract/run/run-checks.js';
import type { Played } from './bench/detection/cluster.js';
import type { Defect } from './bench/detection/defect.js';
import { defects } from './bench/detection/defects/index.js';
import { formatCleanRuns, formatScores, scoreOf, wanted } from './bench/detection/figures.js';
import { heldOutDefects } from './bench/detection/held-out/index.js';
import { sampleOf } from './bench/detection/random.js';
import { openResults } from './bench/detection/results.js';
import { all, current, isPlayed, nameOf, others } from './bench/detection/targets.js';
import { cleanUnits, defectUnits, heldOutUnitOf, type Unit } from './bench/detection/units.js';

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
for (const played of all) {
  if (await isPlayed(played)) servers.push(played);
  else say(`The sandbox does not support ${nameOf(played)}; it is left out.`);
}

const operationOf = ({ operationId }: Defect) => operationId ?? 'no operation';
const chosen = sampleOf(defects, share, Number(values.seed), operationOf);
const elsewhere = others
  .filter(({ release, generation }) =>
    servers.some((one) => one.release === release && one.generation === generation),
  )
  .map((played) => ({ played, part: sampleOf(defects, share / 4, 2, operationOf) }));
const cleanRuns = Math.round(1_000 * share);

const units: Unit[] = [
  ...defectUnits(runChecks, chosen, current),
  ...cleanUnits(runChecks, servers, cleanRuns),
  ...elsewhere.flatMap(({ played, part }) => defectUnits(runChecks, part, played)),
  ...(isWhole ? defectUnits(runChecks, heldOutDefects, current, heldOutUnitOf) : []),
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
    if (index % 25 === 24)
      say(`${units.length - open.length + index + 1} of ${units.length} units`);
  }
  return true;
}

function report(): string {
  const score = scoreOf(results, chosen, current);
  const lines = [
    `${score.found} of ${score.of} seeded defects are found (${percent(score.found / score.of)}) on ${nameOf(current)}.`,
    '',
    formatScores('kind', ({ kind }) => kind, chosen, results),
    formatScores('operation', operationOf, chosen, results),
    'Missed:',
    '',
    ...list(score.missed),
    '',
    ...elsewhere.flatMap(({ played, part }) => {
      const other = scoreOf(results, part, played);
      return [
        `A part of them on ${nameOf(played)}: ${other.found} of ${other.of} are found. Missed:`,
        '',
        ...list(other.missed),
        '',
      ];
    }),
    formatCleanRuns(results, servers, cleanRuns),
    ...(isWhole ? ['', ...heldOut()] : []),
  ];
  return lines.join('\n');
}

/** Returns the section about the held-out defects, for which there is no required share. */
function heldOut(): string[] {
  const { found, of, missed } = scoreOf(results, heldOutDefects, current, heldOutUnitOf);
  return [
    '## Held-out defects',
    '',
    `${found} of ${of} held-out defects are found (${percent(found / of)}) on ${nameOf(current)}. Missed:`,
    '',
    ...list(missed),
    '',
  ];
}

function judge(): number {
  const score = scoreOf(results, chosen, current);
  const alarms = cleanUnits(runChecks, servers, cleanRuns).flatMap(({ name }) => {
    const result = results.get(name);
    return result?.found ? [`${name}: ${result.note}`] : [];
  });
  for (const alarm of alarms.slice(0, 20)) say(alarm);
  if (alarms.length > 20) say(`... and ${alarms.length - 20} more, all of them in ${file}`);
  if (score.found < wanted * score.of) say(`Fewer than ${percent(wanted)} are found.`);
  return score.found < wanted * score.of || alarms.length > 0 ? 1 : 0;
}

/** Returns a percentage, or `none played` for an empty sample. */
function percent(part: number): string {
  return Number.isNaN(part) ? 'none played' : `${(100 * part).toFixed(1)} %`;
}

function list(names: readonly string[]): string[] {
  return names.length === 0 ? ['- none'] : names.map((name) => `- ${name}`);
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
