// Random operation sequences over HTTP: after each operation the sandbox answers and stands as the oracle says.
// SEQUENCES=10000 plays more of them, SEED=n other ones; a failure prints the seed and the shortest failing sequence.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.js';
import { extent } from '../../fixtures/extent.js';
import { type ReceivedResponse, send } from '../http.js';
import { type Operation, Oracle, type ReleaseFacts, tsoOf, type Update } from './oracle.js';
import { type Command, sequence, type Target, tables } from './random-commands.js';

const sequences = Number(process.env.SEQUENCES ?? extent(20, 200));
const seed = Number(process.env.SEED ?? 20_210_810);

const releases: Readonly<Record<string, ReleaseFacts>> = {
  '8.5.7': {
    stateModel: 'warning',
    updatesFailed: true,
    listShowsPendingAs: 'pending',
    unretryable: 'failed',
    codeOfResigned: 'CDC:ErrOwnerNotFound',
  },
  '6.5.12': {
    stateModel: 'warning',
    updatesFailed: false,
    listShowsPendingAs: 'warning',
    unretryable: 'failed',
    codeOfResigned: 'CDC:ErrOwnerNotFound',
  },
  '7.0.0': {
    stateModel: 'error',
    updatesFailed: true,
    listShowsPendingAs: 'pending',
    unretryable: 'kept in error',
    codeOfResigned: 'CDC:ErrOwnerNotFound',
  },
  '6.1.7': {
    stateModel: 'error',
    updatesFailed: false,
    listShowsPendingAs: 'pending',
    unretryable: 'retried',
    codeOfResigned: undefined,
  },
  '5.4.3': {
    stateModel: 'error',
    updatesFailed: false,
    listShowsPendingAs: 'pending',
    unretryable: 'retried',
    codeOfResigned: undefined,
  },
};

/** A few owner ticks, in milliseconds: long enough for every job and a start, far too short for a retry. */
const aMoment = 600;
/** An owner tick (server-behaviour/state-machine.md#visibility), in milliseconds. */
const ownerTick = (release: string) => (/^(5|6\.[0-3])\./.test(release) ? 200 : 50);
/**
 * In milliseconds: longer than removed changefeeds block their names (server-behaviour/changefeeds.md#create), and than the way to a near
 * target.
 */
const aWhile = 60_000;

test.each(Object.entries(releases))(
  `v%s agrees with the oracle in ${sequences} random sequences`,
  async (release, facts) => {
    const sandbox = await startSandbox({
      port: 0,
      clock: 'virtual',
      latency: 'none',
      captures: 3,
      tables: ['db.t1', 'db.t2'],
      release,
    });
    const game = { ...sandbox, ownerTick: ownerTick(release), captures: await captureIds(sandbox) };
    try {
      await fc.assert(
        fc.asyncProperty(sequence, (commands) => play(game, facts, commands)),
        { seed, numRuns: sequences },
      );
    } finally {
      await sandbox.close();
    }
  },
  3_600_000,
);

interface Game extends Sandbox {
  /** In milliseconds. */
  readonly ownerTick: number;
  /** IDs of the captures. */
  readonly captures: readonly string[];
}

async function captureIds({ url }: Sandbox): Promise<string[]> {
  const captures: { id: string }[] = JSON.parse((await send(url, 'GET', '/api/v1/captures')).text);
  return captures.map(({ id }) => id);
}

async function play(game: Game, facts: ReleaseFacts, commands: readonly Command[]) {
  game.cluster.reset();
  const oracle = new Oracle(facts, tables);
  for (const command of commands) {
    await perform(game, oracle, command);
    settle(game, oracle, command);
    expect(await list(game, 'all')).toEqual(oracle.list('all'));
    if ('id' in command) await compareDetail(game, oracle, command.id);
    if ('id' in command) await comparePlaces(game, oracle, command.id);
  }
}

async function perform(game: Game, oracle: Oracle, command: Command): Promise<void> {
  const { cluster, url } = game;
  if (command.kind === 'list') {
    const response = await send(url, 'GET', `/api/v1/changefeeds?state=${command.filter}`);
    expect(listed(response)).toEqual(oracle.list(command.filter));
  } else if (command.kind === 'resign') {
    await resign(game, oracle, command);
  } else if (command.kind === 'fail') {
    if (oracle.stateOf(command.id) !== 'normal') return; // What does not run meets no error.
    const { code, retryable } = command;
    oracle.fail(command.id, code, retryable);
    cluster.fail(command.id, { code, message: `[${code}]a test`, retryable });
  } else {
    const operation = operationOf(command, oracle, cluster.now(), game.captures);
    const expected = oracle.apply(operation);
    const response = await send(url, ...requestOf(operation));
    expect(outcomeOf(response)).toEqual(expected);
  }
}

