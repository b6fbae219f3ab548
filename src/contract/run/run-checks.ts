// A run of the checks against one live server, from the first request to the report.

import { packageVersion } from '../../shared/node/package.js';
import type { Report } from '../report/report.js';
import { partsOf } from '../scenario/order.js';
import { type Selection, selectionOf } from '../scenario/selection.js';
import type { Step } from '../scenario/step.js';
import { logSteps } from '../scenario/steps/log-level.js';
import { contractOf } from '../schema/release-contract.js';
import { nothingDiscovered } from '../state/discovered.js';
import { mayExist, nothingExpected } from '../state/expected-state.js';
import { isTestChangefeed } from '../state/test-changefeeds.js';
import { wallClock } from './clock.js';
import { requireOwner } from './observe/owner-guard.js';
import { listIds } from './observe/unexpected-changefeeds.js';
import { CheckError, type CheckOptions } from './options.js';
import { clusterPhase, tablesPhase } from './phases/disruptive-phase.js';
import { type Probe, readPhase } from './phases/read-phase.js';
import { learnTso, refusalsPhase, runSteps, soakPhase } from './phases/write-phase.js';
import { probeServer } from './probe-server.js';
import { coverageOf } from './record/coverage.js';
import { Recorder } from './record/recorder.js';
import { recordHeaders, recordRunRules } from './record/run-rules.js';
import { removeAll } from './removal.js';
import { RetryBudget } from './retry-budget.js';
import type { Run } from './run.js';
import { runStep } from './steps/run-step.js';
import { connect } from './transport/connection.js';
import { recordTransportFailure } from './transport-failures.js';
import { permissionsOf, requireSelection, runIdOf } from './validate-options.js';

/** Milliseconds in which an accepted operation must have taken effect. */
const defaultSettleTimeout = 30_000;

/**
 * Checks a live server against the contract. Removes what it creates, also when the caller's signal ends the run.
 *
 * @returns the report, also if the server breaks the contract.
 * @throws {CheckError} if it could not run: the server cannot be reached, is no TiCDC, or an option or the owner refuses it.
 */
export async function runChecks(options: CheckOptions): Promise<Report> {
  const { mode = 'read-only', clock = wallClock } = options;
  const started = clock.now();
  const runId = runIdOf(options, started);
  requireSelection(options);
  let run: Run | undefined;
  const permissions = permissionsOf(options, runId, () => run?.expected.adopted ?? new Set());
  const connection = connect(options, permissions);
  try {
    const selection = selectionOf(options);
    const { probes, version, server, reported } = await probeServer(options, connection);
    const settleTimeout = options.settleTimeout ?? defaultSettleTimeout;
    run = {
      options,
      clock,
      started,
      signal: options.signal,
      connection,
      recorder: new Recorder(selection, server.generation),
      selection,
      settleTimeout,
      retryBudget: new RetryBudget(settleTimeout),
      server,
      reported,
      contract: contractOf(server.generation, server.release),
      drained: new Set(),
      discovered: nothingDiscovered(runId, options),
      expected: nothingExpected(runId),
      owner: options.owner,
      refusal: undefined,
    };
    const { left, interrupted } = await runAndRemove(run, selection, probes);
    const coverage = coverageOf(run);
    recordHeaders(run);
    if (!interrupted) recordRunRules(run, coverage);
    return {
      tool: { name: 'ticdc-openapi', version: packageVersion() },
      target: {
        url: connection.url,
        generation: server.generation,
        ...(version !== undefined && { release: version }),
        ...againstOf(options.release, version),
      },
      runId,
      mode,
      started: new Date(started).toISOString(),
      milliseconds: clock.now() - started,
      requests: connection.requests,
      interrupted,
      cases: run.recorder.cases,
      coverage,
      settlings: run.recorder.settlings,
      ...(connection.exchanges && { exchanges: connection.exchanges }),
      left,
      drained: [...run.drained],
    };
  } finally {
    connection.close();
  }
}

/** The release of the caller, as servers print it, if the server reports another one or none. */
function againstOf(named: string | undefined, version: string | undefined) {
  const checkedAgainst = named?.replace(/^v?/, 'v');
  return checkedAgainst === undefined || checkedAgainst === version ? {} : { checkedAgainst };
}

/** Runs all phases; whatever ends them, what the run created is removed. */
async function runAndRemove(run: Run, selection: Selection, probes: ReadonlyMap<Step, Probe>) {
  let interrupted = false;
  let left: readonly string[] = [];
  try {
    await runPhases(run, selection, probes);
  } catch (error) {
    if (!run.signal?.aborted) throw error;
    interrupted = true;
  } finally {
    left = await removeCreated(run);
  }
  return { left, interrupted };
}

async function runPhases(
  run: Run,
  selection: Selection,
  probes: ReadonlyMap<Step, Probe>,
): Promise<void> {
  const { mode = 'read-only', logLevel, onProgress } = run.options;
  const parts = partsOf(mode, selection);
  const phase = (name: string, work: () => Promise<void>) => {
    onProgress?.(name);
    return recordTransportFailure(run, name, work);
  };
  await phase('reading', () => readPhase(run, probes));
  if (mode === 'disruptive') await requireOwner(run);
  if (mode !== 'read-only') {
    let before: ReadonlySet<string> | undefined;
    await phase('the life of test changefeeds', async () => {
      before = await listIds(run);
      requireFreeNames(run, before);
      await runSteps(run, parts.first);
      learnTso(run);
      await runSteps(run, parts.setup);
      await refusalsPhase(run, parts.refusals);
      await runSteps(run, parts.mutations);
    });
    if (mode === 'disruptive') {
      await phase('tables', () => tablesPhase(run, parts.tables));
      await phase('captures and the owner', () => clusterPhase(run, parts.cluster));
    }
    await phase('lasting effects', async () => {
      await soakPhase(run, parts.soak, before);
      await runSteps(run, parts.teardown);
    });
    await runSteps(run, [...parts.tableRemovals, ...parts.finalRemovals]);
  }
  if (logLevel !== undefined && selection.wantsOperation('setLogLevel')) {
    onProgress?.('the log level');
    for (const step of logSteps) await runStep(run, step);
  }
}

/** @throws {CheckError} if changefeeds have names of the run before it has created any. */
function requireFreeNames({ expected: { runId } }: Run, before?: ReadonlySet<string>): void {
  const taken = [...(before ?? [])].filter((id) => isTestChangefeed(runId, id));
  if (taken.length === 0) return;
  throw new CheckError(
    `the server already has changefeeds of a run ${runId}: ${taken.join(', ')}; clean up after that run, or use another run ID`,
  );
}

async function removeCreated(run: Run): Promise<readonly string[]> {
  const { clock, connection, settleTimeout } = run;
  const { runId, changefeeds } = run.expected;
  if (changefeeds.size === 0) return [];
  run.options.onProgress?.('removing test changefeeds');
  const { left } = await removeAll({
    connection,
    clock,
    within: settleTimeout,
    ids: mayExist(run.expected),
    isOurs: (id) => isTestChangefeed(runId, id),
    isSure: (id) => changefeeds.get(id)?.existence === 'accepted',
  });
  return left;
}
