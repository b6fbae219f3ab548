// Which captures work on a changefeed, and which of those that must do so are missing.
import type { JsonObject } from '../../shared/json.js';
import { mayBe, type ServerVersion } from '../schema/server-version.js';
import type { Assignment } from './expected-state.js';
import { tasksOf } from './tables.js';

/** Releases in which a running changefeed has a task on each of its captures. */
const showsTasks = '>=6.2.0';

/** Stands for a capture where none is known by name. */
export const anyCapture = 'any capture';

export interface MissingWork {
  readonly kind: 'processor' | 'task';
  readonly capture: string;
}

/** Reads an assignment from the list of processors and the changefeed's detail. */
export function assignmentOf(
  changefeedId: string,
  processors: readonly JsonObject[],
  detail: JsonObject | undefined,
): Assignment {
  const isOf = ({ changefeed_id, namespace = 'default' }: JsonObject) =>
    changefeed_id === changefeedId && namespace === 'default';
  return {
    processors: processors.filter(isOf).map(({ capture_id }) => String(capture_id)),
    tasks: (tasksOf(detail) ?? []).map(({ capture_id }) => String(capture_id)),
  };
}

/** What is missing of the assignment before, or of what every running changefeed has. */
export function missingWork(
  now: Assignment,
  before: Assignment | undefined,
  server: ServerVersion,
): readonly MissingWork[] {
  const isTaskShown = server.release !== undefined && mayBe(server, showsTasks);
  return [
    ...missing('processor', now.processors, before?.processors),
    ...(isTaskShown ? missing('task', now.tasks, before?.tasks) : []),
  ];
}

function missing(
  kind: MissingWork['kind'],
  now: readonly string[],
  expected: readonly string[] = [],
): MissingWork[] {
  if (expected.length === 0) return now.length === 0 ? [{ kind, capture: anyCapture }] : [];
  return expected.filter((one) => !now.includes(one)).map((capture) => ({ kind, capture }));
}
