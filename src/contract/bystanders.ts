// Looks that an operation on one of the run's changefeeds reaches no other one: states, settings, and where tables are.
import type { OperationId } from '../../generated/operations.js';
import { type Finding, finding } from './finding.js';
import type { Run } from './run.js';
import { confirm, lookAt, lookAtList, ownerTick } from './settle.js';

/** Ticks of the owner after which a command that went astray has shown. */
const ticksOfLeaks = 2;

export interface Cause {
  readonly operationId: OperationId;
  /** In words: `when pauseChangefeed pauses a changefeed`. */
  readonly words: string;
  /** The changefeed that the operation was to change. */
  readonly changefeedId?: string;
}

/**
 * Looks at every other changefeed of the run that has settled, now and once more a moment later.
 *
 * @returns what is not as it was. It is told once: from then on it is expected.
 */
export async function checkBystanders(run: Run, cause: Cause): Promise<readonly Finding[]> {
  const now = await lookTwice(run, cause);
  await run.clock.wait(ticksOfLeaks * ownerTick(run), run.options.signal);
  return [...now, ...(await lookTwice(run, cause))];
}

/** A difference counts if it lasts. */
async function lookTwice(run: Run, cause: Cause): Promise<readonly Finding[]> {
  const first = await look(run, cause);
  const lasting = await confirm(run, first.differences, async () => {
    const again = await look(run, cause);
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

async function look(run: Run, { operationId, words, changefeedId }: Cause): Promise<Looked> {
  const { watch } = run;
  const ids = [...watch.expected]
    .filter(([id, states]) => id !== changefeedId && states.length > 0)
    .map(([id]) => id);
  const [list, ...looks] = await Promise.all([
    lookAtList(run),
    ...ids.map(async (id) => ({ id, ...(await lookAt(run, id)) })),
  ]);
  const differences = looks.flatMap(({ id, detail, isClear }) => {
    if (detail !== undefined) return watch.checkDetail(id, detail, words, operationId);
    const expected = `that ${id} can still be read, ${words}`;
    return isClear ? [finding('settling', operationId, expected, 'it is unknown')] : [];
  });
  return {
    certain: run.recorder.newOnly([...list.findings, ...looks.flatMap(({ findings }) => findings)]),
    differences: [...watch.checkList(list.value, words, operationId), ...differences],
    accept: () => {
      watch.accept(list.value);
      for (const { id, detail } of looks) {
        if (detail !== undefined) watch.rememberSettings(id, detail);
      }
    },
  };
}
