// Whether the owner is still the one that the operator has named: asked before anything disruptive is sent.

import { isObject } from '../generated-files.js';
import { capturesIn, ownerOf } from '../state/discovered.js';
import { endElection } from './election.js';
import { CheckError } from './options.js';
import { judge, type Run, sendInput } from './run.js';
import { TransportError } from './transport/transport.js';

/**
 * Looks who the owner is.
 *
 * @returns why nothing disruptive may be sent from now on; undefined if the owner is the one that the operator has named.
 * @throws {CheckError} if it may not, and nothing was found and nothing sent by which the run is worth a report.
 */
export async function requireOwner(run: Run): Promise<string | undefined> {
  if (run.stateless || run.refusal !== undefined) return run.refusal;
  const owner = await presentOwner(run);
  if (owner === run.options.owner) return undefined;
  const reason = `the owner is ${owner ?? 'unknown'}, not ${run.options.owner}`;
  run.refusal = reason;
  if (run.connection.changes > 0 || hasErrors(run)) return reason;
  throw new CheckError(
    `${reason}; nothing disruptive was sent. Name the present owner's capture ID, as GET /api/v1/captures shows it`,
  );
}

/** Undefined if no capture, or no answer, says so. */
async function presentOwner(run: Run): Promise<string | undefined> {
  try {
    await endElection(run);
    const answer = await sendInput(run, 'listCaptures', {});
    const { value } = judge(run, 'listCaptures', answer, { statuses: [200] });
    if (!Array.isArray(value)) return undefined;
    run.known = { ...run.known, captures: capturesIn(value.filter(isObject)) };
  } catch (error) {
    // That the answer was lost is told where it was asked for as a case.
    if (error instanceof TransportError) return undefined;
    throw error;
  }
  return ownerOf(run.known);
}

const hasErrors = ({ recorder }: Run) =>
  recorder.cases.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
