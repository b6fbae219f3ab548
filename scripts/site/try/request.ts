// What the page to try requests sends: to the visitor's own mock or sandbox alone.

/** A request as the visitor wrote it. */
export interface WrittenRequest {
  /** Address of the server, such as `http://127.0.0.1:8300`. */
  readonly base: string;
  readonly method: string;
  /** Path and query, such as `/api/v1/changefeeds?state=normal`. */
  readonly path: string;
  /** JSON text, sent as it is, so that every digit stays; empty for none. */
  readonly body: string;
}

/**
 * The hosts of this machine, each with the host that requests go to. Policies of pages cannot name `[::1]`, and browsers look for
 * `localhost` there too.
 */
const ownHosts: ReadonlyMap<string, string> = new Map([
  ['127.0.0.1', '127.0.0.1'],
  ['localhost', 'localhost'],
  ['[::1]', 'localhost'],
]);

/** The sources that the policy of the page allows besides its own. */
export const loopbackSources = [...new Set(ownHosts.values())]
  .map((host) => `http://${host}:*`)
  .join(' ');

/** Returns the address that a request goes to, or undefined if that is not this machine. */
export function addressOf({ base, path }: WrittenRequest): URL | undefined {
  if (!URL.canParse(base.trim()) || !path.startsWith('/')) return undefined;
  const server = new URL(base.trim());
  const isBare = server.href === `${server.origin}/`;
  const host = ownHosts.get(server.hostname);
  if (server.protocol !== 'http:' || host === undefined || !isBare) return undefined;
  server.hostname = host;
  // Not resolved against the server: a path such as `//host/` would lead to that host.
  const address = new URL(`${server.origin}${path}`);
  return address.origin === server.origin ? address : undefined;
}

/**
 * Returns the options of `fetch`. The `Content-Type` makes the browser ask the server first (CORS), also for requests without a body:
 * mock and sandbox allow it if they are started with `--cors`; TiCDC does not, so that nothing reaches a cluster.
 */
export function optionsOf({ method, body }: WrittenRequest): RequestInit {
  return {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body.trim() && { body }),
    credentials: 'omit',
    redirect: 'error',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  };
}

/** Returns the same request as a line for a shell. */
export function curlOf(address: URL, { method, body }: WrittenRequest): string {
  return [
    'curl',
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    quote(address.href),
    ...(body.trim() ? ["-H 'Content-Type: application/json'", `-d ${quote(body)}`] : []),
  ].join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
