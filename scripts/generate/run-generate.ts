// The command of `npm run generate`. Renders all files before it writes any.
import { join } from 'node:path';
import { describeDrift, findDrift, mendDrift } from './drift.js';
import { renderAll } from './render/render-all.js';
import { SpecError } from './spec/source-map.js';

/** The outputs of the command. */
export interface Output {
  /** Receives results: the files that are out of date. */
  readonly out: (line: string) => void;
  /** Receives messages: errors and actions. */
  readonly err: (line: string) => void;
}

/**
 * Writes `<root>/generated` from `<root>/spec`, or with `--check` compares the two.
 * @returns the exit code: 0 success, 1 an invalid spec or files out of date, 2 wrong usage.
 */
export async function runGenerate(
  options: readonly string[],
  root: string,
  { out, err }: Output,
): Promise<0 | 1 | 2> {
  const unknown = options.find((option) => option !== '--check');
  if (unknown !== undefined) {
    err(`Unknown option ${unknown}. Usage: npm run generate, npm run generate:check`);
    return 2;
  }
  const folder = join(root, 'generated');
  try {
    const expected = await renderAll(join(root, 'spec'));
    const drift = findDrift(folder, expected);
    if (!options.includes('--check')) {
      mendDrift(folder, expected, drift);
      err(`generated/: ${drift.length} of ${expected.size} files changed.`);
      return 0;
    }
    if (drift.length === 0) return 0;
    for (const { file, kind } of drift) out(`${kind}: generated/${file}`);
    err(describeDrift(drift));
    return 1;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    err(error.message);
    return 1;
  }
}
