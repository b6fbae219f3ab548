// A cluster with a changefeed that runs and one that is stopped, for the tests of processors.
import type { useReleases } from './releases.js';

export type Sandbox = ReturnType<ReturnType<typeof useReleases>>;

export const captureIds = async ({ get }: Sandbox): Promise<string[]> =>
  JSON.parse((await get('/captures')).text).map(({ id }: { id: string }) => id);

/** Puts the running changefeed `b` there, then the stopped `a`. */
export async function createBoth({ create, post, advance }: Sandbox) {
  await create('b', { sink_uri: 'blackhole://b/' });
  await create('a', { sink_uri: 'blackhole://a/' });
  await post('/changefeeds/a/pause');
  advance(2_000);
}
