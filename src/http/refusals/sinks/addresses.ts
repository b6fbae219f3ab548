// Addresses of sinks, and why they cannot be dialled.
import type { SinkRequest } from './sink-request.js';

/** Returns the host and the port of an authority such as `[::1]:3306`, without brackets; the port may be empty. */
export function splitHost(host: string): { readonly name: string; readonly port: string } {
  const [, name = '', port = ''] = /^(.*?)(?::(\d*))?$/s.exec(host) ?? [];
  return { name: name.replace(/^\[(.*)\]$/s, '$1'), port };
}

/**
 * Returns Go's error about an address of a database or broker; undefined if it can be dialled. The server that is played has neither
 * on its own machine, which is what an address without a host means.
 *
 * @param address such as `10.0.0.1:9092`.
 */
export function dialProblem({ isUnreachable }: SinkRequest, address: string): string | undefined {
  if (address === '') return 'dial tcp: missing address';
  const [, name = '', port] = /^(.*?)(?::(\d*))?$/s.exec(address) ?? [];
  if (port === undefined) return `dial tcp: address ${address}: missing port in address`;
  if (Number(port) > 65_535) return `dial tcp: address ${port}: invalid port`;
  if (name !== '' && Number(port) !== 0 && !isUnreachable(address)) return undefined;
  return refusedConnection(address);
}

/** Returns Go's error about an address that refuses connections. */
export function refusedConnection(address: string): string {
  return `dial tcp ${address}: connect: connection refused`;
}
