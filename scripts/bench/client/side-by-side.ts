// Measures functions in turn, so that all meet the same machine.
import { median } from '../measure/figures.js';

/** Returns the median milliseconds of each function, measured in turn. */
export async function medians<Name extends string>(
  rounds: number,
  functions: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(functions) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const start = performance.now();
      await functions[name]();
      times.get(name)?.push(performance.now() - start);
    }
  }
  // The first rounds warm up.
  const entries = names.map((name) => [name, median((times.get(name) ?? []).slice(rounds >> 3))]);
  return Object.fromEntries(entries) as Record<Name, number>;
}
