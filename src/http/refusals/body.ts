// Request bodies that cannot be decoded.
import { decodeGoJson, type GoSchema, type JsonValue } from '../../codec/index.js';
import { invalidParameter, jsonType, textType } from '../response.js';
import { type Refusal, refuseWithType } from './refusal.js';

/** Values of a decoded body, by field. */
export type Body = { readonly [key: string]: JsonValue };

/** How an operation refuses its body. `bare`: the text of the decoder without a code. */
export type BodyRefusal = 'bare' | 'invalid api parameter' | 'invalid log level' | 'labelled JSON';

/**
 * Decodes a body.
 *
 * @throws {Refusal} if it cannot be decoded.
 */
export function readBody(text: string, schema: GoSchema, refusal: BodyRefusal): Body {
  const { value, error } = decodeGoJson(text, schema);
  if (error !== undefined) throw unreadableBody(refusal, error);
  return value;
}

/**
 * Returns the error about a body that cannot be decoded.
 *
 * @param problem the error text of Go's encoding/json.
 */
export function unreadableBody(refusal: BodyRefusal, problem: string): Refusal {
  switch (refusal) {
    case 'bare':
      return refuseWithType({ message: problem, code: '' }, textType);
    // Servers send the status before they set the label, which makes it text. Only `drainCapture` sets the label first.
    case 'labelled JSON':
      return refuseWithType(invalidParameter(`invalid api parameter: ${problem}`), jsonType);
    default:
      return refuseWithType(invalidParameter(`${refusal}: ${problem}`), textType);
  }
}
