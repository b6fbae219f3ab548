// The rules that hold between answers. Each is pure: a survey in, findings out.
import type { CheckId } from '../finding/checks.js';
import type { Finding } from '../finding/finding.js';
import type { Kind } from '../scenario/expected.js';
import type { Survey } from '../state/snapshot.js';
import { captureRules } from './captures.js';
import { changefeedRules } from './changefeeds.js';
import { timeRules } from './checkpoint-times.js';
import { expectedOf, processorListRules, processorRules } from './processors.js';
import { filterRules } from './state-filter.js';
import { stoppedRules } from './stopped.js';
import { taskRules } from './tasks.js';

/** One rule between answers. */
export interface Rule {
  /** A sentence. */
  readonly name: string;
  readonly check: (survey: Survey, kind: Kind) => readonly Finding[];
}

/** A rule that knows whether there is anything for it to look at. */
export interface SeeingRule extends Rule {
  /** Whose findings it makes. */
  readonly about: CheckId;
  readonly sees: (survey: Survey, kind: Kind) => boolean;
  /** Why it sees nothing. */
  readonly blind: string;
}

const seeing = (
  list: readonly Rule[],
  blind: string,
  sees: SeeingRule['sees'],
  about: CheckId = 'consistency',
) => list.map((rule): SeeingRule => ({ ...rule, about, sees, blind }));

const noChangefeed = 'the server has no changefeed';
const hasChangefeed = ({ lists, details }: Survey) =>
  details.size > 0 || [...lists.values()].some((list) => list.length > 0);
const hasStopped = ({ lists, details }: Survey) =>
  [...(lists.get('all') ?? []), ...details.values()].some(({ state }) => state !== 'normal');

export const rules: readonly SeeingRule[] = [
  ...seeing(
    captureRules,
    'the captures could not be read',
    ({ captures }) => captures !== undefined,
  ),
  ...seeing(changefeedRules, noChangefeed, hasChangefeed),
  ...seeing(stoppedRules, 'the server has no changefeed that has stopped', hasStopped),
  ...seeing(filterRules, noChangefeed, hasChangefeed, 'state-filter'),
  ...seeing(
    [...processorRules, ...taskRules],
    'the server has no processor',
    ({ processors = [], processorDetails }) => processors.length + processorDetails.size > 0,
  ),
  ...seeing(
    processorListRules,
    'no running changefeed shows where it runs',
    (survey, kind) =>
      survey.processors !== undefined &&
      (kind.generation === 'newarch' || expectedOf(survey, kind).length > 0),
  ),
  ...seeing(timeRules, noChangefeed, hasChangefeed),
];
