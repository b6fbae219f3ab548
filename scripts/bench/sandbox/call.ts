// Sends the requests of `npm run bench:sandbox` over 16 kept-alive connections.
import { Agent, request } from 'node:http';

export const connections = 16;

const agent = new Agent({ keepAlive: true, maxSockets: connections });

/**
 * Sends one request and resolves with the response body.
 *
 * @throws {Error} on any status but `expected`.
 */
export function call(
  url: string,
  method: string,
  path: string,
  expected: number,
  body?: unknown,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url + path, { agent, method }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (incoming.statusCode === expected) resolve(text);
        else {
          const got = `${incoming.statusCode}: ${text}`;
          reject(new Error(`Expected ${method} ${path} to give ${expected}, got ${got}`));
        }
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
