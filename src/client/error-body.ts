// TiCDC's error form, and excerpts of other bodies.
import { maskSecrets } from '../shared/mask-secrets/index.js';

/** The body of every error that TiCDC itself makes. */
export interface ErrorBody {
  readonly error_msg: string;
  readonly error_code: string;
}

/** Returns whether a body is TiCDC's error form. */
export function isErrorBody(body: unknown): body is ErrorBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    'error_msg' in body &&
    typeof body.error_msg === 'string' &&
    'error_code' in body &&
    typeof body.error_code === 'string'
  );
}

const longestExcerpt = 200;
/** Enough to mask what the excerpt shows, without reading a whole page. */
const longestRead = 20 * longestExcerpt;

/** Returns the beginning of a text on one line, with secrets masked before it is cut. */
export function excerpt(text: string): string {
  const line = maskSecrets(text.trim().slice(0, longestRead).replace(/\s+/g, ' '));
  return line.length > longestExcerpt ? `${line.slice(0, longestExcerpt)}...` : line;
}
