// Errors that end a call, in TiCDC's words.
import {
  type Answer,
  type ErrorBody,
  errorAnswer,
  invalidParameter,
  ticdcError,
} from '../edge/answer.js';

/** Thrown by checks; its answer is what the client gets. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly error: ErrorBody;
  readonly answer: Answer;

  constructor(error: ErrorBody, answer: Answer = errorAnswer(statusOf(error), error)) {
    super(error.message);
    this.error = error;
    this.answer = answer;
  }
}

/** Codes that make an answer 400, wherever in the message they stand. All others make it 500. */
const clientErrors = [
  'CDC:ErrAPIInvalidParam',
  'CDC:ErrSinkURIInvalid',
  'CDC:ErrStartTsBeforeGC',
  'CDC:ErrChangeFeedNotExists',
  'CDC:ErrTargetTsBeforeStartTs',
  'CDC:ErrTableIneligible',
  'CDC:ErrFilterRuleInvalid',
  'CDC:ErrChangefeedUpdateRefused',
  'CDC:ErrMySQLConnectionError',
  'CDC:ErrMySQLInvalidConfig',
  'CDC:ErrCaptureNotExist',
  'CDC:ErrSchedulerRequestFailed',
  // Only met in v5.2.4, which has them on its list.
  'CDC:ErrTaskStatusNotExists',
];

function statusOf({ message, code }: ErrorBody): number {
  return clientErrors.some((known) => code === known || message.includes(known)) ? 400 : 500;
}

/** An error of TiCDC's own. */
export function refuse(code: string, text: string): Refusal {
  return new Refusal(ticdcError(code, text));
}

export function refuseParameter(text: string): Refusal {
  return new Refusal(invalidParameter(text));
}
