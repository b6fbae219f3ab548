// Reads a whole request body, up to a maximum length.
import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** A request without either header has no body. */
const emptyBody = Promise.resolve(Buffer.alloc(0));

/**
 * Resolves with the bytes of the body, or as soon as there are more than `maximumLength`. The remaining bytes are then discarded,
 * so that the client can finish sending and read the response.
 *
 * @throws {Error} if the client closes the connection before it has sent everything.
 */
export function readBody(
  request: IncomingMessage,
  maximumLength: number,
): Promise<Buffer | 'too large'> {
  const { 'content-length': announcedLength, 'transfer-encoding': encoding } = request.headers;
  if (announcedLength === undefined && encoding === undefined) return emptyBody;
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let length = 0;
    const announced = Number(announcedLength ?? 0);
    if (announced > maximumLength) resolve('too large');

    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maximumLength && announced <= maximumLength) {
        chunks.push(chunk);
      } else {
        chunks = [];
        resolve('too large');
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
