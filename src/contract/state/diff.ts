// The difference between what must hold of the test changefeeds and what a snapshot shows.
import type { OperationId } from '../../../generated/operations.js';
import type { JsonObject } from '../../shared/json.js';
import type { After } from '../finding/catalogue/effects.js';
import { type Finding, finding } from '../finding/finding.js';
import {
  changing,
  type ExpectedState,
  expectedIds,
  keepsSettings,
  settingNames,
  settingsOf,
  settled,
  updatable,
} from './expected-state.js';
import type { Snapshot } from './snapshot.js';

/** The operation that a difference is reported for. */
export type CauseOf = (changefeedId: string) => OperationId;

/** Every test changefeed that is in another state than expected, has other settings, or can no longer be read. */
export function diff(
  expected: ExpectedState,
  seen: Pick<Snapshot, 'lists' | 'details' | 'notFound'>,
  causeOf: CauseOf,
): Finding[] {
  return [
    ...diffStates(expected, seen.lists.get('all'), causeOf),
    ...[...seen.details].flatMap(([id, detail]) => diffSettings(expected, id, detail, causeOf(id))),
    ...[...seen.notFound].map((id) =>
      finding('still-readable', causeOf(id), {
        subject: { changefeed: id },
        expected: afterOf(expected, id, causeOf(id)),
      }),
    ),
  ];
}

/** The states in a list of all changefeeds that are not the expected ones. */
function diffStates(
  expected: ExpectedState,
  list: readonly JsonObject[] | undefined,
  causeOf: CauseOf,
): Finding[] {
  return wrongStates(expected, list).map(([id, states, state]) =>
    finding('state-unchanged', causeOf(id), {
      subject: { changefeed: id },
      expected: { states, after: afterOf(expected, id, causeOf(id)) },
      received: state ?? '',
    }),
  );
}

/** The settings and tables of a detail that differ from before, except the one that the operation changes. */
export function diffSettings(
  expected: ExpectedState,
  id: string,
  detail: JsonObject,
  operationId: OperationId,
  changes?: string,
): Finding[] {
  const { settings: before, isUpdateUnknown } = expected.changefeeds.get(id) ?? {};
  if (before === undefined) return [];
  const now = settingsOf(detail);
  // Changefeeds that do not run show no tables.
  const hasTables = before.tables !== undefined && now.tables !== undefined;
  return [...settingNames, ...(hasTables ? ['tables'] : [])]
    .filter((name) => name !== changes && before[name] !== now[name])
    .filter((name) => !isUpdateUnknown || !updatable.includes(name))
    .map((name) =>
      finding('setting-unchanged', operationId, {
        subject: { changefeed: id, field: name },
        expected: { value: String(before[name]), after: afterOf(expected, id, operationId) },
        received: String(now[name]),
      }),
    );
}

function afterOf(expected: ExpectedState, id: string, operationId: OperationId): After {
  const lastChange = expected.changefeeds.get(id)?.lastChange?.operationId;
  return { operationId, ...(lastChange !== operationId && { lastChange }) };
}

/** Returns the state to expect after the differences have been reported: what was seen replaces what was expected. */
export function acceptSeen(
  expected: ExpectedState,
  seen: Pick<Snapshot, 'lists' | 'details'>,
): ExpectedState {
  const withStates = wrongStates(expected, seen.lists.get('all')).reduce((state, [id, , shown]) => {
    const change = state.changefeeds.get(id)?.lastChange;
    return shown === undefined || change === undefined
      ? changing(state, id)
      : settled(state, id, [shown], change);
  }, expected);
  return [...seen.details].reduce(
    (state, [id, detail]) => keepsSettings(state, id, detail),
    withStates,
  );
}

function wrongStates(expected: ExpectedState, list: readonly JsonObject[] | undefined) {
  if (list === undefined) return [];
  const shown = new Map(list.map((item) => [String(item.id), String(item.state)]));
  return expectedIds(expected).flatMap((id) => {
    const states = expected.changefeeds.get(id)?.states ?? [];
    const state = shown.get(id);
    const isRight = states.length === 0 ? state === undefined : states.includes(String(state));
    return isRight ? [] : [[id, states, state] as const];
  });
}
