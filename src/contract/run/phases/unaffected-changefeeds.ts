// Looks that an operation on one of the run's changefeeds reaches no other one, and that what was done lasts: states, settings, and
// where tables are.
import type { OperationId } from '../../../../generated/operations.js';
import { type Finding, finding } from '../../finding/finding.js';
import { confirm, lookAt, lookAtList } from '../await-effect.js';
import type { Run } from '../run.js';

/** Milliseconds for which a changefeed that runs is left alone, before it is said to go on. */
const lastsFor = 1_100;

export interface Cause {
  readonly operationId: OperationId;
  /** In words: `when pauseChangefeed pauses a changefeed`. */
  readonly words: string;
}

/**
 * Looks at every other changefeed of the run that has settled. What an operation before it did late shows here too: it is told of
 * the one that came last.
 *
 * @param changefeedId The changefeed that the operation was to change.
 * @returns what is not as it was. It is told once: from then on it is expected.
 */
export function checkBystanders(
  run: Run,
  cause: Cause,
  changefeedId?: string,
): Promise<readonly Finding[]> {
  return lookTwice(run, () => cause, changefeedId);
}

/** Looks that every changefeed is still what its last operation has left, a while after the last one that runs was touched. */
export async function checkLasting(run: Run): Promise<readonly Finding[]> {
  const { watch, clock } = run;
  // With time the cluster may spread tables by itself.
  watch.forgetTables();
  const running = [...watch.expected].filter(([, states]) => states.includes('normal'));
  const since = Math.max(0, ...running.map(([id]) => watch.lastChangeOf(id)?.at ?? 0));
  const left = since + lastsFor - clock.now();
  if (running.length > 0 && left > 0) await clock.wait(left, run.options.signal);
  return lookTwice(run, (id) => {
    const operationId = watch.lastChangeOf(id)?.operationId ?? 'listChangefeeds';
    return { operationId, words: `a while after ${operationId}` };
  });
}

type CauseOf = (changefeedId: string) => Cause;

/** A difference counts if it lasts. */
async function lookTwice(
  run: Run,
  causeOf: CauseOf,
  changefeedId?: string,
): Promise<readonly Finding[]> {
  const first = await look(run, causeOf, changefeedId);
  const lasting = await confirm(run, first.differences, async () => {
    const again = await look(run, causeOf, changefeedId);
    first.accept = again.accept;
    return again.differences;
  });
  if (lasting.length > 0) first.accept();
  return [...first.certain, ...lasting];
}

interface Looked {
  /** What one look is enough for. */
  readonly certain: readonly Finding[];
  readonly differences: readonly Finding[];
  /** Expects from now on what was seen. */
  accept: () => void;
}

async function look(run: Run, causeOf: CauseOf, changefeedId?: string): Promise<Looked> {
  const { watch } = run;
  const ids = [...watch.expected]
    .filter(([id, states]) => id !== changefeedId && states.length > 0)
    .map(([id]) => id);
  const [list, ...looks] = await Promise.all([
    lookAtList(run),
    ...ids.map(async (id) => ({ id, ...(await lookAt(run, id)) })),
  ]);
  const differences = looks.flatMap(({ id, detail, isClear }) => {
    const { operationId, words } = causeOf(id);
    if (detail !== undefined) return watch.checkDetail(id, detail, words, operationId);
    const expected = `that ${id} can still be read, ${words}`;
    return isClear ? [finding('settling', operationId, expected, 'it is unknown')] : [];
  });
  return {
    certain: run.recorder.newOnly([...list.findings, ...looks.flatMap(({ findings }) => findings)]),
    differences: [...watch.checkList(list.value, causeOf), ...differences],
    accept: () => {
      watch.accept(list.value);
      for (const { id, detail } of looks) {
        if (detail !== undefined) watch.rememberSettings(id, detail);
      }
    },
  };
}
