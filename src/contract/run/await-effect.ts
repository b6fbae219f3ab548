// Waits until an accepted operation has taken effect, by its rule, and looks that nothing else has changed.
import type { OperationId } from '../../../generated/operations.js';
import type { JsonValue } from '../../codec/index.js';
import { type Finding, finding } from '../finding/finding.js';
import { isObject, type JsonObject } from '../generated-files.js';
import { isPassing, isUnknown } from '../response/transient-errors.js';
import { checkReadBack } from '../rules/created-settings.js';
import type { SettlingRule } from '../scenario/effects.js';
import { mayBe, surelyIs } from '../scenario/expected.js';
import { NotObserved } from '../scenario/request-input.js';
import type { Step } from '../scenario/step.js';
import { backOff } from './clock.js';
import { endElection, hasChanged } from './election.js';
import { judge, type Run, sendInput } from './run.js';

/** What a look at a changefeed has shown. */
export interface Look {
  /** Whether an answer came that says something. */
  readonly isClear: boolean;
  readonly detail: JsonObject | undefined;
  readonly findings: readonly Finding[];
}

/** Owner ticks (facts 4.3) after which what an owner does has shown: the handing over, the doing, the seeing, and one to spare. */
const ticksOfEffect = 4;

/** Looks again so often before something else than the operation's own effect is called a finding, after so many milliseconds. */
const confirmations = [50, 250, 1_000, 3_000] as const;

/** Milliseconds between two ticks of the owner: 200 up to v6.3. */
export function ownerTick(run: Run): number {
  return mayBe(run.kind, '<6.4.0') ? 200 : 50;
}

/**
 * Waits for the effect of `step`.
 *
 * @returns findings if it does not show in time, or if something else changes with it.
 */
export async function settle(run: Run, step: Step, rule: SettlingRule): Promise<Finding[]> {
  const { operationId } = step;
  const { changefeedId: id } = rule;
  const started = run.clock.now();
  if (!rule.stays) run.watch.moving(id);
  const findings: Finding[] = [];
  if (rule.stays) await run.clock.wait(ticksOfEffect * ownerTick(run), run.options.signal);
  let deadline = run.clock.now() + (rule.stays ? 0 : run.settleTimeout);
  const delays = backOff();
  let owners = run.owners.changes;
  let looks = 0;
  for (let wasInElection = false; ; ) {
    const look = await lookAtBoth(run, rule);
    findings.push(...run.recorder.newOnly(look.findings));
    if (look.holds) {
      tell(run, operationId, rule, started);
      run.watch.settled(id, rule.states, { operationId, at: run.clock.now() });
      return [...findings, ...(await nothingElse(run, step, rule, look))];
    }
    const isLeft = looks === 1 && look.detail !== undefined && goesAtOnce(run, operationId);
    if (isLeft && !wasInElection && !(await hasChanged(run, owners))) {
      const expected = `${rule.words}, from the answer on`;
      findings.push(finding('settling', operationId, expected, describe(look, id)));
    }
    if (look.isClear) looks += 1;
    const isElection = !look.isClear || (look.detail === undefined && !mayBeUnknown(operationId));
    const now = run.clock.now();
    const patience = run.patience.for(operationId, 'election');
    const isLate = now >= deadline + (isElection ? patience : 0);
    if (isLate && !isElection && isRepeatable(operationId) && (await hasChanged(run, owners))) {
      // Releases that answer from etcd show no gap.
      await repeat(run, step);
      [deadline, owners] = [run.clock.now() + run.settleTimeout, run.owners.changes];
      continue;
    }
    if (isLate) {
      if (isElection) run.patience.exhaust(operationId);
      run.recorder.settlings.push({
        operationId,
        changefeedId: id,
        rule: rule.words,
        verdict: 'never',
      });
      run.watch.giveUp(id);
      const within = rule.stays ? '' : `within ${run.settleTimeout / 1_000} s: `;
      return [
        ...findings,
        finding('settling', operationId, `${within}${rule.words}`, describe(look, id)),
      ];
    }
    // What the last owner was told, the next one may not know (facts 4.4).
    if (wasInElection && !isElection && isRepeatable(operationId)) {
      await repeat(run, step);
      deadline = now + run.settleTimeout;
      wasInElection = false;
    }
    wasInElection ||= isElection;
    await run.clock.wait(delays.next().value, run.options.signal);
  }
}

/** From v6.2 on, and in the new architecture, a removed changefeed is gone when the answer comes (facts 4.3, C.10): the second look must show it. */
const goesAtOnce = (run: Run, operationId: OperationId) =>
  operationId === 'removeChangefeed' &&
  (run.kind.generation === 'newarch' || surelyIs(run.kind, '>=6.2.0'));

const mayBeUnknown = (operationId: OperationId) =>
  operationId === 'createChangefeed' || operationId === 'removeChangefeed';

const isRepeatable = (operationId: OperationId) =>
  operationId === 'pauseChangefeed' ||
  operationId === 'resumeChangefeed' ||
  operationId === 'removeChangefeed';

export async function repeat(run: Run, step: Step): Promise<void> {
  const input = step.request(run.known);
  if (!(input instanceof NotObserved)) await sendInput(run, step.operationId, input);
}

