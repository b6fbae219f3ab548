// Request bodies that the new architecture treats in its own way (server-behaviour/new-architecture.md#common-rules).
import { decodeGoJson, type GoSchema } from '../../../codec/index.js';
import type { Body } from '../body.js';
import { refuseParameter } from '../refusal.js';

/** Reads a body that may be empty. @throws {Refusal} if it cannot be decoded. */
export function readOptionalBody(body: string, schema: GoSchema): Body {
  if (body === '') return {};
  const { value, error } = decodeGoJson(body, schema, 'whole');
  if (error !== undefined) throw refuseParameter(`invalid api parameter: ${error}`);
  return value;
}
