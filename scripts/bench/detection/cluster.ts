// The cluster of every bench run: changefeeds in all states, tables on several captures, a sink with a password.
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.js';

/** The server version that the sandbox simulates. */
export interface Played {
  readonly release: string;
  readonly generation: 'classic' | 'newarch';
}

/** The operator's changefeeds. The documented ones, which replicate `test.*`, exist as well. */
const operators = [
  { id: 'orders-to-mysql', sink: 'mysql://root:hunter2@127.0.0.1:3306/' },
  { id: 'paused-one', sink: 'blackhole://paused/' },
  { id: 'failed-one', sink: 'blackhole://failed/' },
  { id: 'finished-one', sink: 'blackhole://finished/' },
  { id: 'troubled-one', sink: 'blackhole://troubled/' },
] as const;

/** Milliseconds until a new cluster has settled. */
const settled = 20_000;

/** Starts the sandbox on virtual time and waits until it has settled. With seed 2 another capture wins the election. */
export async function startLivelyCluster(played: Played, seed = 2): Promise<Sandbox> {
  const sandbox = await startSandbox({
    ...played,
    port: 0,
    seed,
    clock: 'virtual',
    // A defect shows at the tick in which it happens.
    latency: 'none',
    state: 'documented',
    captures: 3,
    tables: ['test.t3', 'test.t4'],
  });
  try {
    await live(sandbox);
    return sandbox;
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

async function live({ url, cluster }: Sandbox): Promise<void> {
  const post = async (path: string, body?: string) => {
    const response = await fetch(`${url}/api/v1/changefeeds${path}`, {
      method: 'POST',
      ...(body !== undefined && { body }),
    });
    if (response.status !== 202)
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  for (const { id, sink } of operators) {
    const soon = (BigInt(cluster.now() + 5_000) << 18n).toString();
    const target = id === 'finished-one' ? `,"target_ts":${soon}` : '';
    const rules = id === 'orders-to-mysql' ? 'test1.*' : 'nothing.*';
    await post(
      '',
      `{"changefeed_id":"${id}","sink_uri":"${sink}","filter_rules":["${rules}"]${target}}`,
    );
  }
  cluster.advance(2_000);
  await post('/paused-one/pause');
  cluster.fail('failed-one', {
    code: 'CDC:ErrGCTTLExceeded',
    message: '[CDC:ErrGCTTLExceeded]the checkpoint-ts is too old',
  });
  cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'troubled-one' });
  cluster.fail('troubled-one', {
    code: 'CDC:ErrProcessorUnknown',
    message: '[CDC:ErrProcessorUnknown]the sink <orders> & its peers are gone',
  });
  cluster.advance(settled);
}
