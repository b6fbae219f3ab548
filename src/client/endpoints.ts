// The servers that a client may call: one that does not respond is left for a while.
import { readBaseUrl, type ServerAddress } from './base-url.js';

/** Milliseconds for which a server is left that cannot be reached or is not ready. */
const leftFor = 5_000;

/** The servers of a client. */
export interface Endpoints {
  readonly count: number;
  /** Returns the first server that is not left; if all are, the one that was left first. */
  pick(now: number): ServerAddress;
  /** Leaves a server for a while. Returns whether there is another one that is not left. */
  leave(server: ServerAddress, now: number): boolean;
}

/**
 * Reads the addresses of a client's servers.
 *
 * @param authorization The `Authorization` header for servers without credentials in their URLs.
 * @throws {TypeError} if there is none, or if one is not an http or https URL.
 */
export function createEndpoints(
  baseUrl: string | readonly string[],
  authorization?: string,
): Endpoints {
  const servers = [baseUrl].flat().map((url) => ({ authorization, ...readBaseUrl(url) }));
  if (servers.length === 0) {
    throw new TypeError(
      'baseUrl: expected the URL of a TiCDC server or several, got an empty list',
    );
  }
  const until = new Map<ServerAddress, number>();
  const isLeft = (server: ServerAddress, now: number) => (until.get(server) ?? 0) > now;
  return {
    count: servers.length,
    pick: (now) =>
      servers.find((server) => !isLeft(server, now)) ??
      servers.reduce((first, one) =>
        (until.get(one) ?? 0) < (until.get(first) ?? 0) ? one : first,
      ),
    leave(server, now) {
      until.set(server, now + leftFor);
      return servers.some((one) => !isLeft(one, now));
    },
  };
}
