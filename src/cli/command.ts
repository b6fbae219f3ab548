// The interface between the `ticdc-openapi` command and its subcommands.

/** Runs a subcommand with the arguments after its name and resolves with the exit code. */
export type Run = (argv: readonly string[]) => Promise<number>;

/** Thrown if an argument is invalid. The command ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
