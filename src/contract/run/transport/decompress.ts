// Decompresses response bodies. TiCDC never compresses, but a proxy in front of it may.
import type { Buffer } from 'node:buffer';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

type Decompress = (body: Buffer, options: zlib.ZlibOptions) => Promise<Buffer>;

const gunzip: Decompress = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const inflate: Decompress = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw: Decompress = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const unbrotli: Decompress = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.brotliDecompress);

/** Servers mean either of two formats by `deflate`; the first byte tells them apart. */
const deflate: Decompress = (body, options) =>
  ((body[0] ?? 0) & 0x0f) === 8 ? inflate(body, options) : inflateRaw(body, options);

const decompressors: ReadonlyMap<string, Decompress> = new Map([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', deflate],
  ['br', unbrotli],
  ['identity', async (body) => body],
]);

/** Number of compressions, one after the other, that are undone. */
const mostEncodings = 4;

/** Thrown for a compression that cannot be undone. */
export class UnknownEncoding extends Error {}

/**
 * Returns the body without the compressions that its `Content-Encoding` names.
 *
 * @param longest The maximum length of the result in bytes.
 * @throws {UnknownEncoding}
 * @throws {Error} if the body is not compressed as the header says, or the result is longer.
 */
export async function decompress(
  body: Buffer,
  encoding: string | undefined,
  longest: number,
): Promise<Buffer> {
  if (body.length === 0) return body;
  const names = (encoding ?? '')
    .toLowerCase()
    .split(/\s*,\s*/)
    .map((name) => name.trim());
  const encodings = names.filter((name) => name !== '').reverse();
  if (encodings.length > mostEncodings) throw new UnknownEncoding();
  let result = body;
  for (const name of encodings) {
    const decompressor = decompressors.get(name);
    if (decompressor === undefined) throw new UnknownEncoding();
    result = await decompressor(result, { maxOutputLength: longest });
  }
  return result;
}
