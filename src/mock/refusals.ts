// Refusals of the mock, in the words of TiCDC v8.5. Pure.

import { type BodyRefusal, unreadableBody } from '../http/refusals/body.js';
import { emptySinkUri } from '../http/refusals/classic/sink-checks.js';
import { isId } from '../http/refusals/ids.js';
import { refusalTraitsOf } from '../http/refusals/traits.js';
import {
  type ErrorBody,
  type HttpResponse,
  invalidParameter,
  ticdcError,
} from '../http/response.js';
import type { JsonObject } from '../shared/json.js';
import type { Violation } from './prism.js';

const traits = refusalTraitsOf({
  generation: 'classic',
  release: { major: 8, minor: 5, patch: 7 },
});

/** Returns the refusal of the first path parameter that is not an ID. Servers check IDs before anything else. */
export function refusePathParameters(
  parameters: Readonly<Record<string, string>>,
): ErrorBody | undefined {
  const [name, value] = Object.entries(parameters).find(([, id]) => !isId(id)) ?? [];
  return name === undefined ? undefined : invalidParameter(`invalid ${name}: ${value}`);
}

/** Operations that do not refuse an unreadable body as `invalid api parameter`. */
const bodyRefusals: Readonly<Record<string, BodyRefusal>> = {
  updateChangefeed: 'bare',
  setLogLevel: 'invalid log level',
  drainCapture: 'labelled JSON',
};

/**
 * Returns the refusal of a body that cannot be decoded.
 *
 * @param problem the error text of Go's encoding/json.
 */
export function refuseUnreadableBody(operationId: string, problem: string): HttpResponse {
  return unreadableBody(bodyRefusals[operationId] ?? 'invalid api parameter', problem).response;
}

/** A field of a body and the refusal of its value. `text` is the value if it is a string, otherwise empty. */
interface FieldRefusal {
  readonly field: string;
  /** Checks the value without Prism, which accepts what its validator fails on: texts of megabytes overflow the pattern of IDs. */
  readonly accepts?: (text: string) => boolean;
  readonly refuse: (text: string) => ErrorBody;
}

/** The refused fields of each operation, in the order in which servers check them. */
const fieldRefusals: Readonly<Record<string, readonly FieldRefusal[]>> = {
  createChangefeed: [
    { field: 'sink_uri', refuse: invalidSinkUri },
    {
      field: 'changefeed_id',
      accepts: isId,
      refuse: (id) => invalidParameter(`invalid changefeed_id: ${id}`),
    },
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
    {
      field: 'capture_id',
      accepts: isId,
      refuse: (id) => invalidParameter(`invalid capture_id: ${id}`),
    },
  ],
  drainCapture: [
    {
      field: 'capture_id',
      refuse: (id) => ticdcError('CDC:ErrCaptureNotExist', `capture not exists, ${id}`),
    },
  ],
};

/** Returns the refusal of a request with these violations; undefined if it is accepted. */
export function refuseRequest(
  operationId: string,
  violations: readonly Violation[],
  body: JsonObject,
): ErrorBody | undefined {
  const refused = new Set(violations.map(violatedField));
  for (const { field, accepts = () => true, refuse } of fieldRefusals[operationId] ?? []) {
    const value = body[field];
    const text = typeof value === 'string' ? value : '';
    if (refused.has(field) || (typeof value === 'string' && !accepts(text))) return refuse(text);
  }
  if (violations.length === 0) return undefined;
  if (violations.some(({ code }) => code === 'minProperties')) {
    return refusedUpdate('changefeed config is the same with the old one, do nothing');
  }
  const problems = violations.map(({ message }) => message).join('; ');
  return invalidParameter(`invalid api parameter: ${problems}`);
}

function invalidSinkUri(uri: string): ErrorBody {
  if (uri === '') return emptySinkUri(traits).error;
  return ticdcError('CDC:ErrSinkURIInvalid', 'the sink scheme () is not supported');
}

function refusedUpdate(cause: string): ErrorBody {
  return ticdcError('CDC:ErrChangefeedUpdateRefused', `changefeed update error: ${cause}`);
}

/** Returns the field that is wrong or missing. Only the message names a missing one: `... must have required property 'sink_uri'`. */
function violatedField({ path, code, message }: Violation): string | undefined {
  return code === 'required' ? /'(.+)'$/.exec(message)?.[1] : path[1];
}
