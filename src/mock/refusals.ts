// The words in which TiCDC refuses a request, as v8.5 has them. Pure.

import {
  type Answer,
  type ErrorBody,
  errorAnswer,
  invalidParameter,
  jsonType,
  textType,
  ticdcError,
} from '../edge/answer.js';
import type { JsonObject } from '../edge/json.js';
import type { Violation } from './prism.js';

/** Changefeed and capture ids, in every release: letters, digits and single hyphens between them. */
const idPattern = /^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/;

/** Longest id, in bytes. All characters that the pattern allows are one byte. */
const maximumIdLength = 128;

/** The refusal of the first path parameter that is no id, before anything else is looked at. */
export function refusePathParameters(
  parameters: Readonly<Record<string, string>>,
): ErrorBody | undefined {
  const [name, value] =
    Object.entries(parameters).find(
      ([, id]) => id.length > maximumIdLength || !idPattern.test(id),
    ) ?? [];
  return name === undefined ? undefined : invalidParameter(`invalid ${name}: ${value}`);
}

/**
 * The refusal of a body that cannot be decoded. Servers send its status before the label is known, which makes it text; only
 * `drainCapture` does not. An update shows the bare error and no code.
 *
 * @param problem the error text of Go's encoding/json.
 */
export function refuseUnreadableBody(operationId: string, problem: string): Answer {
  switch (operationId) {
    case 'updateChangefeed':
      return errorAnswer(400, { message: problem, code: '' }, textType);
    case 'setLogLevel':
      return errorAnswer(400, invalidParameter(`invalid log level: ${problem}`), textType);
    case 'drainCapture':
      return errorAnswer(400, invalidParameter(`invalid api parameter: ${problem}`), jsonType);
    default:
      return errorAnswer(400, invalidParameter(`invalid api parameter: ${problem}`), textType);
  }
}

/** A body field and how its value is refused; `text` is the value, or empty. */
interface FieldRefusal {
  readonly field: string;
  readonly refuse: (text: string) => ErrorBody;
}

/** In the order in which servers check them. */
const fieldRefusals: Readonly<Record<string, readonly FieldRefusal[]>> = {
  createChangefeed: [
    { field: 'sink_uri', refuse: invalidSinkUri },
    { field: 'changefeed_id', refuse: (id) => invalidParameter(`invalid changefeed_id: ${id}`) },
  ],
  updateChangefeed: [
    { field: 'sink_uri', refuse: (uri) => refusedUpdate(invalidSinkUri(uri).message) },
  ],
  setLogLevel: [
    {
      field: 'log_level',
      refuse: (level) => invalidParameter(`fail to change log level: ${level}`),
    },
  ],
  moveTable: [
    { field: 'capture_id', refuse: (id) => invalidParameter(`invalid capture_id: ${id}`) },
  ],
  drainCapture: [
    {
      field: 'capture_id',
      refuse: (id) => ticdcError('CDC:ErrCaptureNotExist', `capture not exists, ${id}`),
    },
  ],
};

/** The refusal of a request that breaks the description in these places. */
export function refuseViolations(
  operationId: string,
  violations: readonly Violation[],
  body: JsonObject,
): ErrorBody {
  const refused = new Set(violations.map(violatedField));
  for (const { field, refuse } of fieldRefusals[operationId] ?? []) {
    const value = body[field];
    if (refused.has(field)) return refuse(typeof value === 'string' ? value : '');
  }
  if (violations.some(({ code }) => code === 'minProperties')) {
    return refusedUpdate('changefeed config is the same with the old one, do nothing');
  }
  const problems = violations.map(({ message }) => message).join('; ');
  return invalidParameter(`invalid api parameter: ${problems}`);
}

function invalidSinkUri(uri: string): ErrorBody {
  const text =
    uri === ''
      ? "sink uri invalid 'sink-uri is empty, can't not create a changefeed without sink-uri'"
      : 'the sink scheme () is not supported';
  return ticdcError('CDC:ErrSinkURIInvalid', text);
}

function refusedUpdate(cause: string): ErrorBody {
  return ticdcError('CDC:ErrChangefeedUpdateRefused', `changefeed update error: ${cause}`);
}

/** The body field that is wrong, or missing (named only in the message: `... must have required property 'sink_uri'`). */
function violatedField({ path, code, message }: Violation): string | undefined {
  return code === 'required' ? /'(.+)'$/.exec(message)?.[1] : path[1];
}
