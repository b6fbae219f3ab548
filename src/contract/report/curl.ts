// A line for a shell that sends a request again.
import { redact } from '../../client/index.js';
import type { RawExchange } from '../run/transport/connection.js';

/** Credentials become placeholders, other secrets are masked. */
export function curlOf({ request }: Pick<RawExchange, 'request'>): string {
  const { method, url, headers = {}, body } = request;
  const lines = Object.entries(headers).map(([name, value]) => {
    const isSecret = /authorization|cookie|token|secret|key/i.test(name);
    return `-H ${quote(`${name}: ${isSecret ? '<secret>' : redact(value)}`)}`;
  });
  return [
    'curl -sS -i',
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...lines,
    ...(body === undefined ? [] : [`--data-raw ${quote(redact(body))}`]),
    quote(redact(url)),
  ].join(' ');
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
