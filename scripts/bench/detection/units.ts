// The units of work of the bench. Each takes seconds, has a name and gives one result.
import { formatFinding } from '../../../src/contract/finding/describe.js';
import type { ReportedFinding } from '../../../src/contract/report/report.js';
import { createTransport } from '../../../src/contract/run/transport/transport.js';
import { type Played, startLivelyCluster } from './cluster.js';
import type { Defect } from './defect.js';
import { driftOf } from './drift.js';
import { startMutatingServer } from './mutating-server.js';
import { type PrismMode, type PrismProxy, startPrism } from './prism.js';
import type { Result } from './results.js';
import { type RunChecks, recordRun, runClean, runWithDefect } from './run.js';
import { script } from './script.js';
import { current, nameOf } from './targets.js';
import { play, type Step, transcriptOf } from './traffic.js';

export interface Unit {
  readonly name: string;
  run(): Promise<Result>;
}

/** The note of a defect that has no effect on the server. */
export const invisible = 'does not show on this server';

/** Makes a unit for each defect. Findings that also occur without the defect do not count. */
export function defectUnits(
  runChecks: RunChecks,
  defects: readonly Defect[],
  played: Played,
  unit = unitOf,
): Unit[] {
  let alarms: Set<string> | undefined;
  return defects.map((defect) => ({
    name: unit(played, defect),
    run: async () => {
      alarms ??= new Set(await findingsWithout(runChecks, played));
      const isFalse = (finding: ReportedFinding) => alarms?.has(formatFinding(finding));
      if (played !== current && !(await shows(defect, played))) {
        return { found: false, note: invisible };
      }
      const { findings: all, refused } = await runWithDefect(runChecks, played, defect.start());
      const findings = all.filter((finding) => !isFalse(finding));
      const checks = [...new Set(findings.map(({ check }) => check))].join(' ');
      const note = refused === undefined ? checks : `${checks} (refused: ${refused})`;
      return { found: findings.length > 0, note };
    },
  }));
}

async function findingsWithout(runChecks: RunChecks, played: Played): Promise<string[]> {
  const { findings } = await runWithDefect(runChecks, played, (call, server) =>
    server.send(call.request),
  );
  return findings.map(formatFinding);
}

export function unitOf(played: Played, { id }: Defect): string {
  return `${nameOf(played)}: ${id}`;
}

/** A defect of the second list, which is played on one server alone. */
export function heldOutUnitOf(_: Played, { id }: Defect): string {
  return `held-out: ${id}`;
}

/** Returns true if the defect changes a response of the fixed script. */
async function shows(defect: Defect, played: Played): Promise<boolean> {
  const [without, withDefect] = [await transcript(played), await transcript(played, defect)];
  return without.join('\n') !== withDefect.join('\n');
}

async function transcript(played: Played, defect?: Defect): Promise<string[]> {
  const sandbox = await startLivelyCluster(played);
  const server = await startMutatingServer();
  const transport = createTransport();
  server.use(sandbox, defect?.start());
  try {
    const { now, advance } = sandbox.cluster;
    const stage = { url: server.url, send: transport.send, now, advance };
    return transcriptOf(await play(script, stage));
  } finally {
    transport.close();
    await server.close();
    await sandbox.close();
  }
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

/** The other tools that the defects go through. */
export const tools = ['prism proxy', 'prism proxy --errors', 'redocly drift'] as const;

export type Tool = (typeof tools)[number];

export function toolUnitOf(tool: Tool, { id }: Defect): string {
  return `${tool}: ${id}`;
}

/** The other tools, started when they are needed first; they see the requests of a clean full run. */
export class OtherTools {
  private readonly runChecks: RunChecks;
  private readonly proxies = new Map<PrismMode, PrismProxy>();
  private recorded: readonly Step[] | undefined;
  private drift: Set<string> | undefined;

  constructor(runChecks: RunChecks) {
    this.runChecks = runChecks;
  }

  units(defects: readonly Defect[]): Unit[] {
    return tools.flatMap((tool) =>
      defects.map((defect) => ({
        name: toolUnitOf(tool, defect),
        run: async () => ({ found: await this.finds(tool, defect), note: '' }),
      })),
    );
  }

  /** Makes the units that count a tool's reports on a server without a defect. */
  falseAlarms(): Unit[] {
    return tools.map((tool) => ({
      name: `${tool}: false alarms`,
      run: async () => {
        const count =
          tool === 'redocly drift'
            ? (await this.driftOfNone()).size
            : await (await this.proxy(modeOf(tool))).falseAlarms(await this.steps(), current);
        return { found: count > 0, note: `${count}` };
      },
    }));
  }

  async close(): Promise<void> {
    await Promise.all([...this.proxies.values()].map((proxy) => proxy.close()));
  }

  private async finds(tool: Tool, defect: Defect): Promise<boolean> {
    const steps = await this.steps();
    if (tool !== 'redocly drift') {
      const proxy = await this.proxy(modeOf(tool));
      return proxy.finds(steps, current, defect.start());
    }
    const expected = await this.driftOfNone();
    const problems = await driftOf(steps, current, defect.start());
    return [...problems].some((problem) => !expected.has(problem));
  }

  private async steps(): Promise<readonly Step[]> {
    this.recorded ??= await recordRun(this.runChecks, current);
    return this.recorded;
  }

  private async driftOfNone(): Promise<Set<string>> {
    this.drift ??= await driftOf(await this.steps(), current);
    return this.drift;
  }

  private async proxy(mode: PrismMode): Promise<PrismProxy> {
    const proxy = this.proxies.get(mode) ?? (await startPrism(mode));
    this.proxies.set(mode, proxy);
    return proxy;
  }
}

const modeOf = (tool: Tool): PrismMode => (tool === 'prism proxy' ? 'header' : 'errors');
