// The servers that the bench simulates: releases of both generations.
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Played } from './cluster.js';

const classic = (release: string): Played => ({ release, generation: 'classic' });
const newarch = (release: string): Played => ({ release, generation: 'newarch' });

/** The server for which the score is computed. */
export const current = classic('8.5.7');

/** Servers on which a sample of the defects is run too. */
export const others: readonly Played[] = [classic('6.5.12'), newarch('8.5.7')];

/** Servers without a defect. They must have no finding. */
export const all: readonly Played[] = [
  ...[
    '5.2.4',
    '5.3.4',
    '5.4.3',
    '6.0.0',
    '6.1.7',
    '6.5.12',
    '7.1.6',
    '7.5.7',
    '8.1.2',
    '8.5.7',
  ].map(classic),
  newarch('8.5.5'),
  newarch('8.5.7'),
];

export function nameOf({ release, generation }: Played): string {
  return generation === 'classic' ? `v${release}` : `v${release} ${generation}`;
}

/** Returns true if the sandbox supports the server. */
export async function isPlayed(played: Played): Promise<boolean> {
  try {
    const sandbox = await startSandbox({ ...played, port: 0, clock: 'virtual' });
    await sandbox.close();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
