// Confirms findings that somebody else's change or an election may explain.
import { type Finding, findingKey } from '../../finding/finding.js';
import { poll } from '../poll.js';
import type { Run } from '../run.js';
import { awaitElectionEnd } from './election.js';

/** Milliseconds before each further read. */
const delays = [50, 250, 1_000, 3_000] as const;

/** Reads, and returns the findings that every one of several further reads finds again. */
export async function confirmFindings(
  run: Run,
  read: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  let left: readonly Finding[] | undefined;
  const { value } = await poll(run, {
    read: async () => {
      if (left === undefined) {
        left = await read();
        return left;
      }
      await awaitElectionEnd(run);
      const again = new Set((await read()).map(findingKey));
      left = left.filter((one) => again.has(findingKey(one)));
      return left;
    },
    until: (findings) => findings.length === 0,
    delays,
  });
  return value;
}
