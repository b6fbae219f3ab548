// Drains a capture, by preference one that has tables of the run's own changefeeds, and looks that they leave and none is lost.

import { type Finding, finding } from '../../finding/finding.js';
import { isGone, isPassing } from '../../response/transient-errors.js';
import { drainedIn, drainStep } from '../../scenario/steps/disruptive.js';
import { describePlaces, type Places, placesIn, tablesOn } from '../../state/tables.js';
import { lookAt } from '../await-effect.js';
import { backOff } from '../clock.js';
import { judge, type Run, sendInput } from '../run.js';
import type { Performed } from '../run-step.js';
import { observed } from '../run-step-with-effect.js';
import { checkBystanders } from './unaffected-changefeeds.js';

const operationId = 'drainCapture';

/** Where the tables of the run's own changefeeds are, by changefeed. */
type OwnPlaces = ReadonlyMap<string, Places>;

export async function drain(run: Run): Promise<void> {
  const before = await placesOfOwn(run);
  const busy = new Set([...before.values()].flatMap((places) => [...places.values()]));
  run.known = { ...run.known, busy };
  run.watch.forgetTables();
  await observed(run, drainStep, async (_, performed) => {
    const capture = drainedIn(run.known)?.id ?? '';
    run.watch.allChanged({ operationId, at: run.clock.now() });
    const { isDone, findings } = await untilDrained(run, performed, hasTables(before, capture));
    const left = isDone ? await untilLeft(run, before, capture) : [];
    run.watch.allChanged({ operationId, at: run.clock.now() });
    return [
      ...findings,
      ...left,
      ...(await checkBystanders(run, { operationId, words: 'after a capture was drained' })),
    ];
  });
}

async function placesOfOwn(run: Run): Promise<OwnPlaces> {
  const { filter, own } = run.known;
  const places = new Map<string, Places>();
  if (run.stateless || filter === undefined) return places;
  for (const role of ['tables', 'neighbour'] as const) {
    const id = own.idOf(role);
    if (!run.watch.expected.has(id)) continue;
    const { detail } = await lookAt(run, id);
    const shown = placesIn(detail);
    if (shown !== undefined && shown.size > 0) places.set(id, shown);
  }
  return places;
}

const hasTables = (own: OwnPlaces, capture: string) =>
  [...own.values()].some((places) => tablesOn(places, capture).length > 0);

/** Asks again, as drainers do, until no table is left. */
async function untilDrained(
  run: Run,
  { step, answer }: Performed,
  isBusy: boolean,
): Promise<{ readonly isDone: boolean; readonly findings: readonly Finding[] }> {
  const rule = 'the number of tables left is 0';
  const started = run.clock.now();
  const delays = backOff();
  const findings: Finding[] = [];
  const first = countIn(answer?.value);
  if (first === 0 && isBusy) {
    const expected = "a number of tables left above 0, as the run's own are still there";
    findings.push(finding('settling', operationId, expected, '0', '/current_table_count'));
  }
  let [least, fell] = [first ?? Number.POSITIVE_INFINITY, started];
  for (let now = first; ; ) {
    const milliseconds = run.clock.now() - started;
    if (now !== undefined && now < least) [least, fell] = [now, run.clock.now()];
    const standing = run.clock.now() - fell;
    if (now === 0) {
      run.recorder.settlings.push({ operationId, rule, verdict: 'settled', milliseconds });
      return { isDone: true, findings };
    }
    // A capture with many tables takes its time.
    if (milliseconds >= run.settleTimeout && standing < run.settleTimeout / 2) {
      run.recorder.settlings.push({ operationId, rule, verdict: 'accepted' });
      return { isDone: false, findings };
    }
    if (standing >= run.settleTimeout) {
      run.recorder.settlings.push({ operationId, rule, verdict: 'never' });
      const expected = `${rule}, or it falls within ${run.settleTimeout / 1_000} s`;
      findings.push(finding('settling', operationId, expected, String(now ?? 'no number')));
      return { isDone: false, findings };
    }
    await run.clock.wait(delays.next().value, run.options.signal);
    const input = step.request(run.known);
    if ('reason' in input) continue;
    const raw = await sendInput(run, operationId, input);
    if (isPassing(raw.response)) continue;
    const judged = judge(run, operationId, raw, { statuses: [202, 400, 503] });
    findings.push(...run.recorder.newOnly(judged.findings));
    now = countIn(judged.value);
    if (raw.response.status !== 400) continue;
    // The capture has left: nothing is on it.
    if (isGone(raw.response)) {
      now = 0;
      continue;
    }
    // It has become the owner meanwhile: whether it would have ended is not to be seen.
    run.recorder.settlings.push({ operationId, rule, verdict: 'accepted' });
    return { isDone: false, findings };
  }
}

function countIn(value: unknown): number | undefined {
  const count =
    typeof value === 'object' && value !== null && 'current_table_count' in value
      ? value.current_table_count
      : undefined;
  return typeof count === 'number' || typeof count === 'bigint' ? Number(count) : undefined;
}

/** Every table of the run's own changefeeds is somewhere else then. */
async function untilLeft(
  run: Run,
  before: OwnPlaces,
  capture: string,
): Promise<readonly Finding[]> {
  const started = run.clock.now();
  const delays = backOff();
  for (;;) {
    const now = await placesOfOwn(run);
    const wrong = [...before].filter(([id, places]) => {
      const shown = now.get(id);
      const isWhole = shown?.size === places.size && [...places.keys()].every((t) => shown.has(t));
      return !isWhole || tablesOn(shown, capture).length > 0;
    });
    if (wrong.length === 0) return [];
    if (run.clock.now() - started >= run.settleTimeout) {
      return wrong.map(([id, places]) => {
        const tables = [...places.keys()].join(', ');
        const expected = `tables ${tables} of ${id} once each, and none on capture ${capture}`;
        const shown = now.get(id);
        const received = shown === undefined ? 'none, or one twice' : describePlaces(shown);
        return finding('settling', operationId, expected, received);
      });
    }
    await run.clock.wait(delays.next().value, run.options.signal);
  }
}
