// Disturbs a cluster under load: owners resign and die, captures are stopped, killed and started again, connections are refused.
import type { Clock } from '../../../../src/client/index.js';
import type { Sandbox } from '../../../../src/sandbox/index.js';

/** In turn. */
const kinds = [
  'resign',
  'refuse',
  'owner-lost',
  'stop',
  'resign',
  'refuse',
  'resign',
  'kill',
  'resign',
  'stop',
] as const;

/** Milliseconds for which a capture is stopped, or its connections are refused. */
const awayFor = 2_000;

interface Disturbed {
  readonly sandbox: Sandbox;
  readonly clock: Clock;
  readonly hold: <Result>(work: Promise<Result>) => Promise<Result>;
  readonly refuse: (url: string, milliseconds: number) => void;
  readonly random: () => number;
}

/** Disturbs the cluster every one to three seconds until a moment. Returns how often. */
export async function disturb(
  { sandbox: { cluster, urls }, clock, hold, refuse, random }: Disturbed,
  end: number,
): Promise<number> {
  const restart = async (capture: number) => {
    await clock.wait(awayFor);
    await hold(cluster.startCapture(capture));
  };
  for (let turn = 0; ; turn += 1) {
    await clock.wait(1_000 + random() * 2_000);
    if (clock.now() >= end) return turn;
    const capture = Math.floor(random() * urls.length);
    const kind = kinds[turn % kinds.length];
    if (kind === 'resign') {
      // The capture may refuse it: nobody leads, or its port refuses connections.
      await hold(fetch(`${urls[capture]}/api/v1/owner/resign`, { method: 'POST' })).catch(() => {});
    } else if (kind === 'refuse') refuse(urls[capture] ?? '', awayFor);
    else if (kind === 'owner-lost') cluster.fault({ kind });
    else if (kind === 'stop') {
      cluster.stopCapture(capture);
      await restart(capture);
    } else {
      cluster.killCapture(capture);
      await restart(capture);
    }
  }
}
