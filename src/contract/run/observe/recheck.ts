// Confirms findings that somebody else's change or an election may explain.
import { type Finding, findingKey } from '../../finding/finding.js';
import { poll } from '../poll.js';
import type { Run } from '../run.js';
import { awaitElectionEnd } from './election.js';

/** Milliseconds before each further read. */
const delays = [50, 250, 1_000, 3_000] as const;

/** Returns those of `found` that every one of several further reads finds again. */
export async function recheckFindings(
  run: Run,
  found: readonly Finding[],
  readAgain: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  let left: readonly Finding[] | undefined;
  const read = async () => {
    if (left === undefined) {
      left = found;
      return left;
    }
    await awaitElectionEnd(run);
    const again = new Set((await readAgain()).map(findingKey));
    left = left.filter((one) => again.has(findingKey(one)));
    return left;
  };
  const { value } = await poll(run, { read, until: (all) => all.length === 0, delays });
  return value;
}
