// The servers that the bench plays: releases of both generations.
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Played } from './cluster.js';

const classic = (release: string): Played => ({ release, generation: 'classic' });
const next = (release: string): Played => ({ release, generation: 'newarch' });

/** The server that the score is about. */
export const current = classic('8.5.7');

/** Servers on which a part of the defects is played too. */
export const others: readonly Played[] = [classic('6.5.12'), next('8.5.7')];

/** Servers that keep the contract and must give no finding. */
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
  next('8.5.5'),
  next('8.5.7'),
];

export function nameOf({ release, generation }: Played): string {
  return generation === 'classic' ? `v${release}` : `v${release} ${generation}`;
}

/** Whether the sandbox plays it. */
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
