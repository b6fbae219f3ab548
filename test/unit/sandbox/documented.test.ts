// The requests of the vendor's document, in its order, against `state: 'documented'`.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exchange, useSandbox } from './support.js';

interface Example {
  readonly operationId: string;
  readonly method: string;
  readonly curl: string;
  readonly status: number;
}

const file = new URL('../../fixtures/documented-examples.json', import.meta.url);
const examples: readonly Example[] = JSON.parse(readFileSync(file, 'utf8'));

const { sandbox, get, advance } = useSandbox({ state: 'documented', tables: undefined });

/** What curl sends. */
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

test('it begins with the changefeeds and captures of the document', async () => {
  const changefeeds = JSON.parse((await get('/changefeeds?state=all')).text);
  expect(changefeeds.map(({ id }: { id: string }) => id)).toEqual([
    'changefeed-test1',
    'test1',
    'test2',
  ]);
  const { text } = await get('/captures');
  for (const id of [
    '561c3784-77f0-4863-ad52-65a3436db6af',
    'd8924259-f52f-4dfb-97a9-c48d26395945',
    '6f19a6d9-0f8c-4dc9-b299-3ba7c0f216f5',
  ]) {
    expect(text).toContain(id);
  }
});
