// Rebalance and moves of tables (server-behaviour/new-architecture.md#rebalance, server-behaviour/new-architecture.md#move-table).
import { expect, test } from 'vitest';
import { errorText } from '../../support.js';
import { compact, useNewarch } from './support.js';

const { advance, captures, create, post, sandbox } = useNewarch({ captures: 2 });
const quirky = useNewarch({ captures: 2, quirks: true });

const move = (body: object, query = '') => post(`/changefeeds/a/tables/move_table${query}`, body);
const done = compact(202, '{}');

test('server-behaviour/new-architecture.md#rebalance, rebalance_table is an empty 202, whatever the ID and the body', async () => {
  const empty = { status: 202, type: null, text: '' };
  expect(await post('/changefeeds/a_b/tables/rebalance_table', '[')).toMatchObject(empty);
  expect(await post('/changefeeds/none/tables/rebalance_table')).toMatchObject(empty);
});

test('server-behaviour/new-architecture.md#move-table, a move is answered when the table is there, wherever it was', async () => {
  await create('a');
  for (const { id } of [...(await captures()), ...(await captures())]) {
    expect(await move({ capture_id: id, table_id: 63 })).toMatchObject(done);
    const before = sandbox().cluster.now();
    expect(await move({ capture_id: id, table_id: 63 })).toMatchObject(done);
    expect(sandbox().cluster.now()).toBe(before);
  }
});

test.each<[string, object, string, string]>([
  [
    'a table that the changefeed does not have',
    { table_id: 49 },
    'CDC:ErrTableIsNotFounded',
    'table is not found%!(EXTRA string=tableID, int64=49)',
  ],
  [
    'table 0',
    { table_id: 0 },
    'CDC:ErrTableNotSupportMove',
    'table is not supported to move%!(EXTRA string=tableID, int64=0)',
  ],
  [
    'no table',
    {},
    'CDC:ErrTableNotSupportMove',
    'table is not supported to move%!(EXTRA string=tableID, int64=0)',
  ],
  [
    'an unknown capture',
    { table_id: 63, capture_id: 'x_y' },
    'CDC:ErrNodeIsNotFound',
    'node is not found%!(EXTRA string=targetNode, node.ID=x_y)',
  ],
  [
    'target_capture_id, as the source says',
    { table_id: 63, target_capture_id: 'x' },
    'CDC:ErrNodeIsNotFound',
    'node is not found%!(EXTRA string=targetNode, node.ID=)',
  ],
])('server-behaviour/new-architecture.md#move-table, %s is 500', async (_, body, code, text) => {
  await create('a');
  expect(await move(body)).toMatchObject({ status: 500, text: errorText(code, text) });
});

test('server-behaviour/new-architecture.md#move-table, a changefeed that is unknown, not placed yet or stopped has no maintainer', async () => {
  const [owner] = await captures();
  const expected = {
    status: 500,
    text: errorText('', "Can't not find maintainer for changefeed: a"),
  };
  const body = { capture_id: owner?.id, table_id: 63 };
  expect(await move(body)).toMatchObject(expected);
  await post('/changefeeds', { changefeed_id: 'a', sink_uri: 'blackhole://' });
  expect(await move(body)).toMatchObject(expected);
  advance(1_000);
  expect(await move(body)).toMatchObject(done);
  await post('/changefeeds/a/pause');
  expect(await move(body)).toMatchObject(expected);
});

test('server-behaviour/new-architecture.md#move-table, tableID and targetNodeID of the query win over the body', async () => {
  await create('a');
  const [one] = await captures();
  expect(await move({}, `?tableID=65&targetNodeID=${one?.id}`)).toMatchObject(done);
  expect((await move({ capture_id: one?.id, table_id: 63 }, '?tableID=49')).text).toContain(
    'int64=49)',
  );
  expect((await move({}, '?tableID=x')).text).toBe(
    errorText('', 'strconv.ParseInt: parsing "x": invalid syntax'),
  );
});

test('server-behaviour/new-architecture.md#move-table, with the bugs, only the coordinator moves its own', async () => {
  const { create: make, post: send, get } = quirky;
  await make('a');
  await make('b');
  const [owner] = (await quirky.captures()).filter(({ is_owner }) => is_owner);
  const maintainerOf = async (id: string) =>
    JSON.parse((await get(`/changefeeds/${id}`)).text).maintainer_addr;
  expect(await maintainerOf('a')).toBe(owner?.address);
  expect(await maintainerOf('b')).not.toBe(owner?.address);
  const body = { capture_id: owner?.id, table_id: 63 };
  expect(await send('/changefeeds/a/tables/move_table', body)).toMatchObject(done);
  expect(await send('/changefeeds/b/tables/move_table', body)).toMatchObject({
    status: 400,
    type: 'text/plain; charset=utf-8',
    text: errorText('CDC:ErrAPIInvalidParam', 'invalid api parameter: EOF'),
  });
});

test('server-behaviour/new-architecture.md#move-table, without them any changefeed is moved', async () => {
  await create('a');
  await create('b');
  const [, other] = await captures();
  const body = { capture_id: other?.id, table_id: 63 };
  expect(await post('/changefeeds/b/tables/move_table', body)).toMatchObject(done);
});
