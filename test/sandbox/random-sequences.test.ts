// Random operation sequences over HTTP: after each operation the sandbox answers and stands as the oracle says.
// SEQUENCES=10000 plays more of them, SEED=n other ones; a failure prints the seed and the shortest failing sequence.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { type Answer, send } from './http.js';
import {
  fastFailCodes,
  type Operation,
  Oracle,
  type ReleaseFacts,
  tsoOf,
  type Update,
} from './oracle.js';

const sequences = Number(process.env.SEQUENCES ?? 200);
const seed = Number(process.env.SEED ?? 20_210_810);

const releases: Readonly<Record<string, ReleaseFacts>> = {
  '8.5.7': { stateModel: 'warning', updatesFailed: true, listShowsPendingAs: 'pending' },
  '6.5.12': { stateModel: 'warning', updatesFailed: false, listShowsPendingAs: 'warning' },
};

/** A few owner ticks, in milliseconds: long enough for every job, far too short for a retry. */
const aMoment = 400;
/** In milliseconds: longer than removed changefeeds block their names (facts 1.6, v6.5), and than the way to a near target. */
const aWhile = 60_000;

/** Targets in words; the start is now. Updates may set a target that the checkpoint has passed (facts 1.7). */
type Target = 'none' | 'start' | 'passed' | 'near' | 'far';

type Command = { readonly patient: boolean } & (
  | { readonly kind: 'create'; readonly id: string; readonly sink: string; readonly target: Target }
  | {
      readonly kind: 'update';
      readonly id: string;
      readonly broken: boolean;
      readonly workers: number;
      readonly target: Target;
    }
  | { readonly kind: 'pause' | 'resume' | 'remove' | 'rebalance' | 'get'; readonly id: string }
  | { readonly kind: 'fail'; readonly id: string; readonly code: string }
  | { readonly kind: 'list'; readonly filter: string }
);

const often = { weight: 12, arbitrary: fc.constantFrom('a', 'b-1', 'C3') };
const rarely = { weight: 1, arbitrary: fc.constantFrom('a_b', 'x--y', 'constructor') };
const id = fc.oneof(often, rarely);
const target = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Target>('none') },
  { weight: 2, arbitrary: fc.constantFrom<Target>('start', 'passed', 'near', 'far') },
);
const patient = fc.boolean();
const sink = fc.oneof(
  { weight: 8, arbitrary: fc.constant('blackhole://') },
  { weight: 1, arbitrary: fc.constantFrom('', 'nonsense://x') },
);
const code = fc.constantFrom('CDC:ErrKafkaAsyncSendMessage', ...fastFailCodes);
const broken = fc.integer({ min: 0, max: 7 }).map((number) => number === 0);
const filter = fc.constantFrom(
  ...['', 'all', 'normal', 'stopped', 'failed', 'finished', 'warning', 'pending', 'error'],
  ...['removed', 'Normal', '__proto__'],
);

const kind = <Kind extends string>(name: Kind) => fc.constant(name);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: kind('create'), id, sink, target, patient }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: kind('update'),
      id,
      broken,
      workers: fc.constantFrom(0, 16, 32),
      target,
      patient,
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constantFrom('pause', 'pause', 'resume', 'resume', 'remove', 'rebalance', 'get'),
      id,
      patient,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: kind('fail'), id, code, patient }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('list'), filter, patient }) },
);

/** At most so many commands that a pending changefeed stays pending if nobody is patient: 14 moments are less than 10 s. */
const sequence = fc.array(command, { minLength: 4, maxLength: 14, size: 'max' });

test.each(Object.entries(releases))(
  `v%s agrees with the oracle in ${sequences} random sequences`,
  async (release, facts) => {
    const sandbox = await startSandbox({ port: 0, clock: 'virtual', state: 'empty', release });
    try {
      await fc.assert(
        fc.asyncProperty(sequence, (commands) => play(sandbox, facts, commands)),
        { seed, numRuns: sequences },
      );
    } finally {
      await sandbox.close();
    }
  },
  3_600_000,
);

async function play(sandbox: Sandbox, facts: ReleaseFacts, commands: readonly Command[]) {
  sandbox.cluster.reset();
  const oracle = new Oracle(facts);
  for (const command of commands) {
    await perform(sandbox, oracle, command);
    settle(sandbox, oracle, command);
    expect(await list(sandbox, 'all')).toEqual(oracle.list('all'));
    if ('id' in command) await compareDetail(sandbox, oracle, command.id);
  }
}

async function perform({ cluster, url }: Sandbox, oracle: Oracle, command: Command): Promise<void> {
  if (command.kind === 'list') {
    const answer = await send(url, 'GET', `/api/v1/changefeeds?state=${command.filter}`);
    expect(listed(answer)).toEqual(oracle.list(command.filter));
  } else if (command.kind === 'fail') {
    if (oracle.stateOf(command.id) !== 'normal') return; // What does not run meets no error.
    oracle.fail(command.id, command.code);
    cluster.fail(command.id, { code: command.code, message: `[${command.code}]a test` });
  } else {
    const operation = operationOf(command, oracle, cluster.now());
    const expected = oracle.apply(operation);
    const answer = await send(url, ...requestOf(operation));
    expect(outcomeOf(answer)).toEqual(expected);
  }
}

/** Lets a moment pass, or enough time for everything that is under way. */
function settle({ cluster }: Sandbox, oracle: Oracle, command: Command): void {
  cluster.advance(aMoment);
  const mustWait = command.kind === 'remove' || oracle.isFinishing(cluster.now() + aWhile);
  if (!command.patient && !mustWait) return;
  cluster.advance(Math.ceil(1.2 * oracle.longestRetry()) + aWhile);
  oracle.settle(cluster.now());
}

async function list({ url }: Sandbox, state: string) {
  return listed(await send(url, 'GET', `/api/v1/changefeeds?state=${state}`));
}

async function compareDetail({ url }: Sandbox, oracle: Oracle, id: string): Promise<void> {
  const expected = oracle.apply({ kind: 'get', id });
  const answer = await send(url, 'GET', `/api/v1/changefeeds/${id}`);
  expect(outcomeOf(answer)).toEqual(expected);
  if (answer.status !== 200) return;
  expect(JSON.parse(answer.text)).toMatchObject({ id, state: oracle.stateOf(id), error: null });
}

type HttpCommand = Exclude<Command, { kind: 'list' | 'fail' }>;

/** Words become TSOs. */
function operationOf(command: HttpCommand, oracle: Oracle, now: number): Operation {
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
    default:
      return ['POST', `${path}/${operation.kind}`];
  }
}

function outcomeOf({ status, text }: Answer) {
  return status < 300 ? { status } : { status, code: JSON.parse(text).error_code };
}

function listed(answer: Answer) {
  expect(answer.status).toBe(200);
  const items: { id: string; state: string; error: { code: string } | null }[] = JSON.parse(
    answer.text,
  );
  return items.map(({ id, state, error }) => ({ id, state, error: error?.code ?? null }));
}
