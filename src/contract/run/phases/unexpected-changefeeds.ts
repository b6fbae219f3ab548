// Changefeeds that nobody asked for: under the run's own names, or under others with the run's own sinks.
import { finding } from '../../finding/finding.js';
import type { JsonObject } from '../../generated-files.js';
import { blackholeOf, isAlike, isOwn } from '../../state/test-changefeeds.js';
import { confirm, lookAt, lookAtList } from '../await-effect.js';
import type { Run } from '../run.js';

/** So many new changefeeds are read at most: others may create some meanwhile. */
const mostRead = 5;

/** Which changefeeds are there, by ID; undefined if no list came. */
export async function idsThere(run: Run): Promise<ReadonlySet<string> | undefined> {
  const { items } = await lookAtList(run);
  return items && new Set(items.keys());
}

/**
 * Looks for changefeeds that came of the run's requests and that none of them named.
 *
 * @param before What was there before the run's first request that creates.
 */
export async function checkUnasked(
  run: Run,
  before: ReadonlySet<string> | undefined,
  when: string,
): Promise<void> {
  const started = run.clock.now();
  let ids: readonly string[] = [];
  const look = async () => {
    const found = await findUnasked(run, before);
    ids = found.map(({ id }) => id);
    return found.map(({ id, received }) => unasked(id, received));
  };
  const found = await look();
  const findings = found.length === 0 ? [] : await confirm(run, found, look);
  // They came of the run's requests, so they go with the rest.
  if (findings.length > 0) for (const id of ids) run.watch.adopt(id);
  run.recorder.add({
    operationId: undefined,
    check: 'settling',
    name: `no changefeed is there that nobody asked for, ${when}`,
    milliseconds: run.clock.now() - started,
    findings,
    ...(before === undefined && { notObserved: 'no list came before the first one was created' }),
  });
}

interface Unasked {
  readonly id: string;
  readonly received: string;
}

async function findUnasked(
  run: Run,
  before: ReadonlySet<string> | undefined,
): Promise<readonly Unasked[]> {
  const { runId } = run.watch;
  const { items } = await lookAtList(run);
  const there = [...(items ?? [])].filter(([id]) => !run.watch.mayBeThere(id));
  const [own, foreign] = [true, false].map((isOurs) =>
    there.filter(([id]) => isOwn(runId, id) === isOurs),
  );
  const found = (own ?? []).map(([id, { state }]) => ({
    id,
    received: `it is listed, state ${state}`,
  }));
  if (before === undefined) return found;
  const candidates = (foreign ?? [])
    .filter(([id, item]) => !before.has(id) && isReadable(item))
    .toSorted(([a], [b]) => Number(isAlike(runId, b)) - Number(isAlike(runId, a)));
  for (const [id] of candidates.slice(0, mostRead)) {
    const { detail } = await lookAt(run, id);
    const host = blackholeOf(detail?.sink_uri);
    if (detail === undefined || !(isOwn(runId, host) || isAlike(runId, host))) continue;
    found.push({ id, received: `it is there, and writes to ${detail.sink_uri}` });
  }
  return found;
}

const unasked = (id: string, received: string) =>
  finding(
    'settling',
    'createChangefeed',
    `no changefeed ${id}, which the run did not create`,
    received,
  );

/** v1 reads the namespace `default` alone. */
const isReadable = ({ namespace, id }: JsonObject) =>
  (namespace ?? 'default') === 'default' && id !== '';
