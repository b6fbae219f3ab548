// A run of the checks against one live server, from the first request to the report.

import { readRelease } from '../release-range.js';
import type { Report } from '../report/report.js';
import { selectionOf } from '../scenario/selection.js';
import type { Step } from '../scenario/step.js';
import { logSteps } from '../scenario/steps/log-level.js';
import { performOnDemand } from '../scenario/steps/on-demand.js';
import { contractOf } from '../schema/release-contract.js';
import { Checkpoints } from '../state/checkpoints.js';
import { nothingKnown } from '../state/discovered.js';
import { OwnWatch } from '../state/expected-state.js';
import { Owners } from '../state/owners.js';
import { isOwn, isRunId, newRunId } from '../state/test-changefeeds.js';
import { toolVersion } from '../tool-version.js';
import { wallClock } from './clock.js';
import { CheckError, type CheckOptions, type Mode } from './options.js';
import { requireOwner } from './owner-guard.js';
import { clusterPhase, tablesFarewellPhase, tablesPhase } from './phases/disruptive-phase.js';
import { type Probe, readPhase } from './phases/read-phase.js';
import { idsThere } from './phases/unexpected-changefeeds.js';
import { farewellPhase, lastingPhase, writePhase } from './phases/write-phase.js';
import { reach } from './probe-server.js';
import { coverageOf } from './record/coverage.js';
import { Recorder } from './record/recorder.js';
import { recordRunRules } from './record/run-rules.js';
import { removeAll } from './removal.js';
import { Patience } from './retry-budget.js';
import type { Run } from './run.js';
import { perform } from './run-step.js';
import { connect } from './transport/connection.js';
import type { Permissions } from './transport/guard.js';
import { asFarAsAnswered } from './transport-failures.js';
import { idleNames } from './validate-only.js';

/** Milliseconds in which an accepted operation must have taken effect. */
const defaultSettleTimeout = 30_000;

/**
 * Checks a live server against the contract. What it creates it removes again, also when the caller's signal ends the run.
 *
 * @returns what was seen, also if the server breaks the contract.
 * @throws {CheckError} if it could not run: the server cannot be reached, is no TiCDC, or an option or the owner refuses it.
 */
export async function runChecks(options: CheckOptions): Promise<Report> {
  const { mode = 'read-only', clock = wallClock, stateless = false } = options;
  const started = clock.now();
  const runId = runIdOf(options, started);
  const watch = new OwnWatch(runId);
  const permissions = permissionsOf(options, mode, runId, watch);
  requireDeeds(options, mode);
  const connection = connect(options, permissions);
  try {
    const selection = selectionOf(options);
    const { probes, ...about } = await reach(options, connection);
    const recorder = new Recorder(selection, () => about.generation);
    const settleTimeout = options.settleTimeout ?? defaultSettleTimeout;
    const run: Run = {
      options,
      clock,
      connection,
      recorder,
      selection,
      stateless,
      settleTimeout,
      watch,
      checkpoints: new Checkpoints((id) => isOwn(runId, id)),
      owners: new Owners(),
      patience: new Patience(settleTimeout),
      drained: new Set(),
      refusal: undefined,
      known: nothingKnown(runId, options),
      kind: { generation: about.generation, release: about.release },
      view: contractOf(about.generation, about.release),
    };
    const { left, interrupted } = await performRun(run, mode, probes);
    const coverage = coverageOf(run);
    if (!interrupted) recordRunRules(run, coverage);
    return {
      tool: { name: 'ticdc-openapi', version: toolVersion() },
      target: {
        url: connection.url,
        generation: about.generation,
        ...(about.version !== undefined && { release: about.version }),
      },
      runId,
      mode,
      started: new Date(started).toISOString(),
      milliseconds: clock.now() - started,
      requests: connection.requests,
      interrupted,
      cases: recorder.cases,
      coverage,
      settlings: recorder.settlings,
      left,
      drained: [...run.drained],
    };
  } finally {
    connection.close();
  }
}

