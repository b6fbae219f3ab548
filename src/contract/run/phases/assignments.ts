// Whether the cluster works on a changefeed: the processors that are listed of it, and the tasks of its detail (facts 1.5, 1.14).

import { type Finding, finding } from '../../finding/finding.js';
import { isObject } from '../../generated-files.js';
import { isPassing } from '../../response/transient-errors.js';
import type { SettlingRule } from '../../scenario/effects.js';
import { mayBe } from '../../scenario/expected.js';
import type { Step } from '../../scenario/step.js';
import { tasksOf } from '../../state/tables.js';
import { lookAt } from '../await-effect.js';
import { backOff } from '../clock.js';
import { judge, type Run, sendInput } from '../run.js';

/** Captures that work on a changefeed. */
export interface Work {
  readonly processors: readonly string[];
  /** By the changefeed's detail. */
  readonly tasks: readonly string[];
}

/** Releases that list processors of changefeeds that do not run (facts 1.14). */
const listsStopped = '>=6.1.0 <6.2.0 || >=7.3.0 <8.2.0';
/** Releases in which the tasks of a changefeed that runs are those of its captures. */
const showsTasks = '>=6.2.0';
/** Milliseconds in which the work on a changefeed that runs must show, before it is paused. */
const learnWithin = 1_000;

/** Remembers who works on a changefeed before it is paused. */
export async function learnWork(
  run: Run,
  { operationId, role }: Step,
): Promise<readonly Finding[]> {
  if (operationId !== 'pauseChangefeed' || role === undefined || !isShown(run)) return [];
  const id = run.known.own.idOf(role);
  if (run.watch.expected.get(id)?.includes('normal') !== true) return [];
  const findings: Finding[] = [];
  const deadline = run.clock.now() + learnWithin;
  const delays = backOff();
  for (;;) {
    const { work, findings: seen } = await readWork(run, id);
    findings.push(...run.recorder.newOnly(seen));
    if (work !== undefined) run.watch.rememberWork(id, work);
    const isComplete = work !== undefined && missingIn(run, work, undefined).length === 0;
    if (isComplete || run.clock.now() >= deadline) return findings;
    await run.clock.wait(delays.next().value, run.options.signal);
  }
}

/** What a pause, a resume or a removal that has settled leaves of the work on its changefeed. */
export async function checkWork(
  run: Run,
  { operationId }: Step,
  { changefeedId: id, stays }: SettlingRule,
): Promise<readonly Finding[]> {
  if (stays || run.watch.isGivenUp(id)) return [];
  if (operationId === 'resumeChangefeed') {
    return untilBack(run, id);
  }
  const leavesNone =
    operationId === 'removeChangefeed' ||
    (operationId === 'pauseChangefeed' && !mayBe(run.kind, listsStopped));
  if (!leavesNone || !isShown(run)) return [];
  const rule = `no processor of ${id} is listed`;
  return until(run, operationId, id, rule, ({ work }) =>
    work === undefined || work.processors.length > 0
      ? `processors on ${work?.processors.join(', ') ?? 'captures that could not be read'}`
      : undefined,
  );
}

/** The new architecture lists no processor and shows no task (facts C.5, C.14). */
const isShown = ({ kind }: Run) => kind.generation === 'classic';

async function untilBack(run: Run, id: string): Promise<readonly Finding[]> {
  if (!isShown(run)) return [];
  const before = run.watch.workOf(id);
  const rule = `processors and tasks of ${id} are there again as before the pause`;
  return until(run, 'resumeChangefeed', id, rule, ({ work, captures }) => {
    if (work === undefined) return 'they could not be read';
    // Captures may have left meanwhile.
    const left = missingIn(run, work, before).filter(
      ([, one]) => one === anyCapture || (captures?.has(one) ?? true),
    );
    if (left.length === 0) return undefined;
    return left.map(([what, one]) => `no ${what} on ${one}`).join(', ');
  });
}

/** Stands in a message where none of them is known by name. */
const anyCapture = 'any capture';

/** What is not there of what was there before, or of what every changefeed that runs has. */
function missingIn(run: Run, work: Work, before: Work | undefined) {
  const missing = (what: string, now: readonly string[], expected: readonly string[] = []) => {
    if (expected.length === 0) return now.length === 0 ? [[what, anyCapture] as const] : [];
    return expected.filter((one) => !now.includes(one)).map((one) => [what, one] as const);
  };
  return [
    ...missing('processor', work.processors, before?.processors),
    ...(mayBe(run.kind, showsTasks) && run.kind.release !== undefined
      ? missing('task', work.tasks, before?.tasks)
      : []),
  ];
}

interface Seen {
  /** Undefined if an answer is missing. */
  readonly work: Work | undefined;
  readonly captures: ReadonlySet<string> | undefined;
  /** Of the answers themselves. */
  readonly findings: readonly Finding[];
}

async function until(
  run: Run,
  operationId: 'pauseChangefeed' | 'resumeChangefeed' | 'removeChangefeed',
  changefeedId: string,
  rule: string,
  wrongWith: (seen: Seen) => string | undefined,
): Promise<readonly Finding[]> {
  const started = run.clock.now();
  const delays = backOff();
  const findings: Finding[] = [];
  for (;;) {
    const seen = await readWork(run, changefeedId);
    findings.push(...run.recorder.newOnly(seen.findings));
    const received = wrongWith(seen);
    if (received === undefined) return findings;
    if (run.clock.now() - started >= run.settleTimeout) {
      run.recorder.settlings.push({ operationId, changefeedId, rule, verdict: 'never' });
      const within = `within ${run.settleTimeout / 1_000} s: `;
      return [...findings, finding('settling', operationId, `${within}${rule}`, received)];
    }
    await run.clock.wait(delays.next().value, run.options.signal);
  }
}

async function readWork(run: Run, id: string): Promise<Seen> {
  const [look, processors, captures] = await Promise.all([
    lookAt(run, id),
    readList(run, 'listProcessors'),
    readList(run, 'listCaptures'),
  ]);
  const findings = [...look.findings, ...processors.findings, ...captures.findings];
  if (processors.items === undefined) return { work: undefined, captures: undefined, findings };
  const isOf = (one: { readonly [key: string]: unknown }) =>
    one.changefeed_id === id && (one.namespace ?? 'default') === 'default';
  return {
    work: {
      processors: processors.items.filter(isOf).map((one) => String(one.capture_id)),
      tasks: (tasksOf(look.detail) ?? []).map((one) => String(one.capture_id)),
    },
    captures: captures.items && new Set(captures.items.map(({ id }) => String(id))),
    findings,
  };
}

async function readList(run: Run, operationId: 'listProcessors' | 'listCaptures') {
  const raw = await sendInput(run, operationId, {});
  if (isPassing(raw.response)) return { items: undefined, findings: [] };
  const { value, findings } = judge(run, operationId, raw, { statuses: [200] });
  return { items: Array.isArray(value) ? value.filter(isObject) : undefined, findings };
}
