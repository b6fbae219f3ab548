// Decompresses response bodies. TiCDC never compresses, but a proxy in front of it may.
import type { Buffer } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type ZlibOptions } from 'node:zlib';

type Decompress = (body: Buffer, options: ZlibOptions) => Promise<Buffer>;

const decompressors: ReadonlyMap<string, Decompress> = new Map([
  ['gzip', promisify<Buffer, ZlibOptions, Buffer>(gunzip)],
  ['x-gzip', promisify<Buffer, ZlibOptions, Buffer>(gunzip)],
  ['deflate', promisify<Buffer, ZlibOptions, Buffer>(inflate)],
  ['br', promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress)],
]);

/**
 * Returns the body without the compression that its `Content-Encoding` names; as it is if that is unknown.
 *
 * @param longest The maximum length of the result in bytes.
 * @throws {Error} if the body is not compressed as the header says, or the result is longer.
 */
export function decompress(
  body: Buffer,
  encoding: string | undefined,
  longest: number,
): Promise<Buffer> {
  const decompressor = decompressors.get(encoding?.trim().toLowerCase() ?? '');
  if (decompressor === undefined || body.length === 0) return Promise.resolve(body);
  return decompressor(body, { maxOutputLength: longest });
}
