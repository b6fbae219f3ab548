// Responses that come late, without waiting for them.
import { startSandbox } from '../../../src/sandbox/index.js';
import { exchange } from '../support.js';

/** A sandbox whose responses come late, and how many milliseconds the response to a call took; nothing really waits. */
export async function late(release: string, milliseconds: number, method: string, path: string) {
  let slept = 0;
  const sandbox = await startSandbox({ port: 0, clock: 'virtual', release }, async (pause) => {
    slept += pause;
  });
  const url = `${sandbox.url}/api/v1`;
  await exchange(`${url}/changefeeds`, {
    method: 'POST',
    body: '{"changefeed_id":"a","sink_uri":"blackhole://"}',
  });
  sandbox.cluster.advance(2_000);
  sandbox.cluster.fault({ kind: 'latency', milliseconds });
  const response = await exchange(url + path, { method });
  sandbox.cluster.reset();
  await sandbox.close();
  return { response, slept };
}
