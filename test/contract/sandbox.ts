// Sandboxes as servers under test, with time that moves only when the run waits.
import type { CheckOptions } from '../../src/contract/index.js';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.js';

const tables = ['shop.orders', 'shop.items', 'shop.users', 'shop.carts'];

/** A sandbox with a virtual clock, three captures and four tables. */
export function startChecked(options: SandboxOptions): Promise<Sandbox> {
  return startSandbox({ port: 0, clock: 'virtual', captures: 3, tables, ...options });
}

/** Options of a run in which waiting takes no time. */
export function optionsFor({ url, cluster }: Sandbox): CheckOptions {
  return {
    url,
    clock: {
      now: () => cluster.now(),
      wait: async (milliseconds, signal) => {
        signal?.throwIfAborted();
        cluster.advance(Math.ceil(milliseconds));
      },
    },
  };
}

/** Options of a run that may do everything. */
export async function everythingAllowed(sandbox: Sandbox): Promise<CheckOptions> {
  const allowed = { mode: 'disruptive', logLevel: 'info', filter: ['shop.*'] } as const;
  return { ...optionsFor(sandbox), ...allowed, owner: await ownerOf(sandbox) };
}

/** Capture ID of the present owner. */
export async function ownerOf({ url }: Sandbox): Promise<string> {
  const answer = await fetch(`${url}/api/v1/captures`);
  const captures: { id: string; is_owner: boolean }[] = await answer.json();
  const owner = captures.find(({ is_owner }) => is_owner);
  if (owner === undefined) throw new Error('the sandbox has no owner');
  return owner.id;
}
