// What the sandbox remembers beside the model: log levels, and which changefeeds were deleted of late.

export interface Memory {
  /** Log levels by capture ID, in lower case; `info` where there is none. */
  readonly logLevels: Map<string, string>;
  /** In the order of their deletion. */
  readonly deleted: Deletion[];
}

export interface Deletion {
  readonly id: string;
  readonly sinkUri: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export function createMemory(): Memory {
  return { logLevels: new Map(), deleted: [] };
}
