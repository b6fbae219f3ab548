// What a run would send, from the same steps as the run, without sending any of it.

import { readRelease } from '../release-range.js';
import { type Kind, mayBeAsked } from '../scenario/expected.js';
import { NotObserved, writeRequest } from '../scenario/request-input.js';
import { type Selection, selectionOf, stepsToSend } from '../scenario/selection.js';
import type { Step } from '../scenario/step.js';
import { end, farewell, lasting } from '../scenario/steps/lifecycle.js';
import { logSteps } from '../scenario/steps/log-level.js';
import { capturesStep, detailSteps, processorStepsOf } from '../scenario/steps/read.js';
import { routeStepsOf, writeRouteStepsOf } from '../scenario/steps/routes.js';
import { contractOf } from '../schema/release-contract.js';
import { type Known, nothingKnown } from '../state/discovered.js';
import { isRunId } from '../state/test-changefeeds.js';
import { CheckError, type CheckOptions, type PlannedRequest } from './options.js';
import { wantsRoutes } from './phases/check-routes.js';
import {
  clusterStepsOf,
  disruptiveSteps,
  tableStepsOf,
  tablesFarewellOf,
} from './phases/disruptive-phase.js';
import { firstSteps, surveyed } from './phases/read-phase.js';
import { writeSteps } from './phases/write-phase.js';

/** Stands for a TSO that only the run can know. No other value of a request is near it. */
const someTso = 426919038970232833n;
const nearTso = 1n << 50n;

/**
 * Every request that a run with these options would send, in its order. What is repeated until something has taken effect,
 * or to confirm a finding, is named once.
 *
 * @throws {CheckError} for options that no run takes.
 */
export function planChecks(options: CheckOptions): readonly PlannedRequest[] {
  const { mode = 'read-only', runId = 'check-<run>', logLevel } = options;
  if (options.runId !== undefined && !isRunId(options.runId)) {
    throw new CheckError(`runId: expected check- and letters, digits and single hyphens`);
  }
  const selection = selectionOf(options);
  const known = placeholders(runId, options);
  const wants = ({ operationId }: Step) => selection.wantsOperation(operationId);
  const wanted = (steps: readonly Step[]) => steps.filter(wants);
  const isDisruptive = mode === 'disruptive';
  const others = isDisruptive ? disruptiveSteps : [];
  const lives = mode === 'read-only' ? [] : stepsToSend(writeSteps, selection, others);
  const among = (part: readonly Step[]) => lives.filter((step) => part.includes(step));
  const [tables, cluster] = isDisruptive ? [tableStepsOf(wants), clusterStepsOf(wants)] : [[], []];
  const steps = [
    ...wanted([...firstSteps, ...detailSteps, ...processorStepsOf(known)]),
    ...lives.filter((step) => !later.has(step)),
    ...again(tables.length > 0 ? [capturesStep] : []),
    ...tables,
    ...again(cluster.length > 0 ? [capturesStep] : []),
    ...cluster,
    ...among(lasting),
    ...(lives.length > 0 ? again([...surveyed, ...detailSteps, ...processorStepsOf(known)]) : []),
    ...among(end),
    ...(isDisruptive ? tablesFarewellOf(wants) : []),
    ...among(farewell),
    ...(logLevel === undefined ? [] : wanted(logSteps)),
  ];
  const planned = steps.flatMap((step) => plan(step, known, options));
  return [
    ...planned,
    ...planRemovals(steps, planned, known),
    ...planRoutes(options, selection, known.own.unknownId),
  ];
}

/** Steps that come after those on tables. */
const later: ReadonlySet<Step> = new Set([...lasting, ...end, ...farewell]);

/** Whatever is created is removed, also if no step does. */
function planRemovals(
  steps: readonly Step[],
  planned: readonly PlannedRequest[],
  { own }: Known,
): PlannedRequest[] {
  const operationId = 'removeChangefeed';
  const created = steps.flatMap((step) =>
    step.operationId === 'createChangefeed' && step.role !== undefined ? [step.role] : [],
  );
  const isPlanned = (path: string) =>
    planned.some((one) => one.operationId === operationId && one.path === path);
  return [...new Set(created)].reverse().flatMap((role) => {
    const { method, path } = writeRequest(operationId, { path: { changefeed_id: own.idOf(role) } });
    const why = `${operationId} removes at the end what the run created`;
    return isPlanned(path) ? [] : [{ operationId, method, path, why }];
  });
}

/** What is read once more, with the run's own changefeeds there. */
function again(steps: readonly Step[]): Step[] {
  return steps.map((step) => ({ ...step, name: `${step.name}, once more` }));
}

function plan(step: Step, known: Known, options: CheckOptions): PlannedRequest[] {
  const { operationId, name, settles } = step;
  if (!mayBeAsked(step.expect, kindOf(options))) return [];
  const input = step.request(known);
  if (input instanceof NotObserved) return [];
  const { method, path, body } = writeRequest(operationId, input, (value) => value);
  const why = `${operationId} ${name}`;
  const request = {
    operationId,
    method,
    path,
    ...(body !== undefined && { body: readable(body) }),
    why,
  };
  if (settles === undefined) return [request];
  const { changefeedId, words } = settles(known);
  const look = { method: 'GET', why: `until ${words}` } as const;
  return [
    request,
    { ...look, operationId: 'getChangefeed', path: `/api/v1/changefeeds/${changefeedId}` },
    { ...look, operationId: 'listChangefeeds', path: '/api/v1/changefeeds?state=all' },
  ];
}

/** As far as the options name it. */
function kindOf({ generation = 'classic', release }: CheckOptions): Kind {
  return { generation, release: release === undefined ? undefined : readRelease(release) };
}

function planRoutes(
  options: CheckOptions,
  selection: Selection,
  unknownId: string,
): PlannedRequest[] {
  if (!wantsRoutes(selection, options)) return [];
  const { generation, release } = kindOf(options);
  const view = contractOf(generation, release);
  const isWriting = options.mode === 'writes' || options.mode === 'disruptive';
  const steps = [...routeStepsOf(view), ...(isWriting ? writeRouteStepsOf(view, unknownId) : [])];
  return steps.map(({ name, method, path }) => ({
    operationId: undefined,
    method,
    path,
    why: name,
  }));
}

function placeholders(runId: string, options: CheckOptions): Known {
  const states = ['normal', 'stopped', 'failed', 'finished', 'error', 'warning', 'pending'];
  return {
    ...nothingKnown(runId, options),
    changefeeds: new Map(states.map((state) => [state, `<a changefeed in state ${state}>`])),
    processor: {
      changefeed_id: '<a changefeed in state normal>',
      capture_id: '<a capture that it runs on>',
    },
    normal: new Set(['<a changefeed in state normal>']),
    otherProcessors: [
      {
        changefeed_id: '<a changefeed in state normal>',
        capture_id: '<each other capture that it runs on>',
      },
    ],
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
