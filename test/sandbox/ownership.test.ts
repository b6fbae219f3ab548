// What callers see while there is no owner.
import { expect, test } from 'vitest';
import { loseOwner } from './lose-owner.js';
import { errorText, useSandbox } from './support.js';

const latest = useSandbox();

test('a resignation: owner not found, then another owner, which knows nothing before its first tick', async () => {
  await latest.create('a');
  const { cluster } = latest.sandbox();
  expect(await latest.post('/owner/resign')).toMatchObject({ status: 202, type: null, text: '' });
  const flagged = await latest.get('/changefeeds/a');
  expect(flagged).toMatchObject({
    status: 500,
    text: errorText('CDC:ErrOwnerNotFound', 'owner not found'),
  });
  expect((await latest.get('/status')).status).toBe(200);
  expect((await latest.post('/log', {})).status).toBe(200);

  const seen = new Set<string>();
  for (let time = 0; time < 5_000; time += 10) {
    cluster.advance(10);
    const { status, text } = await latest.get('/changefeeds/a');
    seen.add(status === 200 ? '200' : `${status} ${JSON.parse(text).error_msg}`);
    if (status === 200) break;
  }
  expect([...seen].at(-1)).toBe('200');
  const named = [
    '200',
    '500 [CDC:ErrOwnerNotFound]owner not found',
    '500 election: no leader',
    '400 [CDC:ErrChangeFeedNotExists]changefeed not exists, default/a',
  ];
  expect([...seen].filter((response) => !named.includes(response))).toEqual([]);
});

test('a lost owner is replaced, the changefeeds stay', async () => {
  await latest.create('a');
  await loseOwner(latest.sandbox().cluster);
  latest.advance(60_000);
  expect((await latest.get('/changefeeds/a')).status).toBe(200);
  expect((await latest.get('/health')).status).toBe(200);
});
