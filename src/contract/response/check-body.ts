// Checks the body of a response: present or absent, JSON, each key once, the schema, and the error that it describes.
import { JsonSyntaxError, type JsonValue, parseJson } from '../../codec/index.js';
import type {
  DocumentedContent,
  DocumentedResponse,
  ReleaseContract,
} from '../schema/release-contract.js';
import { checkError } from './check-error.js';
import { mediaTypeOf } from './check-headers.js';
import { beginning } from './excerpt.js';
import type { Exchange } from './exchange.js';
import type { ReportFinding } from './finding-collector.js';
import { detailsOf, type TextDetails } from './text-details.js';
import { type Walk, walkBody } from './walk-body.js';

/** A body that was read; both are undefined if there was none, or if it is no JSON. */
export interface CheckedBody {
  readonly walk?: Walk;
  readonly value?: JsonValue;
}

/**
 * Checks a body against the documented response.
 *
 * @param errorCodes The values of `error_code` that the request must provoke. If undefined, all known values pass.
 */
export function checkBody(
  response: Exchange['response'],
  documented: DocumentedResponse,
  errorCodes: readonly string[] | undefined,
  contract: ReleaseContract,
  report: ReportFinding,
): CheckedBody {
  const { status, body } = response;
  const { contents, mayBeEmpty, pointer: contractPointer } = documented;
  const [first] = contents.values();
  if (first === undefined) {
    if (body !== '') report('body-not-allowed', { received: body, contractPointer });
    return {};
  }
  if (body === '') {
    if (!mayBeEmpty) report('body-missing', { contractPointer });
    return {};
  }
  // The body is checked even if the content type is wrong.
  const content = contents.get(mediaTypeOf(response)) ?? first;
  const read = readBody(body, content);
  if (read instanceof JsonSyntaxError) {
    // The message of the error may quote half of a password.
    const { line, column } = read;
    const received = { body: beginning(body, 60), line, column };
    report('body-not-json', { received, contractPointer });
    return {};
  }
  const { value, details } = read;
  for (const pointer of details?.duplicates ?? []) {
    report('duplicate-key', { pointer });
  }
  const walk = walkBody(value, content.schema, details?.literals, contract, report);
  if (status >= 400) checkError(value, status, errorCodes, contract, report);
  return { walk, value };
}

/** A body as read: its value, and what the value does not show. */
interface BodyText {
  readonly value: JsonValue;
  readonly details?: TextDetails | undefined;
}

function readBody(body: string, { isText, shape }: DocumentedContent): BodyText | JsonSyntaxError {
  if (isText) return { value: body };
  try {
    const value = parseJson(body, shape);
    return { value, details: detailsOf(body, value) };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error;
    throw error;
  }
}
