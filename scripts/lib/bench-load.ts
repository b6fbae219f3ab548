// A load generator of its own process: GETs one URL over kept connections for some seconds, and sends its parent the rate.
import { Agent, get } from 'node:http';

const [url = '', connections = '16', seconds = '3'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });

await measure(1); // Both sides warm up.
const rate = await measure(Number(seconds));
process.send?.(rate, () => process.exit());

/** Answers per second, all of them 200, over the given time. */
async function measure(duration: number): Promise<number> {
  const start = performance.now();
  const end = start + duration * 1000;
  const perConnection = await Promise.all(
    Array.from({ length: Number(connections) }, () => repeat(end)),
  );
  const answers = perConnection.reduce((sum, count) => sum + count, 0);
  return (answers * 1000) / (performance.now() - start);
}

/** Requests one after the other until `end`; resolves with their number. */
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
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.on('end', resolve).on('error', reject).resume();
    }).on('error', reject);
  });
}
