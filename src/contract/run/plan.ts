// What a run would send, from the same parts as the run, without sending any of it.
import { readRelease } from '../../shared/release.js';
import { mayHave } from '../scenario/dangers.js';
import type { Effect } from '../scenario/effects.js';
import { mayBeAsked } from '../scenario/expected.js';
import { clusterReads, firstSteps, partsOf } from '../scenario/order.js';
import { NotObserved, writeRequest } from '../scenario/request-input.js';
import { selectionOf, wantsRoutes, whyHeldBack } from '../scenario/selection.js';
import type { Step } from '../scenario/step.js';
import { logSteps } from '../scenario/steps/log-level.js';
import { capturesStep, detailSteps, processorStepsOf } from '../scenario/steps/read.js';
import { routeStepsOf, writeRouteStepsOf } from '../scenario/steps/routes.js';
import { contractOf } from '../schema/release-contract.js';
import type { ServerVersion } from '../schema/server-version.js';
import { type Discovered, nothingDiscovered } from '../state/discovered.js';
import { changefeedStates } from '../state/list-filters.js';
import { isRunId } from '../state/test-changefeeds.js';
import { CheckError, type CheckOptions, type PlannedRequest } from './options.js';

/** Stands for a TSO that only the run can know. No other value of a request is near it. */
const someTso = 426919038970232833n;
const nearTso = 1n << 50n;

/**
 * Returns every request that a run with these options would send, in its order. A request that is repeated until something has taken
 * effect, or to confirm a finding, is named once.
 *
 * @throws {CheckError} for options that no run takes.
 */
export function planChecks(options: CheckOptions): readonly PlannedRequest[] {
  const { mode = 'read-only', runId = 'check-<run>', logLevel } = options;
  if (options.runId !== undefined && !isRunId(options.runId)) {
    throw new CheckError('runId: expected check- and letters, digits and single hyphens');
  }
  const selection = selectionOf(options);
  const discovered = placeholders(runId, options);
  const wanted = (steps: readonly Step[]) =>
    steps.filter(({ operationId }) => selection.wantsOperation(operationId));
  const details = [...detailSteps, ...processorStepsOf(discovered)];
  const parts = partsOf(mode, selection);
  const { first, setup, refusals, mutations, soak } = parts;
  const changes = [...first, ...setup, ...refusals, ...mutations, ...soak].length > 0;
  const steps = [
    ...wanted([...firstSteps, ...details]),
    ...first,
    ...setup,
    ...refusals,
    ...mutations,
    ...again(parts.tables.length > 0 ? [capturesStep] : []),
    ...parts.tables,
    ...again(parts.cluster.length > 0 ? [capturesStep] : []),
    ...parts.cluster,
    ...soak,
    ...again(changes ? [...clusterReads, ...details] : []),
    ...parts.teardown,
    ...parts.tableRemovals,
    ...parts.finalRemovals,
    ...(logLevel === undefined ? [] : wanted(logSteps)),
  ];
  const planned = onceAwaited(steps.flatMap((step) => plan(step, discovered, options)));
  return [
    ...planned,
    ...planRemovals(steps, planned, discovered),
    ...planRoutes(options, discovered.testChangefeeds.unknownId),
  ];
}

/** A changefeed has to advance once. */
function onceAwaited(planned: readonly PlannedRequest[]): readonly PlannedRequest[] {
  const awaited = new Set<string>();
  return planned.filter(({ until, path }) => {
    const isRepeated = until === 'progress' && awaited.has(path);
    if (until === 'progress') awaited.add(path);
    return !isRepeated;
  });
}

/** Whatever is created is removed, also if no step does so. */
function planRemovals(
  steps: readonly Step[],
  planned: readonly PlannedRequest[],
  { testChangefeeds }: Discovered,
): PlannedRequest[] {
  const operationId = 'removeChangefeed';
  const created = steps.flatMap(({ creates, role }) =>
    creates !== undefined && role !== undefined ? [role] : [],
  );
  const isPlanned = (path: string) =>
    planned.some((one) => one.operationId === operationId && one.path === path);
  return [...new Set(created)].reverse().flatMap((role) => {
    const { method, path } = writeRequest(operationId, {
      path: { changefeed_id: testChangefeeds.idOf(role) },
    });
    const why = `${operationId} removes at the end what the run created`;
    return isPlanned(path) ? [] : [{ operationId, method, path, why }];
  });
}

