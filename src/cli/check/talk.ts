// What goes to stderr: lines without secrets, and on a terminal one line that is rewritten as the run proceeds.
import { maskSecrets } from '../../contract/mask.js';
import type { Stream } from './world.js';

export interface Talk {
  /** A line that stays. */
  say(text: string): void;
  /** A line that the next one replaces; nothing if there is no terminal. */
  progress(text: string): void;
}

const eraseLine = '\r\u001b[2K';

export function createTalk(stderr: Stream): Talk {
  let isUnderWay = false;
  return {
    say: (text) => {
      const erase = isUnderWay ? eraseLine : '';
      isUnderWay = false;
      stderr.write(`${erase}ticdc-openapi: ${printable(text)}\n`);
    },
    progress: (text) => {
      if (stderr.isTTY !== true) return;
      isUnderWay = text !== '';
      stderr.write(`${eraseLine}${printable(text).slice(0, (stderr.columns ?? 80) - 1)}`);
    },
  };
}

/** One line, without what would move the cursor. */
function printable(text: string): string {
  return maskSecrets(text).replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ');
}
