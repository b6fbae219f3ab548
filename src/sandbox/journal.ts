// The requests that captures have responded to, for assertions.
import { maskSecrets } from '../shared/mask-secrets/index.js';

export interface JournalEntry {
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  /** The first 10,000 characters, with masked secrets. */
  readonly body: string;
  /** ID of the capture that received the request. */
  readonly capture: string;
  /** Status of the response. */
  readonly status: number;
}

/** Maximum number of entries, and of characters of a body. */
const maximumEntries = 1_000;
const maximumBodyLength = 10_000;

export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** Masks secrets. Drops the oldest entry if there are too many. */
  add(entry: JournalEntry): void;
  clear(): void;
}

export function createJournal(): Journal {
  const entries: JournalEntry[] = [];
  return {
    entries,
    add(entry) {
      entries.push({
        ...entry,
        path: maskSecrets(entry.path),
        body: maskSecrets(entry.body).slice(0, maximumBodyLength),
      });
      if (entries.length > maximumEntries) entries.shift();
    },
    clear: () => {
      entries.length = 0;
    },
  };
}
