// What becomes of a run where an answer never comes, or not as a whole: it is a finding, and the rest goes on.
import type { OperationId } from '../../../generated/operations.js';
import { type Finding, finding } from '../finding/finding.js';
import type { Outcome } from './record/recorder.js';
import type { Run } from './run.js';
import type { RawExchange } from './transport/connection.js';
import { TransportError } from './transport/transport.js';

/** No whole answer of an operation came. */
export class NoAnswer extends TransportError {
  readonly operationId: OperationId;
  readonly request: RawExchange['request'];

  constructor(
    operationId: OperationId,
    request: RawExchange['request'],
    { message, broken }: TransportError,
  ) {
    super(message, broken);
    this.operationId = operationId;
    this.request = request;
  }
}

/**
 * What is told of an answer that has not come.
 *
 * @param asked The operation that was asked for, where the error does not name one.
 * @throws `error` if it is anything else than a `TransportError`.
 */
export function lostAnswer(error: unknown, asked: OperationId | undefined): Finding {
  if (!(error instanceof TransportError)) throw error;
  const operationId = error instanceof NoAnswer ? error.operationId : asked;
  return finding('transport', operationId, 'an answer', error.message);
}

/** The same as a part of a case, with the request that was lost. */
export function lost(
  error: unknown,
  asked: OperationId | undefined,
): Pick<Outcome, 'check' | 'findings' | 'exchange'> {
  const findings = [lostAnswer(error, asked)];
  if (!(error instanceof NoAnswer)) return { check: 'transport', findings };
  const { operationId, request } = error;
  return { check: 'transport', findings, exchange: { operationId, request } };
}

/** Does a part of the run. If an answer that it cannot do without never comes, it ends there, and a case with this name tells so. */
export async function asFarAsAnswered(
  run: Run,
  name: string,
  part: () => Promise<void>,
): Promise<void> {
  const started = run.clock.now();
  try {
    await part();
  } catch (error) {
    const milliseconds = run.clock.now() - started;
    run.recorder.add({ operationId: undefined, name, milliseconds, ...lost(error, undefined) });
  }
}
