// The curl lines of the vendor's document, run as they stand by a real shell and a real curl, in its order, against
// `state: 'documented'`: each is answered as documented, and does what the document says.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { send } from './http.js';

interface Example {
  readonly operationId: string;
  readonly curl: string;
  readonly status: number;
}

const file = new URL('../fixtures/documented-examples.json', import.meta.url);
const examples: readonly Example[] = JSON.parse(readFileSync(file, 'utf8'));

const run = promisify(execFile);
const curlIsThere = await run('curl', ['--version']).then(
  () => true,
  () => false,
);
const owner = '561c3784-77f0-4863-ad52-65a3436db6af';
const other = '6f19a6d9-0f8c-4dc9-b299-3ba7c0f216f5';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, clock: 'virtual', state: 'documented' });
});
afterAll(() => sandbox.close());

/** Runs the document's line of an operation, lets the cluster settle, and gives the body. */
async function line(operationId: string): Promise<string> {
  const example = examples.find((one) => one.operationId === operationId);
  if (example === undefined) throw new Error(`The document has no line of ${operationId}`);
  const command = example.curl.trim().replace('http://127.0.0.1:8300', sandbox.url);
  const { stdout } = await run('sh', ['-c', `${command} -s -w '\\n%{http_code}'`]);
  sandbox.cluster.advance(5_000);
  const cut = stdout.lastIndexOf('\n');
  expect(stdout.slice(cut + 1)).toBe(String(example.status));
  return stdout.slice(0, cut);
}

async function get(path: string) {
  return JSON.parse((await send(sandbox.url, 'GET', `/api/v1${path}`)).text);
}

/** Titles in the order of the document, which is the order of the tests. */
const says: readonly (readonly [operationId: string, says: string, seen: () => Promise<void>])[] = [
  [
    'getServerStatus',
    'tells who the capture is',
    async () => {
      const status = JSON.parse(await line('getServerStatus'));
      expect(status).toMatchObject({ id: owner, version: 'v8.5.7', is_owner: true });
    },
  ],
  ['getHealth', 'finds the cluster healthy', async () => expect(await line('getHealth')).toBe('')],
  [
    'createChangefeed',
    'creates test5',
    async () => {
      expect(await line('createChangefeed')).toBe('');
      expect(await get('/changefeeds/test5')).toMatchObject({ id: 'test5', state: 'normal' });
    },
  ],
  [
    'removeChangefeed',
    'removes test1, which comes back stopped for the lines that follow',
    async () => {
      const before = (await get('/changefeeds/test1')).create_time;
      expect(await line('removeChangefeed')).toBe('');
      const after = await get('/changefeeds/test1');
      expect(after.state).toBe('stopped');
      expect(after.create_time).not.toBe(before);
    },
  ],
  [
    'updateChangefeed',
    'changes the stopped test1, as sending it again has nothing left to change',
    async () => {
      expect(await line('updateChangefeed')).toBe('');
      const body = '{"mounter_worker_num":32}';
      const again = await send(sandbox.url, 'PUT', '/api/v1/changefeeds/test1', body);
      expect(again.text).toContain('changefeed config is the same with the old one, do nothing');
    },
  ],
  [
    'listChangefeeds',
    'lists the running changefeeds only',
    async () => {
      const list: { id: string; state: string }[] = JSON.parse(await line('listChangefeeds'));
      expect(list.map(({ id, state }) => [id, state])).toEqual([
        ['changefeed-test1', 'normal'],
        ['test2', 'normal'],
        ['test5', 'normal'],
      ]);
    },
  ],
  [
    'getChangefeed',
    'shows test1',
    async () => {
      const detail = await line('getChangefeed');
      expect(JSON.parse(detail)).toMatchObject({ id: 'test1', sink_uri: 'blackhole:' });
      expect(detail).toContain('"start_ts": 426919038970232833,');
    },
  ],
  [
    'pauseChangefeed',
    'leaves test1 stopped',
    async () => {
      expect(await line('pauseChangefeed')).toBe('');
      expect((await get('/changefeeds/test1')).state).toBe('stopped');
    },
  ],
  [
    'resumeChangefeed',
    'makes test1 run',
    async () => {
      expect(await line('resumeChangefeed')).toBe('');
      expect((await get('/changefeeds/test1')).state).toBe('normal');
    },
  ],
  [
    'listProcessors',
    'lists the processors of test1, the one of the document among them',
    async () => {
      const list = JSON.parse(await line('listProcessors'));
      expect(list).toContainEqual({
        namespace: 'default',
        changefeed_id: 'test1',
        capture_id: owner,
      });
    },
  ],
  [
    'getProcessor',
    'shows which tables test1 has there',
    async () => {
      const { table_ids } = JSON.parse(await line('getProcessor'));
      for (const id of table_ids) expect([63, 65]).toContain(id);
    },
  ],
  [
    'listCaptures',
    'lists the captures, of which one is the owner',
    async () => {
      const list: { id: string; is_owner: boolean }[] = JSON.parse(await line('listCaptures'));
      expect(list.filter(({ is_owner }) => is_owner).map(({ id }) => id)).toEqual([owner]);
    },
  ],
  [
    'resignOwner',
    'has an owner elected again',
    async () => {
      expect(await line('resignOwner')).toBe('');
      const list: { is_owner: boolean }[] = await get('/captures');
      expect(list.filter(({ is_owner }) => is_owner)).toHaveLength(1);
    },
  ],
  [
    'rebalanceTables',
    'spreads the two tables of test1 over two captures',
    async () => {
      expect(await line('rebalanceTables')).toBe('');
      const tables: { table_ids?: number[] }[] = (await get('/changefeeds/test1')).task_status;
      expect(tables.flatMap(({ table_ids = [] }) => table_ids).sort()).toEqual([63, 65]);
      expect(tables.every(({ table_ids = [] }) => table_ids.length <= 1)).toBe(true);
    },
  ],
  [
    'moveTable',
    'moves table 49 of changefeed-test1 to the capture that the document names',
    async () => {
      expect(await line('moveTable')).toBe('');
      const { table_ids } = await get(`/processors/changefeed-test1/${other}`);
      expect(table_ids).toEqual([49]);
    },
  ],
  ['setLogLevel', 'sets a log level', async () => expect(await line('setLogLevel')).toBe('')],
];

test('the lines run in the order of the document', () => {
  expect(says.map(([operationId]) => operationId)).toEqual(
    examples.map(({ operationId }) => operationId),
  );
});

test.for(says)('%s %s', async ([, , seen], { skip }) => {
  skip(!curlIsThere && !process.env.CI, 'curl is not installed');
  await seen();
});
