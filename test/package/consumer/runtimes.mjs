// A program for every JavaScript runtime. Arguments: the URLs of a sandbox, of a server with redirects and broken responses, and of none.
import assert from 'node:assert/strict';
import process from 'node:process';
import {
  createAndWait,
  createClient,
  isTicdcError,
  reconfigureChangefeed,
  removeAndWait,
} from 'ticdc-openapi';

const [sandbox, odd, nobody] = process.argv.slice(2);
const ticdc = createClient({ baseUrl: [nobody, sandbox], timeout: 60_000, retry: { writes: true } });

const body = { changefeed_id: 'runtime', sink_uri: 'blackhole://', target_ts: 2n ** 64n - 1n };
const created = await createAndWait(ticdc, body);
assert.equal(created?.target_ts, 18446744073709551615n);
const changed = await reconfigureChangefeed(ticdc, 'runtime', { target_ts: 9223372036854775807n });
assert.deepEqual([changed?.state, changed?.target_ts], ['normal', 9223372036854775807n]);
await removeAndWait(ticdc, 'runtime');
const missing = await ticdc.getChangefeed('runtime').catch((error) => error);
assert(isTicdcError(missing, 'CDC:ErrChangeFeedNotExists'), String(missing));

const once = { retry: /** @type {const} */ (false) };
const unreached = await createClient({ baseUrl: nobody, ...once }).resignOwner().catch((error) => error);
assert.equal(unreached.name, 'TicdcNetworkError', String(unreached));
assert.equal(unreached.isUnsent, true, String(unreached));

const strange = createClient({ baseUrl: odd, ...once });
const signal = AbortSignal.timeout(50);
const late = await strange.getHealth({ signal }).catch((error) => error);
assert.equal(late.name, 'TimeoutError', String(late));
const limited = await strange.getHealth({ timeout: 50 }).catch((error) => error);
assert.match(String(limited), /getHealth: no result within 50 ms/);
const broken = await strange.listCaptures().catch((error) => error);
assert.match(String(broken), /TicdcNetworkError: listCaptures: .*HTTP 200, but the response broke off/);
const moved = await strange.resignOwner().catch((error) => error);
assert.match(String(moved), /HTTP 301: expected HTTP 202.* redirects to /);
await strange.pauseChangefeed('a');

console.log('runtime: ok');
