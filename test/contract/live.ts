// The live server that the environment names, and what may be sent to it.
import type { CheckOptions } from '../../src/contract/index.js';

/** Options of the run that the environment asks for, or undefined if TICDC_URL is not set. */
export function liveOptions(environment: NodeJS.ProcessEnv): CheckOptions | undefined {
  const { TICDC_URL: url, TICDC_ALLOW_WRITES: writes, TICDC_ALLOW_DISRUPTIVE: owner } = environment;
  if (url === undefined) return undefined;
  if (owner) return { url, mode: 'disruptive', owner };
  return { url, mode: writes === '1' ? 'writes' : 'read-only' };
}

/** Why the tests of a server of our own do not run, or undefined if they do. */
export const replaced =
  process.env.TICDC_URL === undefined ? undefined : 'TICDC_URL names another server';
