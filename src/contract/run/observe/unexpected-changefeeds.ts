// Checks for changefeeds that came of the run's requests without being asked for: with the names of test changefeeds, or with their sinks.
import { type Finding, finding } from '../../finding/finding.js';
import { adopted } from '../../state/expected-state.js';
import {
  blackholeHost,
  isTestChangefeed,
  resemblesTestChangefeed,
} from '../../state/test-changefeeds.js';
import { unexpectedIn } from '../../state/unexpected.js';
import type { Run } from '../run.js';
import { readChangefeed, readList } from './read-cluster.js';
import { confirmFindings } from './recheck.js';

/** New changefeeds whose sinks are read: others may create some meanwhile. */
const mostRead = 5;

/** The IDs of all changefeeds; undefined if no list came. */
export async function listIds(run: Run): Promise<ReadonlySet<string> | undefined> {
  const list = await readList(run, 'listChangefeeds');
  return list && new Set(list.map(({ id }) => String(id)));
}

/** @param before The IDs that were listed before the run's first create. */
export async function checkUnexpected(
  run: Run,
  before: ReadonlySet<string> | undefined,
): Promise<void> {
  const started = run.clock.now();
  let last: readonly Finding[] = [];
  const findings = await confirmFindings(run, async () => {
    last = await findUnexpected(run, before);
    return last;
  });
  // They came of the run's requests, so they are removed with the rest.
  for (const { subject } of findings.length === 0 ? [] : last) {
    if (subject.changefeed) run.expected = adopted(run.expected, subject.changefeed);
  }
  run.recorder.add({
    operationId: undefined,
    check: 'settling',
    name: 'no changefeed exists that nobody asked for, after all creates',
    milliseconds: run.clock.now() - started,
    findings,
    ...(before === undefined && { notObserved: 'no list came before the first create' }),
  });
}

async function findUnexpected(
  run: Run,
  before: ReadonlySet<string> | undefined,
): Promise<readonly Finding[]> {
  const list = await readList(run, 'listChangefeeds');
  const { named, candidates } = unexpectedIn(run.expected, list ?? [], before);
  const found = named.map(({ id, state }) => unexpected(id, { state }));
  for (const id of candidates.slice(0, mostRead)) {
    const { detail } = await readChangefeed(run, id);
    const host = blackholeHost(detail?.sink_uri);
    const { runId } = run.expected;
    if (isTestChangefeed(runId, host) || resemblesTestChangefeed(runId, host)) {
      found.push(unexpected(id, { sinkUri: String(detail?.sink_uri) }));
    }
  }
  return found;
}

const unexpected = (id: string, received: { state: string } | { sinkUri: string }) =>
  finding('unexpected-changefeed', 'createChangefeed', {
    subject: { changefeed: id },
    received,
  });
