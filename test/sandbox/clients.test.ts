// PingCAP's tools against the sandbox: the requests that they send, what they read of the responses, and their rolling restart.
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { type State, stateFormat } from '../../src/sandbox/model/state.js';
import { classicReleases, newarchReleases } from '../fixtures/played-releases.js';
import { send } from './http.js';

/** A request of a client, and what it does with the response. */
interface Step {
  readonly request: { readonly method: string; readonly path: string; readonly bodyField?: string };
  /** Fields that the client reads. */
  readonly fields: readonly string[];
  readonly goesOnAt: readonly number[];
  /** Statuses after which the client goes on without a result. */
  readonly ignores: readonly number[];
  readonly codesThatMeanDone?: readonly string[];
}

type StepName = 'ready' | 'display' | 'captures' | 'resign' | 'drain';
type Client = Readonly<Record<StepName, Step>>;

const readClient = (name: string): Client =>
  JSON.parse(readFileSync(new URL(`../fixtures/clients/${name}.json`, import.meta.url), 'utf8'));

const clients = ['tiup', 'tidb-operator'] as const;
const releases = [
  ...classicReleases.map((release) => ['classic', release] as const),
  ...newarchReleases.map((release) => ['newarch', release] as const),
];
const cases = clients.flatMap((client) =>
  releases.map(([generation, release]) => [client, generation, release] as const),
);

const ids = ['one', 'two'];
const tables = ['db.t1', 'db.t2', 'db.t3', 'db.t4', 'db.t5', 'db.t6'];

async function start(generation: 'classic' | 'newarch', release: string): Promise<Sandbox> {
  const options = { port: 0, clock: 'virtual', captures: 3, tables, generation, release } as const;
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  for (const id of ids) {
    const body = JSON.stringify({ changefeed_id: id, sink_uri: `blackhole://${id}/` });
    const { status } = await send(sandbox.url, 'POST', '/api/v1/changefeeds', body);
    if (status !== 202) throw new Error(`Expected 202, got ${status}`);
  }
  sandbox.cluster.advance(3_000);
  return sandbox;
}

/** Longest time that a client tries, in seconds. */
const patience = 40;

/** Sends a step every second until the client goes on. Returns what it reads; undefined if it goes on without a result. */
async function perform({ cluster }: Sandbox, url: string, step: Step, value?: string) {
  const { method, path, bodyField } = step.request;
  const body = bodyField === undefined ? undefined : JSON.stringify({ [bodyField]: value });
  let last = '';
  for (let second = 0; second < patience; second += 1) {
    const { status, text } = await send(url, method, path, body);
    if (step.goesOnAt.includes(status)) return text === '' ? undefined : JSON.parse(text);
    if (step.ignores.includes(status)) return undefined;
    if (step.codesThatMeanDone?.some((code) => text.includes(code))) return undefined;
    last = `${status} ${text}`;
    cluster.advance(1_000);
  }
  throw new Error(`${method} ${path}: still ${last} after ${patience} seconds`);
}

interface Listed {
  readonly id: string;
  readonly is_owner: boolean;
  readonly address: string;
}

/** Restarts one capture after another, as the client does. Calls `check` after each. */
async function roll(sandbox: Sandbox, client: Client, check: () => void): Promise<void> {
  const { cluster, urls } = sandbox;
  for (const [port, url] of urls.entries()) {
    const own = async () => {
      const captures: Listed[] = await perform(sandbox, url, client.captures);
      return captures.find(({ address }) => address === new URL(url).host);
    };
    for (let tries = 0; (await own())?.is_owner && tries < patience; tries += 1) {
      await perform(sandbox, url, client.resign);
      cluster.advance(3_000);
    }
    const capture = await own();
    expect(capture).toMatchObject({ is_owner: false });
    let left = patience;
    while ((await perform(sandbox, url, client.drain, capture?.id))?.current_table_count > 0) {
      cluster.advance(1_000);
      left -= 1;
      expect(left).toBeGreaterThan(0);
    }
    cluster.stopCapture(port);
    await cluster.startCapture(port);
    const status = await perform(sandbox, url, client.ready);
    expect(status.id).not.toBe(capture?.id);
    cluster.advance(3_000);
    check();
  }
}

const isState = (value: unknown): value is State =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === stateFormat;

/** Table IDs of each changefeed, by whether the capture runs. */
function placedOn({ cluster }: Sandbox) {
  const state = cluster.snapshot().cluster;
  if (!isState(state)) throw new Error('Expected the state of a cluster');
  return ids.map((id) =>
    (state.feeds.get(id)?.tables ?? [])
      .flatMap((placed, index) => (state.captures[index]?.process === 'running' ? placed : []))
      .sort(),
  );
}

test.each(cases)('%s reads what it needs from %s v%s', async (name, generation, release) => {
  const sandbox = await start(generation, release);
  const client = readClient(name);
  for (const step of [client.ready, client.display, client.captures]) {
    const result = await perform(sandbox, sandbox.url, step);
    const [first] = Array.isArray(result) ? result : [result];
    expect(Object.keys(first)).toEqual(expect.arrayContaining([...step.fields]));
  }
});

test.each(cases)(
  'the rolling restart of %s on %s v%s loses no table and places none twice',
  async (name, generation, release) => {
    const sandbox = await start(generation, release);
    const all = [63n, 65n, 67n, 69n, 71n, 73n];
    const old: Listed[] = await perform(sandbox, sandbox.url, readClient(name).captures);
    await roll(sandbox, readClient(name), () => expect(placedOn(sandbox)).toEqual([all, all]));
    const young: Listed[] = await perform(sandbox, sandbox.url, readClient(name).captures);
    expect(young.map(({ address }) => address).sort()).toEqual(
      old.map(({ address }) => address).sort(),
    );
    const before = new Set(old.map(({ id }) => id));
    expect(young.filter(({ id }) => before.has(id))).toEqual([]);
    for (const id of ids) {
      const { text } = await send(sandbox.url, 'GET', `/api/v1/changefeeds/${id}`);
      expect(JSON.parse(text).state).toBe('normal');
    }
  },
);

test.each([
  ['classic', '5.4.3', 404],
  ['classic', '6.5.12', 202],
  ['classic', '8.5.7', 202],
  ['newarch', '8.5.7', 202],
] as const)('a drain on %s v%s is %i', async (generation, release, status) => {
  const sandbox = await start(generation, release);
  const { request } = readClient('tiup').drain;
  const captures: Listed[] = await perform(sandbox, sandbox.url, readClient('tiup').captures);
  const capture_id = captures.find(({ is_owner }) => !is_owner)?.id;
  const body = JSON.stringify({ capture_id });
  expect((await send(sandbox.url, request.method, request.path, body)).status).toBe(status);
});
