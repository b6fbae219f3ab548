// Measures a full run and, for comparison, the minimum time that owner ticks and elections take.
import type { CheckOptions, Clock } from '../../../src/contract/run/options.js';
import { runChecks } from '../../../src/contract/run/run-checks.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.js';
import { readOwner, virtualClock } from '../detection/run.js';
import { median } from '../measure/figures.js';
import type { Row } from '../sandbox/figures.js';

const rounds = 5;
/** The bound allows only for requests and polls that come a little late. */
const bound = 1.5;

export const fullHead = ['full run, 8.5.7', 'minimum (ms)', 'taken (ms)', 'requests', 'ratio'];

export async function measureFull(): Promise<Row[]> {
  const imposed = await medianOf(imposedTime);
  const taken = await medianOf(takenTime);
  const ratio = taken.milliseconds / imposed.milliseconds;
  const cells = [
    'medians',
    imposed.milliseconds.toFixed(0),
    taken.milliseconds.toFixed(0),
    `${taken.requests}`,
    `${ratio.toFixed(2)}x`,
  ];
  return [{ cells, target: { text: `at most ${bound}x`, met: ratio <= bound } }];
}

interface Time {
  readonly milliseconds: number;
  readonly requests: number;
}

async function medianOf(measure: (seed: number) => Promise<Time>): Promise<Time> {
  const times: Time[] = [];
  for (let round = 1; round <= rounds; round += 1) times.push(await measure(round));
  return {
    milliseconds: median(times.map(({ milliseconds }) => milliseconds)),
    requests: median(times.map(({ requests }) => requests)),
  };
}

/**
 * Returns the time of an ideal run, whose requests take no time and which polls every millisecond: only waits advance the virtual
 * time, and each is cut to a millisecond.
 */
function imposedTime(seed: number): Promise<Time> {
  return withSandbox('virtual', seed, async (sandbox, options) => {
    const clock = virtualClock(sandbox);
    const impatient: Clock = { now: clock.now, wait: (_, signal) => clock.wait(1, signal) };
    const start = sandbox.cluster.now();
    const { requests } = await runChecks({ ...options, clock: impatient });
    return { milliseconds: sandbox.cluster.now() - start, requests };
  });
}

function takenTime(seed: number): Promise<Time> {
  return withSandbox('wall', seed, async (_, options) => {
    const start = performance.now();
    const { requests } = await runChecks(options);
    return { milliseconds: performance.now() - start, requests };
  });
}

async function withSandbox(
  clock: 'virtual' | 'wall',
  seed: number,
  use: (sandbox: Sandbox, options: CheckOptions) => Promise<Time>,
): Promise<Time> {
  const sandbox = await startSandbox({
    port: 0,
    state: 'documented',
    clock,
    // The time of the checks themselves, without that of servers.
    latency: 'none',
    seed,
  });
  try {
    const owner = (await readOwner(sandbox.url)) ?? '';
    return await use(sandbox, {
      url: sandbox.url,
      mode: 'disruptive',
      owner,
      logLevel: 'info',
      filter: ['test.*'],
    });
  } finally {
    await sandbox.close();
  }
}
