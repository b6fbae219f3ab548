// What a run would send, from the same steps as the run, without sending any of it.

import { wantsRoutes } from './check-routes.js';
import { contractOf } from './contract-view.js';
import { disruptiveSteps } from './disruptive-phase.js';
import { type Kind, provokedBy } from './expected.js';
import { type Known, nothingKnown } from './known.js';
import { CheckError, type CheckOptions, type PlannedRequest } from './options.js';
import { isRunId } from './own-changefeeds.js';
import { firstSteps, surveyed } from './read-phase.js';
import { readRelease } from './release-range.js';
import { NotObserved, writeRequest } from './request-input.js';
import { type Selection, selectionOf, stepsToSend } from './selection.js';
import type { Step } from './step.js';
import { end, farewell } from './steps/life.js';
import { logSteps } from './steps/log-level.js';
import { capturesStep, detailSteps, processorStepsOf } from './steps/read.js';
import { routeStepsOf, writeRouteStepsOf } from './steps/routes.js';
import { writeSteps } from './write-phase.js';

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
  const wanted = (steps: readonly Step[]) =>
    steps.filter(({ operationId }) => selection.wantsOperation(operationId));
  const later = mode === 'disruptive' ? disruptiveSteps : [];
  const lives = stepsToSend([...writeSteps, ...farewell], selection, later);
  const isEnd = (step: Step) => end.includes(step) || farewell.includes(step);
  const writes = mode !== 'read-only';
  const steps = [
    ...wanted([...firstSteps, ...detailSteps, ...processorStepsOf(known)]),
    ...(writes ? lives.filter((step) => !isEnd(step)) : []),
    ...(writes && lives.length > 0
      ? again([...surveyed, ...detailSteps, ...processorStepsOf(known)])
      : []),
    ...(writes ? lives.filter((step) => end.includes(step)) : []),
    ...(mode === 'disruptive' ? [...again([capturesStep]), ...wanted(disruptiveSteps)] : []),
    ...(writes ? lives.filter((step) => farewell.includes(step)) : []),
    ...(logLevel === undefined ? [] : wanted(logSteps)),
  ];
  return [
    ...steps.flatMap((step) => plan(step, known, options)),
    ...planRoutes(options, selection, known.own.unknownId),
  ];
}

/** What is read once more, with the run's own changefeeds there. */
function again(steps: readonly Step[]): Step[] {
  return steps.map((step) => ({ ...step, name: `${step.name}, once more` }));
}

function plan(step: Step, known: Known, options: CheckOptions): PlannedRequest[] {
  const { operationId, name, settles } = step;
  if (provokedBy(step.expect, kindOf(options)) === undefined) return [];
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
