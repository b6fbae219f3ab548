// A load generator, run as a separate process: sends GET to one URL over kept-alive connections and reports the rate to its parent.
import { Agent, get } from 'node:http';

const [url = '', connections = '16', seconds = '3'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });

await measure(1); // Both sides warm up.
const rate = await measure(Number(seconds));
process.send?.(rate, () => process.exit());

/** Returns the responses per second over the given number of seconds. All must be 200. */
async function measure(duration: number): Promise<number> {
  const start = performance.now();
  const end = start + duration * 1000;
  const perConnection = await Promise.all(
    Array.from({ length: Number(connections) }, () => repeat(end)),
  );
  const responses = perConnection.reduce((sum, count) => sum + count, 0);
  return (responses * 1000) / (performance.now() - start);
}

/** Sends requests one after the other until `end`. Resolves with their number. */
async function repeat(end: number): Promise<number> {
  let count = 0;
  while (performance.now() < end) {
    await request();
    count += 1;
  }
  return count;
}

function request(): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200)
        reject(new Error(`${url} responded with ${response.statusCode}`));
      response.on('end', resolve).on('error', reject).resume();
    }).on('error', reject);
  });
}
