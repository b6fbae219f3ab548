// Checks which captures work on a changefeed: none once it is stopped or removed, the same ones again once it is resumed
// (server-behaviour/changefeeds.md#detail, server-behaviour/cluster.md#processors).
import { type Finding, finding } from '../../finding/finding.js';
import type { Effect } from '../../scenario/effects.js';
import type { Step } from '../../scenario/step.js';
import { surelyIs } from '../../schema/server-version.js';
import { anyCapture, assignmentOf, missingWork } from '../../state/assignment.js';
import { type Assignment, assigned, expectedIn } from '../../state/expected-state.js';
import { poll } from '../poll.js';
import type { Run } from '../run.js';
import { readChangefeed, readList } from './read-cluster.js';
import { recordSettling } from './settle.js';

/** Milliseconds in which the work on a running changefeed must show before it is paused. */
const readWithin = 1_000;

/**
 * The new architecture lists no processor and shows no task (server-behaviour/new-architecture.md#detail,
 * server-behaviour/new-architecture.md#processors).
 */
const isShown = ({ server }: Run) => server.generation === 'classic';

/** Remembers which captures work on a running changefeed before it is paused. */
export async function readAssignment(run: Run, { role }: Step): Promise<void> {
  if (role === undefined || !isShown(run)) return;
  const id = run.discovered.testChangefeeds.idOf(role);
  if (!expectedIn(run.expected, 'normal').includes(id)) return;
  await poll(run, {
    read: async () => {
      const { assignment } = await read(run, id);
      if (assignment !== undefined) run.expected = assigned(run.expected, id, assignment);
      return assignment;
    },
    until: (now) => now !== undefined && missingWork(now, undefined, run.server).length === 0,
    within: readWithin,
  });
}

/** Checks what an effect leaves of the work on its changefeed. */
export async function checkAssignment(
  run: Run,
  { operationId }: Step,
  effect: Effect,
): Promise<readonly Finding[]> {
  const { changefeedId: id, assignment, assignmentReleases: releases, words } = effect;
  const isAbandoned = run.expected.changefeeds.get(id)?.isAbandoned;
  if (assignment === undefined || isAbandoned || !isShown(run)) return [];
  if (releases !== undefined && !surelyIs(run.server, releases)) return [];
  const before = run.expected.changefeeds.get(id)?.assignment;
  const started = run.clock.now();
  const { value, inTime } = await poll(run, {
    read: async () => {
      const seen = await read(run, id);
      if (assignment === 'none') return seen.assignment?.processors;
      return seen.assignment && missingNow(run, seen, seen.assignment, before);
    },
    until: (wrong) => wrong?.length === 0,
    within: run.settleTimeout,
  });
  if (inTime) return [];
  recordSettling(run, started, { operationId, changefeedId: id, rule: words, verdict: 'never' });
  const ruleId = assignment === 'none' ? 'no-processor-left' : 'assigned-as-before';
  return [
    finding(ruleId, operationId, {
      subject: { changefeed: id },
      expected: run.settleTimeout,
      received: value ?? null,
    }),
  ];
}

interface AssignmentRead {
  /** Undefined if the processors could not be read. */
  readonly assignment: Assignment | undefined;
  readonly captures: ReadonlySet<string> | undefined;
}

/** What is missing of the work, on captures that are still there. */
function missingNow(
  run: Run,
  { captures }: AssignmentRead,
  now: Assignment,
  before: Assignment | undefined,
): readonly string[] {
  return missingWork(now, before, run.server)
    .filter(({ capture }) => capture === anyCapture || (captures?.has(capture) ?? true))
    .map(({ kind, capture }) => `no ${kind} on ${capture}`);
}

async function read(run: Run, id: string): Promise<AssignmentRead> {
  const [changefeed, processors, captures] = await Promise.all([
    readChangefeed(run, id),
    readList(run, 'listProcessors'),
    readList(run, 'listCaptures'),
  ]);
  return {
    assignment: processors && assignmentOf(id, processors, changefeed.detail),
    captures: captures && new Set(captures.map((capture) => String(capture.id))),
  };
}
