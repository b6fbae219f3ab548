// Forwarding to the owner, and what callers see while there is none.
import { expect, test } from 'vitest';
import { errorText, useSandbox } from './support.js';

const latest = useSandbox();
const early = useSandbox({ release: '6.5.12' });

test('a capture that is not the owner forwards, without a trace from 7.3 on', async () => {
  await latest.create('a');
  const answer = await latest.get('/changefeeds/a', 1);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('ticdc-forwardfromcapture')).toBe(null);
});

test('a forwarded answer names the capture that forwarded it up to 7.2, errors too', async () => {
  const { id } = JSON.parse((await early.get('/status', 1)).text);
  const answer = await early.get('/changefeeds/nope', 1);
  expect(answer.status).toBe(400);
  expect(answer.headers.get('ticdc-forwardfromcapture')).toBe(id);
  const local = await early.get('/changefeeds/nope', 0);
  expect(local.headers.get('ticdc-forwardfromcapture')).toBe(null);
});

test('the forward header from a client ends in 500 at a capture that forwards', async () => {
  const text = 'request forward error, an request can only forward to owner one time';
  const refused = errorText('ErrRequestForwardErr', text);
  const headers = { 'TiCDC-ForwardFromCapture': 'x' };
  const first = await early.send('GET', '/changefeeds', { headers }, 1);
  expect(first).toMatchObject({ status: 500, text: refused });
  expect((await early.send('GET', '/changefeeds', { headers }, 0)).status).toBe(200);
  for (const times of ['3', '-1', 'x']) {
    const init = { headers: { 'TiCDC-ForwardTimes': times } };
    const answer = await latest.send('GET', '/changefeeds', init, 1);
    expect(answer).toMatchObject({ status: 500, text: refused });
  }
  const few = await latest.send(
    'GET',
    '/changefeeds',
    { headers: { 'TiCDC-ForwardTimes': '2' } },
    1,
  );
  expect(few.status).toBe(200);
});

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
  expect([...seen].filter((answer) => !named.includes(answer))).toEqual([]);
});

test('a lost owner is replaced, the changefeeds stay', async () => {
  await latest.create('a');
  latest.sandbox().cluster.fault({ kind: 'owner-lost' });
  latest.advance(60_000);
  expect((await latest.get('/changefeeds/a')).status).toBe(200);
  expect((await latest.get('/health')).status).toBe(200);
});