function tell(run: Run, operationId: OperationId, rule: SettlingRule, started: number): void {
  run.recorder.settlings.push({
    operationId,
    changefeedId: rule.changefeedId,
    rule: rule.words,
    verdict: rule.hidden ? 'accepted' : 'settled',
    milliseconds: run.clock.now() - started,
  });
}

interface Both extends Look {
  readonly holds: boolean;
  /** The list, where the detail already holds. */
  readonly list: ListLook | undefined;
}

/** Looks at the detail, and at the list once the detail is right. */
async function lookAtBoth(run: Run, rule: SettlingRule): Promise<Both> {
  const look = await lookAt(run, rule.changefeedId);
  if (!look.isClear || !rule.detail(look.detail)) return { ...look, holds: false, list: undefined };
  const list = await lookAtList(run);
  const holds = list.items !== undefined && rule.listed(list.items.get(rule.changefeedId));
  return {
    isClear: !list.isUnclear,
    detail: look.detail,
    findings: [...look.findings, ...list.findings],
    holds,
    list,
  };
}

/** Other changefeeds of the run are as they were, and this one's settings too, unless the operation was to change them. */
async function nothingElse(
  run: Run,
  step: Step,
  rule: SettlingRule,
  { detail, list }: Both,
): Promise<readonly Finding[]> {
  const { operationId, name } = step;
  const cause = `when ${operationId} ${name}`;
  const own = detail === undefined ? [] : checkOwn(run, step, rule, detail, cause);
  const others = run.watch.checkList(list?.value, () => ({ operationId, words: cause }));
  if (others.length === 0) return own;
  let last: JsonValue | undefined;
  const confirmed = await confirm(run, others, async () => {
    last = (await lookAtList(run)).value;
    return run.watch.checkList(last, () => ({ operationId, words: cause }));
  });
  run.watch.accept(last);
  return [...own, ...confirmed];
}

function checkOwn(
  run: Run,
  { operationId, gives }: Step,
  { changefeedId: id, changes }: SettlingRule,
  detail: JsonObject,
  cause: string,
): readonly Finding[] {
  if (operationId !== 'createChangefeed') {
    const found = run.watch.checkDetail(id, detail, cause, operationId, changes);
    if (changes !== undefined) run.watch.rememberSettings(id, detail);
    return found;
  }
  run.watch.rememberSettings(id, detail);
  return gives === undefined ? [] : checkReadBack(run.kind, gives(run.known), detail);
}

/** Those of `found` that are still there after several further looks: a concurrent change or an election ends sooner. */
export async function confirm(
  run: Run,
  found: readonly Finding[],
  look: () => Promise<readonly Finding[]>,
): Promise<Finding[]> {
  const keyOf = ({ check, pointer, expected }: Finding) => `${check}\n${pointer}\n${expected}`;
  let left = [...found];
  for (const delay of confirmations) {
    if (left.length === 0) return [];
    await run.clock.wait(delay, run.options.signal);
    await endElection(run);
    const again = new Set((await look()).map(keyOf));
    left = left.filter((one) => again.has(keyOf(one)));
  }
  return left;
}

/** The detail of a changefeed, whether or not it is there. */
export async function lookAt(run: Run, changefeed_id: string): Promise<Look> {
  const raw = await sendInput(run, 'getChangefeed', { path: { changefeed_id } });
  if (isPassing(raw.response)) return { isClear: false, detail: undefined, findings: [] };
  if (isUnknown(raw.response)) {
    const expectation = { statuses: [400], errorCodes: ['CDC:ErrChangeFeedNotExists'] };
    const { findings } = judge(run, 'getChangefeed', raw, expectation);
    return { isClear: true, detail: undefined, findings };
  }
  const { findings, value } = judge(run, 'getChangefeed', raw, { statuses: [200] });
  return { isClear: isObject(value), detail: isObject(value) ? value : undefined, findings };
}

interface ListLook {
  readonly value: JsonValue | undefined;
  /** By ID; undefined if no list came. */
  readonly items: ReadonlyMap<string, JsonObject> | undefined;
  /** An election explains that no list came. */
  readonly isUnclear: boolean;
  readonly findings: readonly Finding[];
}

/** The list of all states. */
export async function lookAtList(run: Run): Promise<ListLook> {
  const operationId: OperationId = 'listChangefeeds';
  const raw = await sendInput(run, operationId, { query: { state: 'all' } });
  if (isPassing(raw.response)) {
    return { value: undefined, items: undefined, isUnclear: true, findings: [] };
  }
  const { findings, value } = judge(run, operationId, raw, { statuses: [200] });
  if (!Array.isArray(value)) return { value, items: undefined, isUnclear: false, findings };
  const items = new Map(
    value.flatMap((item) => (isObject(item) ? [[String(item.id), item] as const] : [])),
  );
  return { value, items, isUnclear: false, findings };
}

function describe({ detail, isClear, list }: Both, id: string): string {
  if (!isClear) return 'it could not be read';
  if (detail === undefined) return 'the server does not know the changefeed';
  const inDetail = `state ${detail.state}, target_ts ${detail.target_ts} in the detail`;
  if (list?.items === undefined) return inDetail;
  const listed = list.items.get(id);
  return `${inDetail}, ${listed === undefined ? 'not listed' : `state ${listed.state} in the list`}`;
}
