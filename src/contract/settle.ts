// Waits until an accepted operation has taken effect, by its rule, and looks that nothing else has changed.
import type { OperationId } from '../../generated/operations.js';
import type { JsonValue } from '../codec/index.js';
import { backOff } from './clock.js';
import { mayBe } from './expected.js';
import { isPassing, isUnknown } from './explained.js';
import { type Finding, finding } from './finding.js';
import { isObject, type JsonObject } from './generated-files.js';
import { checkReadBack } from './read-back.js';
import { judge, type Run, sendInput } from './run.js';
import type { SettlingRule } from './settling-rules.js';
import type { Step } from './step.js';

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
  const deadline = started + (rule.stays ? 0 : run.settleTimeout);
  if (rule.stays) await run.clock.wait(ticksOfEffect * ownerTick(run), run.options.signal);

  const delays = backOff();
  for (;;) {
    const look = await lookAt(run, id);
    findings.push(...run.recorder.newOnly(look.findings));
    const list = look.isClear && rule.detail(look.detail) ? await lookAtList(run) : undefined;
    if (list !== undefined) findings.push(...run.recorder.newOnly(list.findings));
    const shown = list === undefined || list.items === undefined ? 'nothing' : list.items.get(id);
    if (shown !== 'nothing' && rule.listed(shown)) {
      const milliseconds = run.clock.now() - started;
      const verdict = rule.hidden ? 'accepted' : 'settled';
      run.recorder.settlings.push({
        operationId,
        changefeedId: id,
        rule: rule.words,
        verdict,
        milliseconds,
      });
      run.watch.settled(id, rule.states);
      findings.push(...(await nothingElse(run, step, rule, look.detail, list?.value)));
      return findings;
    }
    if (run.clock.now() >= deadline && (look.isClear || run.patience <= 0)) {
      run.recorder.settlings.push({
        operationId,
        changefeedId: id,
        rule: rule.words,
        verdict: 'never',
      });
      run.watch.giveUp(id);
      const within = rule.stays ? '' : `within ${run.settleTimeout / 1_000} s: `;
      findings.push(
        finding('settling', operationId, `${within}${rule.words}`, describe(look, shown)),
      );
      return findings;
    }
    const delay = delays.next().value;
    if (!look.isClear) run.patience -= delay;
    await run.clock.wait(delay, run.options.signal);
  }
}

/** Other changefeeds of the run are as they were, and this one's settings too, unless the operation was to change them. */
async function nothingElse(
  run: Run,
  step: Step,
  rule: SettlingRule,
  detail: JsonObject | undefined,
  list: JsonValue | undefined,
): Promise<readonly Finding[]> {
  const { operationId, name } = step;
  const cause = `when ${operationId} ${name}`;
  const own = detail === undefined ? [] : checkOwn(run, step, rule, detail, cause);
  const others = run.watch.checkList(list, cause, operationId);
  if (others.length === 0) return own;
  const confirmed = await confirm(run, others, async () => {
    const again = await lookAtList(run);
    return run.watch.checkList(again.value, cause, operationId);
  });
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
  readonly findings: readonly Finding[];
}

/** The list of all states. */
export async function lookAtList(run: Run): Promise<ListLook> {
  const operationId: OperationId = 'listChangefeeds';
  const raw = await sendInput(run, operationId, { query: { state: 'all' } });
  if (isPassing(raw.response)) return { value: undefined, items: undefined, findings: [] };
  const { findings, value } = judge(run, operationId, raw, { statuses: [200] });
  if (!Array.isArray(value)) return { value, items: undefined, findings };
  const items = new Map(
    value.flatMap((item) => (isObject(item) ? [[String(item.id), item] as const] : [])),
  );
  return { value, items, findings };
}

function describe({ detail, isClear }: Look, listed: JsonObject | undefined | 'nothing'): string {
  if (!isClear) return 'the detail could not be read';
  if (detail === undefined) return 'the server does not know the changefeed';
  const inDetail = `state ${String(detail.state)}, target_ts ${String(detail.target_ts)}`;
  if (listed === 'nothing') return `${inDetail} in the detail`;
  return `${inDetail} in the detail, ${listed === undefined ? 'not listed' : `state ${String(listed.state)} in the list`}`;
}
