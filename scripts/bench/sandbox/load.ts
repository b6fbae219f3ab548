// A load generator, run as a separate process: sends GET to one URL over kept-alive connections and reports the rate to its parent.
// It reads only the length of a response, so that it is not slower than the server.
import { connect, type Socket } from 'node:net';

const [address = '', connections = '16', seconds = '3'] = process.argv.slice(2);
const { hostname, port, host, pathname } = new URL(address);
const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;

await measure(2); // Both sides warm up.
const rate = await measure(Number(seconds));
process.send?.(rate, () => process.exit());

/** Returns the responses per second over the given number of seconds. All must be 200. */
async function measure(duration: number): Promise<number> {
  const start = performance.now();
  const end = start + duration * 1_000;
  const counts = await Promise.all(Array.from({ length: Number(connections) }, () => repeat(end)));
  const responses = counts.reduce((sum, count) => sum + count, 0);
  return (responses * 1_000) / (performance.now() - start);
}

/** Sends requests one after the other over one connection until `end`. Resolves with their number. */
function repeat(end: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(request));
    let count = 0;
    let read = '';
    socket.setEncoding('latin1').setNoDelay(true);
    socket.on('error', reject);
    socket.on('data', (chunk: string) => {
      read += chunk;
      const length = responseLength(read);
      if (length === undefined || read.length < length) return;
      if (!read.startsWith('HTTP/1.1 200 ')) fail(socket, read, reject);
      read = read.slice(length);
      count += 1;
      if (performance.now() < end) socket.write(request);
      else socket.end(() => resolve(count));
    });
    socket.on('end', () => fail(socket, read, reject));
  });
}

/** Returns the length of head and body in bytes, when the head has arrived. */
function responseLength(read: string): number | undefined {
  const headEnd = read.indexOf('\r\n\r\n');
  if (headEnd === -1) return undefined;
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(read.slice(0, headEnd)) ?? [];
  if (length === undefined) throw new Error(`Expected a response with a Content-Length: ${read}`);
  return headEnd + 4 + Number(length);
}

function fail(socket: Socket, read: string, reject: (error: Error) => void): void {
  socket.destroy();
  reject(new Error(`${address} did not respond with 200: ${read}`));
}
