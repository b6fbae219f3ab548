// Everything that `ticdc-openapi check` uses besides its arguments and files. Tests replace it.
import type { Report } from '../../contract/report/report.js';
import type { CheckOptions, PlannedRequest } from '../../contract/run/options.js';

/** Runs the checks. */
export interface Engine {
  /** Runs the checks; rejects with a `CheckError` if the run cannot start. */
  runChecks(options: CheckOptions): Promise<Report>;
  /** Returns the requests that a run would send; sends nothing. */
  planChecks(options: CheckOptions): readonly PlannedRequest[];
  /** Removes the changefeeds of an earlier run; resolves with the IDs that were removed and those that may still exist. */
  cleanUp(
    options: CheckOptions,
    runId: string,
  ): Promise<{ readonly removed: readonly string[]; readonly left: readonly string[] }>;
}

/** The part of a Node.js output stream that the command uses. */
export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** Width of the terminal in characters. */
  readonly columns?: number | undefined;
}

/** The streams, clock and process functions that the command uses. */
export interface Environment {
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Loads the checks. Called after the arguments have been validated. */
  engine(): Promise<Engine>;
  /** Monotonic time in milliseconds. */
  now(): number;
  /** Returns a new, unique run ID. */
  newRunId(): string;
  /** Calls `listener` with the name of each termination signal. The returned function removes the listener. */
  onSignal(listener: (name: string) => void): () => void;
  /** Ends the process immediately. */
  exit(code: number): void;
}
