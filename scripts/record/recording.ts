// Recordings: one fixed list of requests and what a server responded.
import { readFileSync } from 'node:fs';

export interface RecordedRequest {
  /** Unique within its recording. */
  readonly name: string;
  /** The role of the capture that it was sent to. */
  readonly node: Role;
  readonly method: string;
  /** Path and query, or `*`. May contain placeholders. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** May contain placeholders; absent for a request without a body. */
  readonly body?: string;
}

export type Role = 'owner' | 'other';

export interface RecordedResponse {
  /** null if there was no response. */
  readonly status: number | null;
  /** Without `Date`; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Time until the whole response had arrived. */
  readonly seconds: number;
  /** Why there was no response. */
  readonly error?: string;
}

export interface Entry extends RecordedRequest {
  readonly response: RecordedResponse;
}

export interface Recording {
  /** Without `v`. */
  readonly release: string;
  readonly generation: 'classic' | 'newarch';
  /** When it was made (RFC 3339). */
  readonly recorded: string;
  /** Whether secrets are masked in responses, also those that the server does not mask. */
  readonly masked?: boolean;
  readonly entries: readonly Entry[];
}

/** The recordings of real servers in `test/fixtures/recordings/`. */
export const recordingNames = ['classic-8.5.7', 'classic-6.1.7', 'newarch-8.5.7'] as const;

export function readRecording(name: (typeof recordingNames)[number]): Recording {
  const url = new URL(`../../test/fixtures/recordings/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8'));
}

/** Writes a recording as JSON, one entry per line. */
export function printRecording({ entries, ...head }: Recording): string {
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"entries":[\n${lines}\n]}\n`;
}
