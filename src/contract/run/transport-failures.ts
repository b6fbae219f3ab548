// What becomes of a run where a response never comes: it is a finding, and the rest goes on.
import type { Run } from './run.js';
import { noResponse } from './transport/no-response.js';

/** Carries out a part of the run. If a response that it needs never comes, the part ends, and a case with this name says so. */
export async function recordTransportFailure(
  run: Run,
  name: string,
  part: () => Promise<void>,
): Promise<void> {
  const started = run.clock.now();
  try {
    await part();
  } catch (error) {
    run.recorder.add({
      operationId: undefined,
      check: 'transport',
      name,
      milliseconds: run.clock.now() - started,
      findings: [noResponse(error, undefined)],
    });
  }
}
