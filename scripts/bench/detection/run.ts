// Runs the checks once against a server of the bench, with or without a defect.
import type { Mode, Report, ReportedFinding } from '../../../src/contract/report/report.js';
import { CheckError, type CheckOptions, type Clock } from '../../../src/contract/run/options.js';
import {
  createTransport,
  type Send,
  type Transport,
} from '../../../src/contract/run/transport/transport.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { type Played, startLivelyCluster } from './cluster.js';
import type { Defect } from './defect.js';
import { sendThrough } from './in-process.js';
import { startMutatingServer } from './mutating-server.js';
import { randomFrom } from './random.js';
import { createSecondClient } from './second-client.js';

export type RunChecks = (options: CheckOptions) => Promise<Report>;

export interface Outcome {
  /** The findings of severity `error`, and those of headers: a header of every response is a warning, as a proxy may send it. */
  readonly findings: readonly ReportedFinding[];
  readonly report: Report;
  /** The error message of the run in a mode with more permissions, if that was refused. */
  readonly refused?: string;
}

/** Returns the clock of a run: a wait advances the sandbox's time and takes no real time. */
export function virtualClock({ cluster }: Sandbox): Clock {
  return {
    now: () => cluster.now(),
    wait: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      cluster.advance(Math.max(0, Math.ceil(milliseconds)));
    },
  };
}

/** Returns the options of a full run with all permissions. */
export function fullRun(url: string, sandbox: Sandbox, owner: string): CheckOptions {
  return {
    url,
    mode: 'disruptive',
    owner,
    logLevel: 'info',
    filter: ['test.*'],
    runId: 'check-bench',
    clock: virtualClock(sandbox),
  };
}

/** Runs the checks against a server with a defect, in the mode with the most permissions that is not refused. */
export async function runWithDefect(
  runChecks: RunChecks,
  played: Played,
  {
    kind,
    start,
    operationId,
  }: Pick<Defect, 'kind' | 'start'> & { operationId?: string | undefined },
): Promise<Outcome> {
  const sandbox = await startLivelyCluster(played);
  // A broken connection needs a real one.
  const server = kind === 'transport' ? await startMutatingServer() : undefined;
  const transport = createTransport();
  server?.use(sandbox, start());
  const { url } = server ?? sandbox;
  const send = server ? transport.send : sendThrough(sandbox, start());
  try {
    const owner = (await readOwner(url, send)) ?? (await readOwner(sandbox.url)) ?? '';
    // A run drains a capture of the new architecture only if it is asked to.
    const isNamed = played.generation === 'newarch' && operationId === 'drainCapture';
    const only = isNamed ? (['drainCapture'] as const) : undefined;
    const options = { ...fullRun(url, sandbox, owner), send, only };
    return await runAsAllowed(runChecks, options, ['disruptive', 'writes', 'read-only']);
  } finally {
    transport.close();
    await server?.close();
    await sandbox.close();
  }
}

async function runAsAllowed(
  runChecks: RunChecks,
  options: CheckOptions,
  [mode = 'read-only', ...less]: readonly Mode[],
): Promise<Outcome> {
  try {
    return outcomeOf(await runChecks({ ...options, mode }));
  } catch (error) {
    if (!(error instanceof CheckError) || less.length === 0) throw error;
    const { owner: _, logLevel: __, filter: ___, ...rest } = options;
    const outcome = await runAsAllowed(runChecks, rest, less);
    return { ...outcome, refused: error.message };
  }
}

function outcomeOf(report: Report): Outcome {
  const findings = report.cases.flatMap((one) => one.findings);
  const counts = findings.filter(
    ({ severity, ruleId }) => severity === 'error' || ruleId === 'undocumented-header',
  );
  return { report, findings: counts };
}

/** Reads the owner from the list of captures, also if the list is broken. */
export async function readOwner(url: string, send?: Send): Promise<string | undefined> {
  const transport = createTransport();
  const request = { method: 'GET', url: `${url}/api/v1/captures`, headers: {} };
  const response = await (send ?? transport.send)(request).catch(() => undefined);
  transport.close();
  const captures = response?.body.split('}') ?? [];
  const owner = captures.find((capture) => /"is_owner":\s*(true|"true")/.test(capture));
  return owner === undefined ? undefined : /"id":\s*"([^"]+)"/.exec(owner)?.[1];
}

/** When a second client changes the cluster during a clean run. */
export interface Company {
  /** Sends requests while the run waits. */
  readonly between: boolean;
  /** Sends requests at the same time as the run. */
  readonly meanwhile: boolean;
}

/** Runs the checks against a server without a defect. */
export async function runClean(
  runChecks: RunChecks,
  played: Played,
  company: Company,
  seed: number,
): Promise<Outcome> {
  const sandbox = await startLivelyCluster(played, seed);
  const transport = createTransport();
  try {
    const owner = (await readOwner(sandbox.url)) ?? '';
    const options = fullRun(sandbox.url, sandbox, owner);
    const own = createTransport();
    const busy = crowded(sandbox, options, transport, own, company, seed);
    try {
      return outcomeOf(await runChecks(busy));
    } finally {
      own.close();
    }
  } finally {
    transport.close();
    await sandbox.close();
  }
}

function crowded(
  sandbox: Sandbox,
  options: CheckOptions,
  theirs: Transport,
  ours: Transport,
  { between, meanwhile }: Company,
  seed: number,
): CheckOptions {
  if (!between && !meanwhile) return options;
  const other = createSecondClient(sandbox.url, theirs.send, seed);
  const random = randomFrom(seed + 1);
  const clock = virtualClock(sandbox);
  return {
    ...options,
    clock: {
      now: clock.now,
      wait: async (milliseconds, signal) => {
        if (between && random() < 0.5) await other.act();
        await clock.wait(milliseconds, signal);
      },
    },
    send: async (request, signal) => {
      const company = meanwhile && random() < 0.3 ? other.act() : undefined;
      const [response] = await Promise.all([ours.send(request, signal), company]);
      return response;
    },
  };
}
