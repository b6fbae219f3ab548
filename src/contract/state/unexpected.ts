// Which changefeeds of a list the run did not ask for: with the names of test changefeeds, or new since the run began.
import type { JsonObject } from '../../shared/json.js';
import { type ExpectedState, mayExist } from './expected-state.js';
import { isReadable } from './namespaces.js';
import { isTestChangefeed, resemblesTestChangefeed } from './test-changefeeds.js';

export interface Unexpected {
  /** Named like a test changefeed that should not exist. */
  readonly named: readonly { readonly id: string; readonly state: string }[];
  /** New under other names: they are the run's if they write to its sinks. Those with similar names come first. */
  readonly candidates: readonly string[];
}

/** @param before The IDs that were listed before the run created anything; undefined if they could not be read. */
export function unexpectedIn(
  expected: ExpectedState,
  list: readonly JsonObject[],
  before: ReadonlySet<string> | undefined,
): Unexpected {
  const { runId } = expected;
  const known = new Set(mayExist(expected));
  const others = list.filter(({ id }) => !known.has(String(id)));
  const isNamed = ({ id }: JsonObject) => isTestChangefeed(runId, String(id));
  const isNew = (item: JsonObject) => before?.has(String(item.id)) === false && isReadable(item);
  const rank = (id: string) => Number(resemblesTestChangefeed(runId, id));
  return {
    named: others
      .filter(isNamed)
      .map(({ id, state }) => ({ id: String(id), state: String(state) })),
    candidates: others
      .filter((item) => !isNamed(item) && isNew(item))
      .map(({ id }) => String(id))
      .toSorted((a, b) => rank(b) - rank(a)),
  };
}
