// The rules between responses, each with the condition on which it applies.
import type { Snapshot } from '../state/snapshot.js';
import { captureRules } from './captures.js';
import { timeRules } from './checkpoint-times.js';
import { detailRules } from './details.js';
import { listRules } from './lists.js';
import { expectedProcessors, processorListRules, processorRules } from './processors.js';
import type { ConditionalRule, Rule } from './rule.js';
import { filterRules } from './state-filter.js';
import { stoppedRules } from './stopped.js';
import { taskRules } from './tasks.js';

/** Gives the rules of a file the condition on which they apply. */
function onCondition(
  rules: readonly Rule[],
  applies: ConditionalRule['applies'],
  reason: string,
  checkId: ConditionalRule['checkId'] = 'consistency',
): ConditionalRule[] {
  return rules.map((rule) => ({ ...rule, checkId, applies, reason }));
}

const noChangefeed = 'the server has no changefeed';

const hasChangefeed = ({ lists, details }: Snapshot) =>
  details.size > 0 || [...lists.values()].some((list) => list.length > 0);

const hasStopped = ({ lists, details }: Snapshot) =>
  [...(lists.get('all') ?? []), ...details.values()].some(({ state }) => state !== 'normal');

const hasProcessor = ({ processors = [], processorDetails }: Snapshot) =>
  processors.length + processorDetails.size > 0;

const expectsProcessors: ConditionalRule['applies'] = (snapshot, server) =>
  snapshot.processors !== undefined &&
  (server.generation === 'newarch' || expectedProcessors(snapshot, server).length > 0);

export const rules: readonly ConditionalRule[] = [
  ...onCondition(
    captureRules,
    ({ captures }) => captures !== undefined,
    'the captures could not be read',
  ),
  ...onCondition([...listRules, ...detailRules], hasChangefeed, noChangefeed),
  ...onCondition(stoppedRules, hasStopped, 'the server has no changefeed that has stopped'),
  ...onCondition(filterRules, hasChangefeed, noChangefeed, 'state-filter'),
  ...onCondition([...processorRules, ...taskRules], hasProcessor, 'the server has no processor'),
  ...onCondition(
    processorListRules,
    expectsProcessors,
    'no running changefeed shows where it runs',
  ),
  ...onCondition(timeRules, hasChangefeed, noChangefeed),
];
