// What must hold of the test changefeeds, compared with what was read.
import { expect, test } from 'vitest';
import { acceptSeen, diff } from '../../../../src/contract/state/diff.js';
import {
  createRequested,
  createResponded,
  keepsSettings,
  nothingExpected,
  settled,
} from '../../../../src/contract/state/expected-state.js';
import type { JsonObject } from '../../../../src/shared/json.js';

const id = 'check-a-1';
const detail = { id, state: 'normal', start_ts: 1n, target_ts: 0n };

const created = createResponded(createRequested(nothingExpected('check-a'), id), id, 202);
const running = keepsSettings(
  settled(created, id, ['normal'], { operationId: 'createChangefeed', at: 1 }),
  id,
  detail,
);

const seen = (state: string | undefined, shown: JsonObject = detail) => ({
  lists: new Map([['all' as const, state === undefined ? [] : [{ id, state }]]]),
  details: new Map([[id, shown]]),
  notFound: new Set<string>(),
});
const rulesOf = (expected: typeof running, snapshot: ReturnType<typeof seen>) =>
  diff(expected, snapshot, () => 'pauseChangefeed').map(({ ruleId }) => ruleId);

test('a changefeed that is as it must be gives no finding', () => {
  expect(rulesOf(running, seen('normal'))).toEqual([]);
});

test.each([
  ['another state', seen('stopped'), ['state-unchanged']],
  ['no entry in the list', seen(undefined), ['state-unchanged']],
  ['another setting', seen('normal', { ...detail, target_ts: 9n }), ['setting-unchanged']],
  ['both', seen('stopped', { ...detail, target_ts: 9n }), ['state-unchanged', 'setting-unchanged']],
])('%s is a finding, and once accepted no second one', (_, snapshot, rules) => {
  expect(rulesOf(running, snapshot)).toEqual(rules);
  expect(rulesOf(acceptSeen(running, snapshot), snapshot)).toEqual([]);
});

test('after another state was accepted, that one must last', () => {
  const accepted = acceptSeen(running, seen('stopped'));
  expect(rulesOf(accepted, seen('normal'))).toEqual(['state-unchanged']);
});

test('what was accepted keeps the operation that last changed the changefeed', () => {
  const accepted = acceptSeen(running, seen('stopped'));
  expect(accepted.changefeeds.get(id)?.lastChange?.operationId).toBe('createChangefeed');
});
