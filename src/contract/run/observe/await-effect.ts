// Waits until an accepted operation has taken effect, and checks that nothing else changed with it.

import type { JsonObject } from '../../../shared/json.js';
import type { EffectSeen } from '../../finding/catalogue/effects.js';
import { type Finding, finding } from '../../finding/finding.js';
import { checkCreatedSettings } from '../../rules/created-settings.js';
import type { Effect } from '../../scenario/effects.js';
import { NotObserved } from '../../scenario/request-input.js';
import type { Step } from '../../scenario/step.js';
import { surelyIs } from '../../schema/server-version.js';
import { diffSettings } from '../../state/diff.js';
import { abandoned, changing, keepsSettings, settled } from '../../state/expected-state.js';
import { snapshotOf } from '../../state/snapshot.js';
import { type Run, sendInput } from '../run.js';
import { noticeDrainDefect } from './drain-defect.js';
import { electionsOf, hasNewOwner } from './election.js';
import { type ChangefeedRead, ownerTick, readChangefeed, readList } from './read-cluster.js';
import { settle } from './settle.js';
import { confirmDifferences } from './unaffected-changefeeds.js';

/**
 * Owner ticks (server-behaviour/state-machine.md#visibility) after which what an owner does has shown: to hand over, to do, to show, and
 * one to spare.
 */
const ticksOfEffect = 4;

/**
 * Waits for the effect of a step.
 *
 * @returns findings if it does not show in time, or if something else changed with it.
 */
export async function awaitEffect(run: Run, step: Step, effect: Effect): Promise<Finding[]> {
  const { operationId } = step;
  const { changefeedId: id, words, stays = false } = effect;
  const findings: Finding[] = [];
  if (stays) await run.clock.wait(ticksOfEffect * ownerTick(run), run.signal);
  else run.expected = changing(run.expected, id);
  const isElection = ({ isClear, detail }: EffectRead) =>
    !isClear || (detail === undefined && !effect.mayBeMissing);
  const checkAtOnce = immediacyOf(run, step, effect);
  const verdict = effect.hidden && { verdict: 'accepted' as const };
  const settling = { operationId, changefeedId: id, rule: words, ...verdict };
  const { value, inTime } = await settle(run, settling, {
    read: async () => {
      const seen = await readEffect(run, effect);
      findings.push(...(await checkAtOnce(seen)));
      return seen;
    },
    until: ({ holds }) => holds,
    within: stays ? 0 : run.settleTimeout,
    onElection: electionsOf(
      run,
      operationId,
      isElection,
      effect.isRepeatable && (() => repeatStep(run, step)),
    ),
  });
  if (!inTime) {
    run.expected = abandoned(run.expected, id);
    if (value.isClear && value.detail?.state === 'normal' && (await noticeDrainDefect(run))) {
      return findings;
    }
    const wrong = finding('takes-effect', operationId, {
      subject: { changefeed: id },
      expected: { words, within: stays ? undefined : run.settleTimeout },
      received: seenOf(value, id),
    });
    return [...findings, wrong];
  }
  run.expected = settled(run.expected, id, effect.states, { operationId, at: run.clock.now() });
  return [...findings, ...(await checkNothingElse(run, step, effect, value))];
}

/** Sends the request of a step once more. */
export async function repeatStep(run: Run, step: Step): Promise<void> {
  const input = step.request(run.discovered);
  if (!(input instanceof NotObserved)) await sendInput(run, step.operationId, input);
}

/**
 * A check, for each read in turn, that an operation which is carried out before its response has been: the second clear read must show it.
 */
function immediacyOf(run: Run, { operationId }: Step, effect: Effect) {
  const { immediate, changefeedId: id, words } = effect;
  const isNewarch = run.server.generation === 'newarch';
  const applies = immediate !== undefined && (isNewarch || surelyIs(run.server, immediate));
  const { changes } = run.expected.owners;
  let reads = 0;
  let wasInElection = false;
  return async (seen: EffectRead): Promise<Finding[]> => {
    const isSecond = reads === 1;
    if (seen.isClear) reads += 1;
    const isMissing = applies && isSecond && !seen.holds && seen.detail !== undefined;
    const isLate = isMissing && !wasInElection && !(await hasNewOwner(run, changes));
    wasInElection ||= !seen.isClear;
    if (!isLate) return [];
    return [
      finding('takes-effect-at-once', operationId, {
        subject: { changefeed: id },
        expected: { words },
        received: seenOf(seen, id),
      }),
    ];
  };
}

interface EffectRead extends ChangefeedRead {
  readonly holds: boolean;
  /** The list of all states; undefined if it was not read, as the detail does not show the effect. */
  readonly list: readonly JsonObject[] | undefined;
}

/** Reads the detail, and the list once the detail shows the effect. */
async function readEffect(run: Run, effect: Effect): Promise<EffectRead> {
  const read = await readChangefeed(run, effect.changefeedId);
  if (!read.isClear || !effect.detail(read.detail)) {
    return { ...read, holds: false, list: undefined };
  }
  const list = await readList(run, 'listChangefeeds');
  return {
    isClear: list !== undefined,
    detail: read.detail,
    holds: list !== undefined && effect.listed(itemOf(list, effect.changefeedId)),
    list,
  };
}

const itemOf = (list: readonly JsonObject[], changefeedId: string) =>
  list.findLast(({ id }) => id === changefeedId);

function seenOf({ isClear, detail, list }: EffectRead, id: string): EffectSeen {
  return {
    isReadable: isClear,
    ...(detail && {
      detail: { state: String(detail.state), targetTs: String(detail.target_ts) },
    }),
    ...(list && { listed: String(itemOf(list, id)?.state ?? '') }),
  };
}

/** Checks that other test changefeeds are as they were, and the settings of this one that the operation does not change. */
async function checkNothingElse(
  run: Run,
  step: Step,
  effect: Effect,
  { detail, list }: EffectRead,
): Promise<readonly Finding[]> {
  const own = detail === undefined ? [] : checkSettings(run, step, effect, detail);
  let seen = list;
  const read = async () => {
    const items = seen ?? (await readList(run, 'listChangefeeds'));
    seen = undefined;
    return snapshotOf([], items && { lists: new Map([['all' as const, items]]) });
  };
  return [...own, ...(await confirmDifferences(run, read, () => step.operationId))];
}

function checkSettings(
  run: Run,
  { operationId, creates }: Step,
  { changefeedId: id, changes, given }: Effect,
  detail: JsonObject,
): readonly Finding[] {
  const findings =
    creates === undefined
      ? diffSettings(run.expected, id, detail, operationId, changes)
      : given === undefined
        ? []
        : checkCreatedSettings(run.server, given, detail);
  if (creates !== undefined || changes !== undefined) {
    run.expected = keepsSettings(run.expected, id, detail);
  }
  return findings;
}
