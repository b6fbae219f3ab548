// 64-bit integers in headers and queries, refused in the words of Go's strconv.
import { GoValueError, parseGoInteger, parseGoUnsigned } from '../go/values.js';
import { refuseWithoutCode } from '../refusal.js';

/** @throws {Refusal} with Go's error. */
export function parseUint64(text: string): bigint {
  return refusing(() => parseGoUnsigned(text));
}

/** @throws {Refusal} with Go's error. */
export function parseInt64(text: string): bigint {
  return refusing(() => parseGoInteger(text, 64));
}

function refusing(parse: () => bigint): bigint {
  try {
    return parse();
  } catch (error) {
    throw error instanceof GoValueError ? refuseWithoutCode(error.message) : error;
  }
}
