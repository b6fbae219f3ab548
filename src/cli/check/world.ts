// What `ticdc-openapi check` touches besides its arguments and files, so that tests can put something else in its place.

import type { Report } from '../../contract/report/report.js';
import type { CheckOptions, PlannedRequest } from '../../contract/run/options.js';

/** The checks themselves. */
export interface Engine {
  /** Rejects with a `CheckError` where it could not run. */
  runChecks(options: CheckOptions): Promise<Report>;
  /** Sends nothing. */
  planChecks(options: CheckOptions): readonly PlannedRequest[];
  /** Removes the changefeeds of an earlier run; resolves with the IDs of those removed and those that may still be there. */
  cleanUp(
    options: CheckOptions,
    runId: string,
  ): Promise<{ readonly removed: readonly string[]; readonly left: readonly string[] }>;
}

export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** Width of the terminal. */
  readonly columns?: number | undefined;
}

export interface World {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Loads the checks, once the arguments are understood. */
  engine(): Promise<Engine>;
  /** Milliseconds that only grow. */
  now(): number;
  /** An ID that no run has had. */
  newRunId(): string;
  /** Calls back with the name of each signal that asks the process to end, until the function that it returns is called. */
  onSignal(tell: (name: string) => void): () => void;
  /** Ends the process at once. */
  exit(code: number): void;
}