/** The owner resigns; a call before it leaves and one after that have no effect. */
async function resign(
  { cluster, url, ownerTick }: Game,
  oracle: Oracle,
  { id, call }: Command & { readonly kind: 'resign' },
): Promise<void> {
  expect(outcomeOf(await send(url, 'POST', '/api/v1/owner/resign'))).toEqual({ status: 202 });
  const resigning = oracle.whileResigning(id);
  const request = requestOf({ kind: call, id });
  if (resigning) expect(outcomeOf(await send(url, ...request))).toEqual(resigning);
  // server-behaviour/state-machine.md#election-times-v8-5-7
  cluster.advance(ownerTick === 200 ? 200 : 150);
  expect(outcomeOf(await send(url, ...request))).toEqual(oracle.withoutOwner());
  oracle.changeOwner();
}

/** Lets a moment pass, or enough time for everything that is under way. */
function settle({ cluster }: Sandbox, oracle: Oracle, command: Command): void {
  cluster.advance(aMoment);
  const takesLong = command.kind === 'remove' || command.kind === 'resign';
  const mustWait = takesLong || oracle.isFinishing(cluster.now() + aWhile);
  if (!command.patient && !mustWait) return;
  cluster.advance(Math.ceil(1.2 * oracle.longestRetry()) + aWhile);
  oracle.settle(cluster.now());
}

async function list({ url }: Sandbox, state: string) {
  return listed(await send(url, 'GET', `/api/v1/changefeeds?state=${state}`));
}

async function compareDetail({ url }: Sandbox, oracle: Oracle, id: string): Promise<void> {
  const expected = oracle.apply({ kind: 'get', id });
  const response = await send(url, 'GET', `/api/v1/changefeeds/${id}`);
  expect(outcomeOf(response)).toEqual(expected);
  if (response.status !== 200) return;
  expect(JSON.parse(response.text)).toMatchObject({ id, state: oracle.stateOf(id), error: null });
}

/** Tables that were moved are where they were moved to. */
async function comparePlaces({ url, captures }: Game, oracle: Oracle, id: string): Promise<void> {
  for (const [table, capture] of oracle.placesOf(id)) {
    const path = `/api/v1/processors/${id}/${captures[capture]}`;
    const { table_ids } = JSON.parse((await send(url, 'GET', path)).text);
    expect(table_ids).toContain(table);
  }
}

type HttpCommand = Exclude<Command, { kind: 'list' | 'fail' | 'resign' }>;

/** Words become TSOs. */
function operationOf(
  command: HttpCommand,
  oracle: Oracle,
  now: number,
  captures: readonly string[],
): Operation {
  if (command.kind === 'create') {
    const startTs = tsoOf(now);
    const { kind, id, sink } = command;
    const targetTs = targetOf(command.target, startTs, now);
    return { kind, id, sinkUri: sink, startTs, targetTs };
  }
  if (command.kind === 'update') {
    const targetTs = targetOf(command.target, oracle.startOf(command.id) ?? tsoOf(now), now);
    const update: Update = command.broken ? 'broken' : { targetTs, workers: command.workers };
    return { kind: 'update', id: command.id, update };
  }
  if (command.kind === 'move') {
    const { kind, id, table, to } = command;
    if (typeof to === 'string') return { kind, id, table, captureId: to, capture: undefined };
    return { kind, id, table, captureId: captures[to] ?? '', capture: to };
  }
  return command;
}

function targetOf(target: Target, startTs: bigint, now: number): bigint {
  if (target === 'none') return 0n;
  if (target === 'start') return startTs;
  if (target === 'passed') return startTs + 1n;
  return tsoOf(now + (target === 'near' ? 5_000 : 864_000_000));
}

function requestOf(operation: Operation): [method: string, path: string, body?: string] {
  const path = `/api/v1/changefeeds/${operation.id}`;
  switch (operation.kind) {
    case 'create': {
      const { id, sinkUri, startTs, targetTs } = operation;
      const body = `{"changefeed_id":"${id}","sink_uri":"${sinkUri}","start_ts":${startTs},"target_ts":${targetTs}}`;
      return ['POST', '/api/v1/changefeeds', body];
    }
    case 'update': {
      const { update } = operation;
      if (update === 'broken') return ['PUT', path, '{'];
      const body = `{"target_ts":${update.targetTs},"mounter_worker_num":${update.workers}}`;
      return ['PUT', path, body];
    }
    case 'get':
      return ['GET', path];
    case 'remove':
      return ['DELETE', path];
    case 'rebalance':
      return ['POST', `${path}/tables/rebalance_table`];
    case 'move': {
      const body = `{"capture_id":"${operation.captureId}","table_id":${operation.table}}`;
      return ['POST', `${path}/tables/move_table`, body];
    }
    default:
      return ['POST', `${path}/${operation.kind}`];
  }
}

function outcomeOf({ status, text }: ReceivedResponse) {
  return status < 300 ? { status } : { status, code: JSON.parse(text).error_code };
}

function listed(response: ReceivedResponse) {
  expect(response.status).toBe(200);
  const items: { id: string; state: string; error: { code: string } | null }[] = JSON.parse(
    response.text,
  );
  // Up to v6.1 a list has no order (server-behaviour/changefeeds.md#list).
  return items
    .map(({ id, state, error }) => ({ id, state, error: error?.code ?? null }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
