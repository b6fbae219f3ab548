// Which proxy the environment names for a server, as curl and Go read it.
import { BlockList, isIP } from 'node:net';

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

/**
 * Whether an entry of `no_proxy` covers a host: `*`, a host, a domain with all below it, or an address, each also with a port, or a
 * network (`10.0.0.0/8`).
 */
function covers(entry: string, hostname: string, port: string): boolean {
  if (entry === '*') return true;
  const [, bracketed, plain, ofPort] =
    /^(?:\[(.+)\]|([^:]*|.*:.*:.*?))(?::(\d+))?$/.exec(entry) ?? [];
  const name = (bracketed ?? plain ?? '').toLowerCase().replace(/^\*?\./, '');
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const isPort = ofPort === undefined || ofPort === port;
  if (isIP(host) !== 0) return isPort && coversAddress(name, host);
  return isPort && name !== '' && (host === name || host.endsWith(`.${name}`));
}

function coversAddress(range: string, host: string): boolean {
  const [network = '', bits] = range.split('/');
  const [type, longest] = isIP(host) === 6 ? (['ipv6', 128] as const) : (['ipv4', 32] as const);
  const prefix = Number(bits ?? longest);
  if (isIP(network) !== isIP(host) || !/^\d*$/.test(bits ?? '') || prefix > longest) return false;
  const list = new BlockList();
  list.addSubnet(network, prefix, type);
  return list.check(host, type);
}
