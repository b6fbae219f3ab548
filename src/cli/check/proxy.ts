// Which proxy the environment names for a server, as curl and Go read it.

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Returns the URL of the proxy, from `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`, also in capitals. Undefined if none is named,
 * or the server is on this machine. As in curl, `HTTP_PROXY` in capitals does not count where a web server sets it from a request
 * (`REQUEST_METHOD`).
 */
export function proxyFromEnvironment(env: Variables, { protocol, hostname, port }: URL) {
  const scheme = protocol.replace(':', '');
  const read = (name: string) =>
    env[name] || (env.REQUEST_METHOD ? undefined : env[name.toUpperCase()]);
  const proxy = read(`${scheme}_proxy`) || read('all_proxy');
  if (!proxy || isLoopback(hostname)) return undefined;
  const excluded = (read('no_proxy') ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  const ownPort = port || (scheme === 'https' ? '443' : '80');
  if (excluded.some((entry) => covers(entry, hostname, ownPort))) return undefined;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

const isLoopback = (host: string) => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(host);

/** Whether an entry of `no_proxy` covers a host: `*`, a host, or a domain with all below it, each also with a port. */
function covers(entry: string, hostname: string, port: string): boolean {
  if (entry === '*') return true;
  const [, bracketed, plain, ofPort] =
    /^(?:\[(.+)\]|([^:]*|.*:.*:.*?))(?::(\d+))?$/.exec(entry) ?? [];
  const name = (bracketed ?? plain ?? '').toLowerCase().replace(/^\*?\./, '');
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const isPort = ofPort === undefined || ofPort === port;
  return isPort && name !== '' && (host === name || host.endsWith(`.${name}`));
}
