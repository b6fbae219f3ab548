// Rules between responses that were read side by side. The words of their messages.
import { either, listed, rule } from '../rule.js';
import type { Subject } from '../subject.js';

/** Names a list of changefeeds by its `state` query. The query with two values is shown as it is sent. */
export function listName({ filter }: Subject): string {
  if (filter === undefined) return 'the list of changefeeds';
  if (filter === 'none') return 'the list without state';
  if (filter === '') return 'the list with an empty state';
  return `the list with state=${filter.replace(', then ', '&state=')}`;
}

/** What a sink URI shows in place of its password, if not the mask of the release. */
export type ShownPassword = 'the password' | 'another mask' | 'another password';

/** The masks that a server may use; null stands for the password itself. */
export type Masks = readonly (string | null)[];

/** `the password masked as xxxx or masked as xxxxx`. */
export function withPassword(masks: Masks): string {
  const ways = masks.map((mask) => (mask === null ? 'shown as it is' : `masked as ${mask}`));
  return `the password ${either(ways)}`;
}

export const shownPassword = (shown: ShownPassword) =>
  shown === 'the password' ? 'the password itself' : shown;

/** What a list and a detail show. */
export interface Sides<Value> {
  readonly listed: Value;
  readonly shown: Value;
}

export interface ResolvedAndCheckpoint {
  readonly resolved: string;
  readonly checkpoint: string;
}

const twice = 'one appears twice';
const notListed = 'it is not listed';
const inOrder = (values: readonly string[]) => values.join(', then ');
const tableNames = (tables: readonly string[]) => listed(tables) || 'none';
const field = ({ field: name }: Subject) => name ?? 'a field';

