// Rules about what operations change, and what they must leave alone. The words of their messages.
import type { OperationId } from '../../../../generated/operations.js';
import { either, inSeconds, listed, type RuleContext, rule } from '../rule.js';
import type { Subject } from '../subject.js';
import { type Masks, type ShownPassword, shownPassword, withPassword } from './consistency.js';

/** The operation after which something was read. */
export interface After {
  readonly operationId: OperationId;
  /** The operation that last changed the changefeed, if it is another one. */
  readonly lastChange?: OperationId | undefined;
}

/** What an operation must bring about, and the time it has for it. */
export interface Effect {
  /** Completes "the changefeed ...": `is stopped`. */
  readonly words: string;
  /** Milliseconds; undefined for what must hold at once. */
  readonly within?: number | undefined;
}

/** What was read of a changefeed when its effect was still missing. */
export interface EffectSeen {
  readonly isReadable: boolean;
  /** Undefined if the changefeed was not found. */
  readonly detail?: { readonly state: string; readonly targetTs: string };
  /** Undefined if the list was not read. */
  readonly listed?: string;
}

/** What an operator sees of tables: `49 on a, 50 on b`. */
export type Tables = string;

const changefeed = ({ subject }: RuleContext) => subject.changefeed ?? 'the changefeed';

const after = ({ operationId, lastChange }: After) =>
  lastChange === undefined || lastChange === operationId
    ? `after ${operationId}`
    : `after ${operationId} (the last change to it was ${lastChange})`;

const limit = (within: number | undefined) =>
  within === undefined ? '' : ` within ${inSeconds(within)}`;

const stateOrMissing = (state: string) => (state === '' ? 'it is not listed' : `state ${state}`);

function effectSeen({ isReadable, detail, listed: inList }: EffectSeen): string {
  if (!isReadable) return 'it could not be read';
  if (detail === undefined) return 'the changefeed is not found';
  const shown = `state ${detail.state}, target_ts ${detail.targetTs}`;
  if (inList === undefined) return shown;
  return `${shown} in the detail, ${inList === '' ? 'not listed' : `state ${inList} in the list`}`;
}

/** What a setting shows; undefined if the server did not send it. */
export type SettingSeen = string | undefined;

function settingSeen(value: SettingSeen): string {
  if (value === undefined) return 'no such field';
  return value === '' ? 'an empty text' : value;
}

/** Why a server must choose a value. */
const chosenAs = ({ field }: Subject) =>
  field === 'creator_version'
    ? 'the release of the server that created it'
    : 'as for every changefeed that v1 creates';

