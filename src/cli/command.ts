// What a subcommand is to the `ticdc-openapi` command.

/** Runs with the arguments behind the subcommand's name and resolves with the exit code. */
export type Run = (argv: readonly string[]) => Promise<number>;

/** Thrown for arguments that cannot be understood. The command ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
