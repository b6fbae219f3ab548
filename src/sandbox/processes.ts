// The processes of the captures: the port of one that has ended is closed, until the sandbox returns to a state in which it runs.
import type { Server } from 'node:http';
import { close } from '../http/listen.js';
import type { HandlerState } from './handler-state.js';
import type { Cluster } from './model/types.js';

export interface Processes {
  /** Returns whether the process of a capture has ended. */
  hasEnded(index: number): boolean;
  /** Closes and opens ports, so that exactly the processes that run listen. */
  update(): void;
}

/** @param listeners The servers of the captures in their order, with the addresses on which they listen. */
export function createProcesses(
  { cluster, state }: { readonly cluster: Cluster; readonly state: HandlerState },
  listeners: readonly { readonly server: Server; readonly host: string; readonly port: number }[],
): Processes {
  const hasEnded = (index: number) => {
    const capture = cluster.captures()[index];
    return capture !== undefined && state.ended.has(capture.id);
  };
  return {
    hasEnded,
    update() {
      for (const [index, { server, host, port }] of listeners.entries()) {
        if (hasEnded(index)) void close(server);
        else if (!server.listening) server.listen(port, host);
      }
    },
  };
}