/** What is read again, while the test changefeeds exist. */
function again(steps: readonly Step[]): Step[] {
  return steps.map((step) => ({ ...step, name: `${step.name}, once more` }));
}

function plan(step: Step, discovered: Discovered, options: CheckOptions): PlannedRequest[] {
  const { operationId, name, effect, needsProgress, role, onlyIfNamed } = step;
  const server = versionOf(options);
  if (!mayBeAsked(step.expect, server) || whyHeldBack(step, server, options)) return [];
  const input = step.request(discovered);
  if (input instanceof NotObserved) return [];
  const { method, path, body } = writeRequest(operationId, input, (value) => value);
  const isDangerous = onlyIfNamed !== undefined && mayHave(server, onlyIfNamed);
  const warning = isDangerous ? `; ${onlyIfNamed.warning}` : '';
  const request = {
    operationId,
    method,
    path,
    ...(body !== undefined && { body: readable(body) }),
    why: `${operationId} ${name}${warning}`,
  };
  return [
    ...(needsProgress && role ? [planProgress(discovered.testChangefeeds.idOf(role))] : []),
    request,
    ...(effect ? planEffect(effect(discovered)) : []),
  ];
}

const detailOf = (id: string) =>
  ({
    operationId: 'getChangefeed',
    method: 'GET',
    path: `/api/v1/changefeeds/${id}`,
  }) as const;

function planProgress(id: string): PlannedRequest {
  const why = `until the checkpoint of ${id} is beyond its start`;
  return { ...detailOf(id), until: 'progress', why };
}

function planEffect({ changefeedId, words }: Effect): PlannedRequest[] {
  const wait = { until: 'effect', why: `until ${changefeedId} ${words}` } as const;
  const list = { operationId: 'listChangefeeds', path: '/api/v1/changefeeds?state=all' } as const;
  return [
    { ...detailOf(changefeedId), ...wait },
    { ...list, method: 'GET', ...wait },
  ];
}

/** As far as the options name it. */
function versionOf({ generation = 'classic', release }: CheckOptions): ServerVersion {
  return { generation, release: release === undefined ? undefined : readRelease(release) };
}

function planRoutes(options: CheckOptions, unknownId: string): PlannedRequest[] {
  if (!wantsRoutes(options)) return [];
  const { generation, release } = versionOf(options);
  const contract = contractOf(generation, release);
  const writes = (options.mode ?? 'read-only') !== 'read-only';
  const steps = [
    ...routeStepsOf(contract),
    ...(writes ? writeRouteStepsOf(contract, unknownId) : []),
  ];
  return steps.map(({ name, method, path }) => ({
    operationId: undefined,
    method,
    path,
    why: name,
  }));
}

function placeholders(runId: string, options: CheckOptions): Discovered {
  const running = '<a changefeed in state normal>';
  return {
    ...nothingDiscovered(runId, options),
    changefeeds: new Map(
      changefeedStates.map((state) => [state, `<a changefeed in state ${state}>`]),
    ),
    processor: { changefeed_id: running, capture_id: '<a capture that it runs on>' },
    normal: new Set([running]),
    otherProcessors: [{ changefeed_id: running, capture_id: '<another capture>' }],
    captures: [
      { id: options.owner ?? '<the owner>', isOwner: true },
      { id: '<another capture>', isOwner: false },
    ],
    tso: someTso,
    table: options.filter === undefined ? undefined : { id: someTso, captureId: '<the owner>' },
  };
}

/** With words for the values that only the run can know. */
function readable(body: string): string {
  return body.replace(/\b\d{18,19}\b/g, (digits) => {
    const distance = BigInt(digits) - someTso;
    return distance < nearTso && distance > -nearTso ? '<a TSO or ID of the server>' : digits;
  });
}
