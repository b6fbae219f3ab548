// Writes to stderr: log lines with secrets masked, and on a terminal one progress line that is rewritten.
import { maskSecrets } from '../../shared/mask-secrets/index.js';
import type { Stream } from './environment.js';

/** Writes messages for the user to stderr. Secrets are masked. */
export interface Logger {
  /** Writes a line that stays. */
  log(text: string): void;
  /** Writes a line that the next one replaces; writes nothing if stderr is not a terminal. */
  progress(text: string): void;
}

const eraseLine = '\r\u001b[2K';

export function createLogger(stderr: Stream): Logger {
  let hasProgressLine = false;
  return {
    log: (text) => {
      const erase = hasProgressLine ? eraseLine : '';
      hasProgressLine = false;
      stderr.write(`${erase}ticdc-openapi: ${printable(text)}\n`);
    },
    progress: (text) => {
      if (stderr.isTTY !== true) return;
      hasProgressLine = text !== '';
      stderr.write(`${eraseLine}${printable(text).slice(0, (stderr.columns ?? 80) - 1)}`);
    },
  };
}

/** Returns the text as one line, with secrets masked and without characters that move the cursor. */
function printable(text: string): string {
  return maskSecrets(text).replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ');
}
