// A run of the checks against one live server, from the first request to the report.
import { Checkpoints } from './checkpoints.js';
import { wallClock } from './clock.js';
import { type Connection, connect, type RawExchange } from './connection.js';
import { contractOf } from './contract-view.js';
import { coverageOf } from './coverage-verdicts.js';
import { detectGeneration, requireTicdc, versionOf } from './detect.js';
import { disruptivePhase, requireOwner } from './disruptive-phase.js';
import type { Permissions } from './guard.js';
import { nothingKnown } from './known.js';
import { CheckError, type CheckOptions, type Mode } from './options.js';
import { isOwn, isRunId, newRunId } from './own-changefeeds.js';
import { OwnWatch } from './own-watch.js';
import { Patience } from './patience.js';
import { perform } from './perform.js';
import { readPhase } from './read-phase.js';
import { Recorder } from './recorder.js';
import { readRelease } from './release-range.js';
import { removeAll } from './remove-own.js';
import type { Report } from './report.js';
import { writeRequest } from './request-input.js';
import type { Run } from './run.js';
import { recordRunRules } from './run-rules.js';
import { selectionOf } from './selection.js';
import type { Step } from './step.js';
import { logSteps } from './steps/log-level.js';
import { performOnDemand } from './steps/on-demand.js';
import { capturesStep, healthStep, malformedStep, statusStep } from './steps/read.js';
import { toolVersion } from './tool-version.js';
import { TransportError } from './transport.js';
import { farewellPhase, writePhase } from './write-phase.js';

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
      checkpoints: new Checkpoints(),
      patience: new Patience(settleTimeout),
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
    };
  } finally {
    connection.close();
  }
}

/** All phases; whatever ends them, what the run created is removed. */
async function performRun(run: Run, mode: Mode, probes: ReadonlyMap<Step, Promise<RawExchange>>) {
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

async function phases(
  run: Run,
  mode: Mode,
  probes: ReadonlyMap<Step, Promise<RawExchange>>,
): Promise<void> {
  const tell = run.options.onProgress ?? (() => {});
  if (mode === 'disruptive') await requireOwner(run);
  tell('reading');
  await readPhase(run, probes);
  if (mode !== 'read-only') {
    tell('the life of changefeeds of its own');
    await writePhase(run);
  }
  if (mode === 'disruptive') {
    tell('tables, captures, the owner');
    await disruptivePhase(run);
  }
  if (mode !== 'read-only') await farewellPhase(run);
  if (run.options.logLevel !== undefined && run.selection.wantsOperation('setLogLevel')) {
    tell('the log level');
    for (const step of logSteps) await perform(run, step);
  }
  if (run.stateless) await performOnDemand(run);
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

/** Sends the requests by which a server is known. They are cases as well, and not sent again. */
async function reach(options: CheckOptions, connection: Connection) {
  const send = (step: Step) => {
    const input = step.request(nothingKnown('check-0', {}));
    if ('reason' in input) throw new Error(input.reason);
    return connection.send(writeRequest(step.operationId, input), options.signal);
  };
  try {
    const status = await send(statusStep);
    const [health, malformed, captures] = await Promise.all(
      [healthStep, malformedStep, capturesStep].map((step) => orElse(send(step), status)),
    );
    const answers = {
      status,
      health: health ?? status,
      malformed: malformed ?? status,
      captures: captures ?? status,
    };
    requireTicdc(connection.url, answers);
    const version = versionOf(status);
    // A mock's examples are of many releases.
    const named = options.release ?? (options.stateless ? undefined : version);
    const sent: (readonly [Step, RawExchange])[] = [
      [statusStep, answers.status],
      [healthStep, answers.health],
      [malformedStep, answers.malformed],
      [capturesStep, answers.captures],
    ];
    return {
      probes: new Map(
        sent
          .filter(([step, answer]) => step === statusStep || answer !== status)
          .map(([step, answer]) => [step, Promise.resolve(answer)] as const),
      ),
      version,
      generation: options.generation ?? detectGeneration(answers),
      release: named === undefined ? undefined : readRelease(named),
    };
  } catch (error) {
    if (error instanceof TransportError) throw new CheckError(error.message);
    if (options.signal?.aborted) throw new CheckError('ended before the server had answered');
    throw error;
  }
}

/** A probe that has no answer is asked again as a case, which says so. */
function orElse(answer: Promise<RawExchange>, other: RawExchange): Promise<RawExchange> {
  return answer.catch((error: unknown) => {
    if (error instanceof TransportError) return other;
    throw error;
  });
}

function runIdOf({ runId }: CheckOptions, now: number): string {
  if (runId === undefined) return newRunId(now, Math.random);
  if (isRunId(runId)) return runId;
  throw new CheckError(
    `runId: expected check- and letters, digits and single hyphens, such as check-1a2b, got ${JSON.stringify(runId)}`,
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