export const consistencyRules = {
  // Captures.
  'one-owner': rule<undefined, { readonly owners: number; readonly captures: number }>(
    'consistency',
    'exactly one owner',
    ({ owners, captures }) => `${owners} owners among ${captures} captures`,
  ),
  'captures-differ': rule<undefined>(
    'consistency',
    (_, { subject }) => `captures that differ in ${field(subject)}`,
    (value: string) => `${value} twice`,
  ),
  'called-capture-listed': rule<undefined, undefined>(
    'consistency',
    (_, { subject }) => `the capture ${subject.capture}, which getServerStatus names, in the list`,
    notListed,
  ),
  'called-capture-role': rule<string>(
    'consistency',
    (role, { subject }) =>
      `is_owner of capture ${subject.capture} as getServerStatus shows it: ${role}`,
  ),
  'same-process': rule<undefined, readonly string[]>(
    'consistency',
    (_, { subject }) =>
      `the same ${field(subject)} of capture ${subject.capture} in every response`,
    inOrder,
  ),
  'one-cluster': rule<undefined>('consistency', 'one cluster_id for all captures'),
  'owner-returns': rule<undefined, readonly string[]>(
    'consistency',
    'the same owner in every response unless there is an election',
    inOrder,
  ),

  // Lists of changefeeds and details.
  'listed-once': rule<undefined, undefined>(
    'consistency',
    (_, { subject }) => `each changefeed once in ${listName(subject)}`,
    twice,
  ),
  'list-sorted': rule<undefined, { readonly id: string; readonly before: string }>(
    'consistency',
    (_, { subject }) => `${listName(subject)} sorted by namespace and ID`,
    ({ id, before }) => `${id} after ${before}`,
  ),
  'readable-is-listed': rule<undefined, undefined>(
    'consistency',
    (_, { subject }) => `${subject.changefeed}, which can be read, in ${listName(subject)}`,
    notListed,
  ),
  'state-as-listed': rule<string>(
    'consistency',
    (state, { subject }) => `state ${state} of ${subject.changefeed}, as listed`,
    (state: string) => `state ${state}`,
  ),
  'field-as-listed': rule<undefined, readonly ({ readonly id: string } & Sides<string>)[]>(
    'consistency',
    (_, { subject }) => `the same ${field(subject)} in the list and in each detail`,
    (differing) =>
      differing.map(({ id, listed, shown }) => `${id}: ${listed} listed, ${shown} read`).join('; '),
  ),
  'one-upstream': rule<undefined>('consistency', 'one upstream_id for all changefeeds'),
  'no-error-when-normal': rule<undefined>(
    'consistency',
    (_, { subject }) => `no error for ${subject.changefeed}, which is normal`,
  ),
  'finished-at-target': rule<undefined, undefined>(
    'consistency',
    (_, { subject }) => `state finished for ${subject.changefeed}, which has reached its target_ts`,
    'state normal',
  ),
  'checkpoint-after-start': rule<string>(
    'consistency',
    (start, { subject }) => `a checkpoint of ${subject.changefeed} at or after start_ts ${start}`,
  ),
  'resolved-after-checkpoint': rule<undefined, ResolvedAndCheckpoint>(
    'consistency',
    (_, { subject }) => `a resolved_ts of ${subject.changefeed} at or after its checkpoint`,
    ({ resolved, checkpoint }) => `${resolved}, before ${checkpoint}`,
  ),
  // The checkpoint advances: it is not what the rule expects, or a second reading would not repeat the finding.
  'resolved-is-checkpoint': rule<undefined, ResolvedAndCheckpoint>(
    'consistency',
    (_, { subject }) => `a resolved_ts of ${subject.changefeed} equal to its checkpoint`,
    ({ resolved, checkpoint }) => `${resolved} for checkpoint ${checkpoint}`,
  ),
  'password-masked': rule<Masks, ShownPassword>(
    'consistency',
    (masks, { subject }) => `sink_uri of ${subject.changefeed} with ${withPassword(masks)}`,
    shownPassword,
  ),
  /** Expects no value: it differs from read to read, and the same disagreement is reported once. */
  'checkpoint-goes-back': rule<undefined, { readonly checkpoint: string; readonly before: string }>(
    'consistency',
    (_, { subject }) => `a checkpoint of ${subject.changefeed} that does not go back`,
    ({ checkpoint, before }) => `${checkpoint} after ${before}`,
  ),

  // What does not run.
  'no-tasks-when-stopped': rule<string, number>(
    'consistency',
    (state, { subject }) => `no task_status for ${subject.changefeed}, whose state is ${state}`,
    (captures) => `tasks on ${captures} capture${captures === 1 ? '' : 's'}`,
  ),
  'no-resolved-when-stopped': rule<string>(
    'consistency',
    (state, { subject }) => `resolved_ts 0 for ${subject.changefeed}, whose state is ${state}`,
  ),
  'no-processor-when-stopped': rule<string, undefined>(
    'consistency',
    (state, { subject }) => `no processor of ${subject.changefeed}, whose state is ${state}`,
    'a processor is listed',
  ),

  // Processors and tasks.
  'processor-of-listed-changefeed': rule<undefined, undefined>(
    'consistency',
    'only processors of listed changefeeds',
    (_, { subject }) => `a processor of ${subject.changefeed}`,
  ),
  'processor-on-listed-capture': rule<undefined, undefined>(
    'consistency',
    'only processors on listed captures',
    (_, { subject }) => `a processor on ${subject.capture}`,
  ),
  'processor-listed-once': rule<undefined, undefined>('consistency', 'each processor once', twice),
  'processor-tables': rule<readonly string[], readonly string[]>(
    'consistency',
    (tables, { subject }) =>
      `table_ids of ${subject.changefeed} on ${subject.capture} as the changefeed shows them: ${tableNames(tables)}`,
    tableNames,
  ),
  'table-in-one-place': rule<undefined, undefined>(
    'consistency',
    (_, { subject }) => `each table of ${subject.changefeed} on one capture`,
    twice,
  ),
  'processors-listed': rule<undefined, readonly string[]>(
    'consistency',
    'every processor in the list',
    (missing) => `a list without ${listed(missing)}`,
  ),
  'no-processors-in-newarch': rule<undefined, number>(
    'consistency',
    'an empty list, as the new architecture always sends',
    (count) => `${count} processor${count === 1 ? '' : 's'}`,
  ),
  'processor-shows-tables': rule<undefined, undefined>(
    'consistency',
    (_, { subject }) =>
      `a list as table_ids of ${subject.changefeed} on ${subject.capture}, which has a task of it`,
    'null',
  ),
  'task-for-each-processor': rule<undefined, readonly string[]>(
    'consistency',
    (_, { subject }) => `a task in task_status of ${subject.changefeed} for each listed processor`,
    (captures) => `no task on ${listed(captures)}`,
  ),

  // Times.
  'checkpoint-time': rule<undefined, { readonly time: string; readonly checkpoint: string }>(
    'consistency',
    (_, { subject }) =>
      `checkpoint_time of ${subject.changefeed} equal to the time in its checkpoint, in some time zone`,
    ({ time, checkpoint }) => `${time} for ${checkpoint}`,
  ),
  'one-time-zone': rule<undefined, readonly number[]>(
    'consistency',
    'every checkpoint_time in one time zone',
    (hours) => `${listed(hours)} hours from UTC`,
  ),
  'time-zone-as-listed': rule<undefined, Sides<readonly number[]>>(
    'consistency',
    'checkpoint_time in the time zone of the list',
    (hours) => `${listed(hours.shown)} hours from UTC, and ${listed(hours.listed)} in the list`,
  ),

  // Lists by state.
  'missing-in-list': rule<string, undefined>(
    'state-filter',
    (state, { subject }) => `${subject.changefeed}, state ${state}, in ${listName(subject)}`,
    notListed,
  ),
  'wrong-in-list': rule<undefined>(
    'state-filter',
    (_, { subject }) => `no ${subject.changefeed} in ${listName(subject)}`,
    (state: string) => `it is listed, state ${state}`,
  ),
  /** Expects the changefeed in the list of the subject because the list with another filter, given as a value, holds it. */
  'only-in-list': rule<string>(
    'state-filter',
    (filter, { subject }) =>
      `${subject.changefeed} in ${listName(subject)}, as in ${listName({ filter })}`,
    (state: string) => `it is only in the latter, state ${state}`,
  ),
  'unknown-state-is-empty': rule<undefined>(
    'state-filter',
    (_, { subject }) => `no changefeed in ${listName(subject)}`,
  ),
} as const;
