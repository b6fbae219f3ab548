// The units of work of the bench. Each takes seconds, has a name and gives one result.
import { formatFinding } from '../../../src/contract/finding/describe.js';
import type { ReportedFinding } from '../../../src/contract/report/report.js';
import { type Played, startLivelyCluster } from './cluster.js';
import type { Defect } from './defect.js';
import { pass, sendThrough } from './in-process.js';
import type { Result } from './results.js';
import { type RunChecks, runClean, runWithDefect } from './run.js';
import { script } from './script.js';
import { current, nameOf } from './targets.js';
import { play, transcriptOf } from './traffic.js';

export interface Unit {
  readonly name: string;
  run(): Promise<Result>;
}

/** The note of a defect that has no effect on the server. */
export const invisible = 'does not show on this server';

/** Makes a unit for each defect. Findings that also occur without the defect do not count. */
const none = { kind: 'bodies', start: () => pass } as const;

export function defectUnits(
  runChecks: RunChecks,
  defects: readonly Defect[],
  played: Played,
): Unit[] {
  let alarms: Set<string> | undefined;
  return defects.map((defect) => ({
    name: unitOf(played, defect),
    run: async () => {
      alarms ??= new Set(await findingsWithout(runChecks, played));
      const isFalse = (finding: ReportedFinding) => alarms?.has(formatFinding(finding));
      if (played !== current && !(await shows(defect, played))) {
        return { found: false, note: invisible };
      }
      const { findings: all, refused } = await runWithDefect(runChecks, played, defect);
      const findings = all.filter((finding) => !isFalse(finding));
      const checks = [...new Set(findings.map(({ check }) => check))].join(' ');
      const note = refused === undefined ? checks : `${checks} (refused: ${refused})`;
      return { found: findings.length > 0, note };
    },
  }));
}

async function findingsWithout(runChecks: RunChecks, played: Played): Promise<string[]> {
  const { findings } = await runWithDefect(runChecks, played, none);
  return findings.map(formatFinding);
}

export function unitOf(played: Played, { id }: Defect): string {
  return `${nameOf(played)}: ${id}`;
}

/** Returns true if the defect changes a response of the fixed script. */
async function shows(defect: Defect, played: Played): Promise<boolean> {
  const [without, withDefect] = [await transcript(played), await transcript(played, defect)];
  return without.join('\n') !== withDefect.join('\n');
}

async function transcript(played: Played, defect?: Defect): Promise<string[]> {
  const sandbox = await startLivelyCluster(played);
  const { now, advance } = sandbox.cluster;
  const send = sendThrough(sandbox, defect?.start());
  const steps = await play(script, { url: sandbox.url, send, now, advance });
  await sandbox.close();
  return transcriptOf(steps);
}

/** Runs on servers that keep the contract: one alone, one with company in between, one with company meanwhile, one with both. */
export function cleanUnits(
  runChecks: RunChecks,
  servers: readonly Played[],
  count: number,
): Unit[] {
  return Array.from({ length: count }, (_, index) => {
    const played = servers[index % servers.length] ?? current;
    const turn = Math.floor(index / servers.length) % 4;
    const company = { between: turn === 1 || turn === 3, meanwhile: turn >= 2 };
    return {
      name: cleanUnitOf(played, index),
      run: async () => {
        const who = `between ${company.between}, meanwhile ${company.meanwhile}: `;
        try {
          const { findings } = await runClean(runChecks, played, company, index + 1);
          const note = findings.map(formatFinding).join('; ');
          return { found: findings.length > 0, note: note && who + note };
        } catch (error) {
          return { found: true, note: `${who}the run failed: ${error}` };
        }
      },
    };
  });
}

export function cleanUnitOf(played: Played, index: number): string {
  return `${nameOf(played)}: clean run ${index + 1}`;
}
