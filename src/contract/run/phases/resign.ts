// Evicts the owner and checks three things: that it leaves, what the cluster responds during the election, and the state afterwards
// (server-behaviour/state-machine.md#elections, server-behaviour/new-architecture.md#resign).
import { type Finding, finding } from '../../finding/finding.js';
import { resignStep } from '../../scenario/steps/cluster.js';
import { surelyIs } from '../../schema/server-version.js';
import { ownerOf } from '../../state/discovered.js';
import {
  afterElection,
  allChanged,
  ownerEvicted,
  tablesMayMove,
} from '../../state/expected-state.js';
import { isLed } from '../observe/election.js';
import { readList } from '../observe/read-cluster.js';
import { type ElectionRead, readRole, readWithoutOwner } from '../observe/read-in-election.js';
import { confirmFindings } from '../observe/recheck.js';
import { recordSettling, settle } from '../observe/settle.js';
import { checkUnaffected } from '../observe/unaffected-changefeeds.js';
import { poll } from '../poll.js';
import type { Run } from '../run.js';
import { runStepWithEffect } from '../steps/run-step.js';

const operationId = 'resignOwner';

/** Milliseconds in which an eviction must show: ten ticks of the slowest owner. */
const showsWithin = 2_000;
/** Longest time between two reads, in milliseconds. */
const longestDelay = 60;

function* delays(): Generator<number, never> {
  for (let delay = 5; ; delay = Math.min(longestDelay, Math.ceil(delay * 1.3))) yield delay;
}

export async function resign(run: Run): Promise<void> {
  const owner = ownerOf(run.discovered);
  await runStepWithEffect(run, resignStep, async () => {
    run.expected = ownerEvicted(tablesMayMove(run.expected));
    run.expected = allChanged(run.expected, { operationId, at: run.clock.now() });
    const started = run.clock.now();
    const { wasSeen, isCertain, reads } = await watchElection(run, owner);
    const findings = checkHealth(run, reads);
    if (wasSeen) return [...findings, ...(await checkElected(run))];
    const rule = `a response without an owner, or another owner than ${owner}`;
    const verdict = isCertain ? 'never' : 'accepted';
    recordSettling(run, started, { operationId, rule, verdict });
    if (!isCertain) return [...findings, ...(await checkElected(run))];
    const expected = { owner, within: showsWithin };
    return [...findings, finding('owner-evicted', operationId, { expected })];
  });
}

/** Reads at short intervals until the cluster has an owner again. */
async function watchElection(run: Run, owner: string | undefined) {
  const started = run.clock.now();
  const reads: ElectionRead[] = [];
  let wasSeen = false;
  await poll(run, {
    read: async () => {
      // A new owner may start a little behind the last one.
      run.expected = afterElection(run.expected);
      const read = await readWithoutOwner(run, owner);
      reads.push(read);
      wasSeen ||= read.isElection || read.hasOtherOwner;
      return read;
    },
    until: ({ isElection }) => {
      const waited = run.clock.now() - started;
      return wasSeen ? !isElection || waited >= run.settleTimeout : waited >= showsWithin;
    },
    delays: delays(),
  });
  const times = [started, ...reads.flatMap(({ received }) => received)];
  const longest = Math.max(...times.map((time, index) => time - (times[index - 1] ?? time)));
  return { wasSeen, isCertain: longest <= leastAway(run), reads };
}

/**
 * The milliseconds for which an owner that wins again is away at least: an election can hide between two responses that are further
 * apart. In the new architecture the same capture wins again only if there is no other one, and then at once
 * (server-behaviour/state-machine.md#election-times-v8-5-7, server-behaviour/new-architecture.md#resign-gap-is-short).
 */
function leastAway({ server, discovered }: Run): number {
  if (server.generation === 'newarch') return discovered.captures.length > 1 ? 100 : 0;
  return surelyIs(server, '<6.4.0') ? 400 : 200;
}

/**
 * From v6.3 on the owner responds for the cluster's health (server-behaviour/cluster.md#health), so it is unhealthy without an owner before
 * and after.
 */
function checkHealth({ server }: Run, reads: readonly ElectionRead[]): readonly Finding[] {
  if (server.generation === 'newarch' || !surelyIs(server, '>=6.3.0')) return [];
  const wrong = reads.filter(
    ({ isHealthy }, index) =>
      isHealthy && reads[index - 1]?.isOwnerless && reads[index + 1]?.isOwnerless,
  );
  if (wrong.length < 2) return [];
  return [finding('unhealthy-without-owner', 'getHealth', {})];
}

/** Waits for exactly one owner of which the called capture knows, and checks that no test changefeed has changed. */
async function checkElected(run: Run): Promise<readonly Finding[]> {
  const rule = 'exactly one capture is the owner, and the cluster is healthy';
  const within = run.settleTimeout;
  const settling = { operationId, rule } as const;
  run.expected = afterElection(run.expected);
  const how = { read: () => isLed(run), until: (led: boolean) => led, within };
  const { inTime } = await settle(run, settling, how);
  run.expected = afterElection(run.expected);
  if (!inTime) return [finding('one-owner-elected', operationId, { expected: within })];
  run.owner = run.expected.owners.ids.at(-1);
  const roles = await confirmFindings(run, () => checkRole(run));
  run.expected = allChanged(run.expected, { operationId, at: run.clock.now() });
  return [...roles, ...(await checkUnaffected(run, operationId))];
}

/** Compares the role that the called capture says it has with the list of captures. */
async function checkRole(run: Run): Promise<readonly Finding[]> {
  const [status, captures] = await Promise.all([readRole(run), readList(run, 'listCaptures')]);
  if (status === undefined || captures === undefined) return [];
  const listed = captures.find(({ id }) => id === status.id);
  if (listed?.is_owner === status.is_owner) return [];
  return [
    finding('role-after-election', operationId, {
      subject: { capture: String(status.id) },
      expected: String(listed?.is_owner),
      received: String(status.is_owner),
    }),
  ];
}