/** All phases; whatever ends them, what the run created is removed. */
async function performRun(run: Run, mode: Mode, probes: ReadonlyMap<Step, Probe>) {
  const { signal } = run.options;
  let interrupted = false;
  let left: readonly string[] = [];
  try {
    await phases(run, mode, probes);
  } catch (error) {
    if (!signal?.aborted) throw error;
    interrupted = true;
  } finally {
    left = await removeOwn(run);
  }
  return { left, interrupted };
}

async function phases(run: Run, mode: Mode, probes: ReadonlyMap<Step, Probe>): Promise<void> {
  const part = (name: string, work: (run: Run) => Promise<void>) => {
    run.options.onProgress?.(name);
    return asFarAsAnswered(run, name, () => work(run));
  };
  await part('reading', (known) => readPhase(known, probes));
  if (mode === 'disruptive') await requireOwner(run);
  if (mode !== 'read-only') {
    let before: ReadonlySet<string> | undefined;
    await part('the life of changefeeds of its own', async (known) => {
      before = run.stateless ? undefined : await idsThere(known);
      requireFreeNames(run.watch.runId, before);
      await writePhase(known);
    });
    if (mode === 'disruptive') {
      await part('tables', tablesPhase);
      await part('captures, the owner', clusterPhase);
    }
    await part('what lasts', (known) => lastingPhase(known, before));
    if (mode === 'disruptive') await tablesFarewellPhase(run);
    await farewellPhase(run);
  }
  if (run.options.logLevel !== undefined && run.selection.wantsOperation('setLogLevel')) {
    run.options.onProgress?.('the log level');
    for (const step of logSteps) await perform(run, step);
  }
  if (run.stateless) await performOnDemand(run);
}

/** @throws {CheckError} if changefeeds have names of the run before it has created any. */
function requireFreeNames(runId: string, before: ReadonlySet<string> | undefined): void {
  const taken = [...(before ?? [])].filter((id) => isOwn(runId, id));
  if (taken.length === 0) return;
  throw new CheckError(
    `the server has changefeeds of a run ${runId} already: ${taken.join(', ')}; clean up after that run, or take another ID`,
  );
}

async function removeOwn(run: Run): Promise<readonly string[]> {
  const { watch, clock, connection } = run;
  const mode = run.options.mode ?? 'read-only';
  if (mode === 'read-only' || run.stateless) return [];
  if (!watch.hasAsked) return [];
  run.options.onProgress?.('removing changefeeds of its own');
  const { left } = await removeAll(
    { connection, clock, within: run.settleTimeout },
    watch.mayExist,
    (id) => isOwn(watch.runId, id),
    (id) => watch.wasAccepted(id),
  );
  return left;
}

function runIdOf({ runId }: CheckOptions, now: number): string {
  if (runId === undefined) return newRunId(now, Math.random);
  if (isRunId(runId)) return runId;
  throw new CheckError(
    `runId: expected check- and letters, digits and single hyphens, such as check-1a2b, got ${JSON.stringify(runId)}`,
  );
}

/** @throws {CheckError} if nothing is sent of what `only` names: a run that looks at nothing finds nothing. */
function requireDeeds(options: CheckOptions, mode: Mode): void {
  const idle = idleNames(options);
  if (idle.length === 0) return;
  const remedy = 'allow writes or what is disruptive, or name the log level';
  throw new CheckError(
    `only ${idle.join(', ')}: a run in mode ${mode} sends nothing of the kind; ${remedy}`,
  );
}

function permissionsOf(
  { owner, logLevel, stateless, release }: CheckOptions,
  mode: Mode,
  runId: string,
  { adopted }: OwnWatch,
): Permissions {
  if (mode === 'disruptive' && owner === undefined && stateless !== true) {
    throw new CheckError(
      "owner: expected the owner's capture ID, as GET /api/v1/captures shows it; without it nothing disruptive is sent",
    );
  }
  if (release !== undefined && readRelease(release) === undefined) {
    throw new CheckError(
      `release: expected a release such as 8.5.7, got ${JSON.stringify(release)}`,
    );
  }
  return { mode, runId, logLevel: logLevel !== undefined, adopted };
}
