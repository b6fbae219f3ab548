// A seeded random source, and a sandbox whose ports no other program takes while their captures do not run.
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../src/sandbox/index.js';

/** Returns a function that gives the same numbers from 0 to 1 for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Below the ports that the system gives to outgoing connections, which could take that of a capture that does not run. */
const ports = { first: 12_000, last: 31_000 };

export async function startOnFixedPorts(options: SandboxOptions): Promise<Sandbox> {
  for (let attempt = 0; ; attempt += 1) {
    const port = ports.first + Math.floor(Math.random() * (ports.last - ports.first));
    try {
      return await startSandbox({ port, ...options });
    } catch (error) {
      if (attempt === 20 || !/ is in use/.test(String(error))) throw error;
    }
  }
}
