// `state: 'documented'` in the new architecture: the requests of the vendor's document, in its order.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exchange } from '../../support.js';
import { useNewarch } from './support.js';

interface Example {
  readonly operationId: string;
  readonly method: string;
  readonly curl: string;
  readonly status: number;
}

const file = new URL('../../../fixtures/documented-examples.json', import.meta.url);
const examples: readonly Example[] = JSON.parse(readFileSync(file, 'utf8'));

const { sandbox, get, advance, stateOf } = useNewarch({
  state: 'documented',
  tables: undefined,
  captures: 3,
});

function requestOf({ method, curl }: Example): [url: string, init: RequestInit] {
  const [, path = ''] = /http:\/\/127\.0\.0\.1:8300(\S+)/.exec(curl) ?? [];
  const [, body] = /-d '(.*)'/.exec(curl) ?? [];
  return [`${sandbox().url}${path}`, { method, ...(body !== undefined && { body }) }];
}

test('all 16 requests get their documented statuses in the order of the document', async () => {
  const got: [string, number][] = [];
  for (const example of examples) {
    const { status } = await exchange(...requestOf(example));
    got.push([example.operationId, status]);
    advance(5_000);
  }
  expect(got).toEqual(examples.map(({ operationId, status }) => [operationId, status]));
});

test('the first capture looks after what is there at the start', async () => {
  const { host } = new URL(sandbox().url);
  for (const id of ['test1', 'test2', 'changefeed-test1']) {
    const { text } = await get(`/changefeeds/${id}`);
    expect(text).toContain(`"maintainer_addr":"${host}"`);
    expect(text).toContain('"mounter":{"worker_num":16}');
  }
});

test('a removed test1 is gone when that is answered, and comes back stopped', async () => {
  await exchange(`${sandbox().url}/api/v1/changefeeds/test1`, { method: 'DELETE' });
  expect(await stateOf('test1')).toBe('unknown');
  advance(1_000);
  expect(await stateOf('test1')).toBe('stopped');
});
