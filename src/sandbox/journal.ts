// The requests that came, for assertions.
import { hideSecrets } from './sink-uri.js';

export interface JournalEntry {
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  readonly body: string;
  /** ID of the capture that was asked. */
  readonly capture: string;
  /** Of the answer. */
  readonly status: number;
}

/** Entries kept, and characters kept of a body. */
const maximumEntries = 1_000;
const maximumBodyLength = 10_000;

export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** Secrets are masked; the oldest entry goes when there are too many. */
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
        path: hideSecrets(entry.path),
        body: hideSecrets(entry.body).slice(0, maximumBodyLength),
      });
      if (entries.length > maximumEntries) entries.shift();
    },
    clear: () => {
      entries.length = 0;
    },
  };
}
