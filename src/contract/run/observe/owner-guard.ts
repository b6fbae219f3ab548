// Whether the owner is still the expected capture: read before anything disruptive is sent.
import { capturesIn, ownerOf } from '../../state/discovered.js';
import { CheckError } from '../options.js';
import type { Run } from '../run.js';
import { TransportError } from '../transport/transport.js';
import { awaitElectionEnd } from './election.js';
import { readList } from './read-cluster.js';

/**
 * Reads who the owner is.
 *
 * @returns why nothing disruptive may be sent from now on; undefined if the owner is the expected capture.
 * @throws {CheckError} if it is another one, and the run has found and sent nothing yet that is worth a report.
 */
export async function requireOwner(run: Run): Promise<string | undefined> {
  if (run.refusal !== undefined) return run.refusal;
  const owner = await presentOwner(run);
  if (owner !== undefined && owner === run.owner) return undefined;
  const reason = `the owner is ${owner ?? 'unknown'}, not ${run.owner}`;
  run.refusal = reason;
  if (run.connection.changes > 0 || hasErrors(run)) return reason;
  throw new CheckError(
    `${reason}; nothing disruptive was sent. Pass the capture ID of the present owner, as GET /api/v1/captures shows it`,
  );
}

/** Undefined if no capture is the owner, or if no response names one. */
async function presentOwner(run: Run): Promise<string | undefined> {
  try {
    await awaitElectionEnd(run);
    const captures = await readList(run, 'listCaptures');
    if (captures === undefined) return undefined;
    run.discovered = { ...run.discovered, captures: capturesIn(captures) };
  } catch (error) {
    // That the response was lost is reported where it was requested as a case.
    if (error instanceof TransportError) return undefined;
    throw error;
  }
  return ownerOf(run.discovered);
}

const hasErrors = ({ recorder }: Run) =>
  recorder.cases.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
