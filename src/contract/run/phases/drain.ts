// Drains a capture, by preference one with tables of test changefeeds, and checks that they leave it and none is lost.
import { type Finding, finding } from '../../finding/finding.js';
import { isMissing, isTransient } from '../../response/transient-errors.js';
import { NotObserved } from '../../scenario/request-input.js';
import { drainStep } from '../../scenario/steps/cluster.js';
import { allChanged, expectedIds, tablesMayMove } from '../../state/expected-state.js';
import { describePlaces, type Places, placesIn, tablesOn } from '../../state/tables.js';
import { readChangefeed } from '../observe/read-cluster.js';
import { recordSettling } from '../observe/settle.js';
import { checkUnaffected } from '../observe/unaffected-changefeeds.js';
import { poll } from '../poll.js';
import { type JudgedResponse, judge, type Run, sendInput } from '../run.js';
import { runStepWithEffect } from '../steps/run-step.js';

const operationId = 'drainCapture';

/** Where the tables of test changefeeds are, by changefeed. */
type TestPlaces = ReadonlyMap<string, Places>;

export async function drain(run: Run): Promise<void> {
  const before = await readPlaces(run);
  const busy = new Set([...before.values()].flatMap((places) => [...places.values()]));
  run.discovered = { ...run.discovered, busy };
  run.expected = tablesMayMove(run.expected);
  await runStepWithEffect(run, drainStep, async ({ response }) => {
    const capture = drainStep.drains?.(run.discovered) ?? '';
    const isBusy = [...before.values()].some((places) => tablesOn(places, capture).length > 0);
    run.expected = allChanged(run.expected, { operationId, at: run.clock.now() });
    const { isDone, findings } = await awaitDrained(run, response, isBusy);
    const left = isDone ? await awaitLeft(run, before, capture) : [];
    run.expected = allChanged(run.expected, { operationId, at: run.clock.now() });
    return [...findings, ...left, ...(await checkUnaffected(run, operationId))];
  });
}

async function readPlaces(run: Run): Promise<TestPlaces> {
  const { filter, testChangefeeds } = run.discovered;
  const places = new Map<string, Places>();
  if (filter === undefined) return places;
  for (const role of ['tables', 'neighbour'] as const) {
    const id = testChangefeeds.idOf(role);
    if (!expectedIds(run.expected).includes(id)) continue;
    const shown = placesIn((await readChangefeed(run, id)).detail);
    if (shown !== undefined && shown.size > 0) places.set(id, shown);
  }
  return places;
}

interface Drained {
  readonly isDone: boolean;
  readonly findings: readonly Finding[];
}

/** Sends the request again, as drainers do, until no table is left. */
async function awaitDrained(
  run: Run,
  first: JudgedResponse | undefined,
  isBusy: boolean,
): Promise<Drained> {
  const rule = 'the number of tables left is 0';
  const { clock, settleTimeout } = run;
  const started = clock.now();
  const findings: Finding[] = [];
  let sent = first;
  let count = countIn(first?.value);
  let [least, fell] = [count ?? Number.POSITIVE_INFINITY, started];
  if (count === 0 && isBusy) {
    const pointer = '/current_table_count';
    const wrong = finding('drain-count', operationId, { received: '0', pointer });
    findings.push(wrong);
  }
  const verdict = () => {
    if (count === 0) return 'settled';
    const standing = clock.now() - fell;
    // A capture with many tables takes its time.
    const isSlow = clock.now() - started >= settleTimeout && standing < settleTimeout / 2;
    return isSlow ? 'accepted' : standing >= settleTimeout ? 'never' : undefined;
  };
  const { value } = await poll(run, {
    read: async () => {
      if (sent === undefined) {
        const input = drainStep.request(run.discovered);
        const raw =
          input instanceof NotObserved ? undefined : await sendInput(run, operationId, input);
        if (raw === undefined || isTransient(raw.response)) return verdict();
        const judged = judge(run, operationId, raw, { statuses: [202, 400, 503] });
        run.recorder.notice(judged.findings);
        count = countIn(judged.value);
        // The capture has left, so nothing is on it.
        if (raw.response.status === 400 && isMissing(raw.response)) count = 0;
        // It has become the owner meanwhile: whether the drain would have ended cannot be observed.
        else if (raw.response.status === 400) return 'accepted';
      }
      sent = undefined;
      if (count !== undefined && count < least) [least, fell] = [count, clock.now()];
      return verdict();
    },
    until: (seen) => seen !== undefined,
  });
  recordSettling(run, started, { operationId, rule, verdict: value ?? 'never' });
  if (value === 'never') {
    const received = String(count ?? 'no number');
    findings.push(finding('drain-ends', operationId, { expected: settleTimeout, received }));
  }
  return { isDone: value === 'settled', findings };
}

function countIn(value: unknown): number | undefined {
  const count =
    typeof value === 'object' && value !== null && 'current_table_count' in value
      ? value.current_table_count
      : undefined;
  return typeof count === 'number' || typeof count === 'bigint' ? Number(count) : undefined;
}

/** Waits until every table of test changefeeds is on another capture. */
async function awaitLeft(
  run: Run,
  before: TestPlaces,
  capture: string,
): Promise<readonly Finding[]> {
  const { value } = await poll(run, {
    read: async () => {
      const now = await readPlaces(run);
      return [...before].flatMap(([id, places]) => {
        const shown = now.get(id);
        const isWhole =
          shown?.size === places.size && [...places.keys()].every((table) => shown.has(table));
        return isWhole && tablesOn(shown, capture).length === 0 ? [] : [{ id, places, shown }];
      });
    },
    until: (wrong) => wrong.length === 0,
    within: run.settleTimeout,
  });
  return value.map(({ id, places, shown }) =>
    finding('tables-left', operationId, {
      subject: { changefeed: id, capture },
      expected: { tables: [...places.keys()].join(', '), capture },
      received: shown === undefined ? 'none, or one twice' : describePlaces(shown),
    }),
  );
}