export const effectRules = {
  // The operation's own effect.
  'takes-effect': rule<Effect, EffectSeen>(
    'settling',
    ({ words, within }, context) => `${changefeed(context)} ${words}${limit(within)}`,
    effectSeen,
  ),
  'takes-effect-at-once': rule<Effect, EffectSeen>(
    'settling',
    ({ words }, context) => `${changefeed(context)} ${words} as soon as the response has come`,
    effectSeen,
  ),
  'no-processor-left': rule<number, readonly string[] | null>(
    'settling',
    (within, context) => `no processor of ${changefeed(context)} listed${limit(within)}`,
    (captures) =>
      captures === null ? 'the lists could not be read' : `processors on ${listed(captures)}`,
  ),
  'assigned-as-before': rule<number, readonly string[] | null>(
    'settling',
    (within, context) =>
      `processors and tasks of ${changefeed(context)} as before the pause${limit(within)}`,
    (missing) => (missing === null ? 'the lists could not be read' : listed(missing)),
  ),
  'checkpoint-advances': rule<{ readonly after: OperationId; readonly within: number }>(
    'settling',
    ({ after: operation, within }, context) =>
      `the checkpoint of ${changefeed(context)} advances${limit(within)} after ${operation}, as the checkpoints of other test changefeeds do`,
    (checkpoint) => `it stays at ${checkpoint}`,
  ),

  'scheduled-after-drain': rule<undefined, undefined>(
    'settling',
    'changefeeds that are scheduled also after a drain and a change of owner',
    'one that is not: a known deviation of this release; restart the drained capture',
  ),

  // What must stay as it is.
  'state-unchanged': rule<{ readonly states: readonly string[] } & { readonly after?: After }>(
    'settling',
    ({ states, after: cause }, context) =>
      `${changefeed(context)} ${states.length === 0 ? 'stays removed' : `stays ${either(states)}`}${cause === undefined ? '' : ` ${after(cause)}`}`,
    stateOrMissing,
  ),
  'still-readable': rule<After, undefined>(
    'settling',
    (cause, context) => `${changefeed(context)} can still be read ${after(cause)}`,
    'it is not found',
  ),
  'setting-unchanged': rule<{ readonly value: string; readonly after: After }>(
    'settling',
    ({ value, after: cause }, context) =>
      `${context.subject.field} of ${changefeed(context)} stays ${value} ${after(cause)}`,
  ),
  'unexpected-changefeed': rule<
    undefined,
    { readonly state: string } | { readonly sinkUri: string }
  >(
    'settling',
    (_, context) => `no changefeed ${changefeed(context)}, which the run did not create`,
    (seen) =>
      'state' in seen ? `it is listed, state ${seen.state}` : `it writes to ${seen.sinkUri}`,
  ),

  // What a new changefeed shows of its settings.
  /** Expects one of the texts that stand for the given value. */
  'setting-as-given': rule<readonly string[], SettingSeen>(
    'consistency',
    (values, { subject }) => `${subject.field} ${either(values)}, as given`,
    settingSeen,
  ),
  'setting-as-chosen': rule<string, SettingSeen>(
    'consistency',
    (value, { subject }) => `${subject.field} ${value}, ${chosenAs(subject)}`,
    settingSeen,
  ),
  'create-time-is-start': rule<undefined>(
    'consistency',
    'a create_time equal to the time in start_ts, in some time zone',
  ),
  'sink-password-masked': rule<Masks, ShownPassword>(
    'consistency',
    (masks) => `sink_uri as given, with ${withPassword(masks)}`,
    shownPassword,
  ),

  // Tables.
  'tables-moved': rule<{ readonly table: string; readonly target: string }, Tables>(
    'settling',
    ({ table, target }) =>
      `table ${table} on capture ${target}, every other table where it was, in state normal`,
  ),
  'tables-balanced': rule<{ readonly most: number; readonly tables: number }, Tables>(
    'settling',
    ({ most, tables }) =>
      `each of the ${tables} tables once, at most ${most} on a capture, in state normal`,
  ),
  'drain-count': rule<undefined>(
    'settling',
    'a current_table_count above 0, as tables of test changefeeds are still there',
  ),
  'drain-ends': rule<number>(
    'settling',
    (within) => `a current_table_count of 0, or one that falls${limit(within)}`,
  ),
  'tables-left': rule<{ readonly tables: string; readonly capture: string }, Tables>(
    'settling',
    ({ tables, capture }, context) =>
      `tables ${tables} of ${changefeed(context)} once each, and none on capture ${capture}`,
  ),

  // The owner.
  'owner-evicted': rule<{ readonly owner: string | undefined; readonly within: number }, undefined>(
    'settling',
    ({ owner, within }) =>
      `a response without an owner, or another owner than ${owner}${limit(within)}`,
    'the same owner',
  ),
  'one-owner-elected': rule<number, undefined>(
    'settling',
    (within) => `exactly one owner and a healthy cluster${limit(within)}`,
    'no such state',
  ),
  'role-after-election': rule<string>(
    'settling',
    (role, { subject }) =>
      `is_owner of capture ${subject.capture} as listCaptures shows it after the election: ${role}`,
  ),
  'unhealthy-without-owner': rule<undefined, undefined>(
    'settling',
    'no status 200 while no capture is the owner',
    'status 200',
  ),
} as const;
