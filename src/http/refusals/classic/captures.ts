// The bodies that name a capture, on classic servers.
import type { GoSchema } from '../../../codec/index.js';
import { readBody } from '../body.js';
import { textOf } from '../changefeed-config.js';
import { checkId } from '../ids.js';

/** Reads the body of `moveTable`. @throws {Refusal} if it cannot be read, or names no valid capture. */
export function readMove(text: string, schema: GoSchema): { captureId: string; tableId: bigint } {
  const body = readBody(text, schema, 'invalid api parameter');
  const captureId = textOf(body.capture_id);
  checkId('capture_id', captureId);
  const { table_id: tableId } = body;
  return { captureId, tableId: typeof tableId === 'bigint' ? tableId : 0n };
}

/** Reads the ID in the body of `drainCapture`; `''` if it names none. @throws {Refusal} if the body cannot be read. */
export function readDrain(text: string, schema: GoSchema): string {
  return textOf(readBody(text, schema, 'labelled JSON').capture_id);
}
