// Rules about a single response: status, headers, body, error. The words of their messages.
import type { OperationId } from '../../../../generated/operations.js';
import { either, listed, rule } from '../rule.js';

/** A status that the request should not provoke, and why the contract does not have it. */
export interface ReceivedStatus {
  readonly status: number;
  /** The beginning of the body. */
  readonly body: string;
  /** Left out if the server's release documents the status for the operation. */
  readonly undocumented?:
    | { readonly part: 'operation'; readonly release: string | undefined }
    | { readonly part: 'status'; readonly releases: string | undefined };
}

/** The type that a schema asks for, in the words of OpenAPI. */
export interface ExpectedType {
  /** Undefined for any type. */
  readonly type: string | undefined;
  readonly format?: string | undefined;
  readonly nullable?: boolean;
}

/** Bounds of a number, both inclusive. */
export interface Bounds extends ExpectedType {
  readonly minimum: number | bigint | undefined;
  readonly maximum: number | bigint | undefined;
}

/** Something that only other releases send. */
export interface OtherReleases {
  readonly name: string;
  /** The server's release; undefined if it is not known. */
  readonly release: string | undefined;
  /** The releases that send it. */
  readonly releases: string | undefined;
}

/** A header, and in a run the responses that had it. */
export interface ReceivedHeader {
  readonly name: string;
  readonly value: string;
  /** `all`: every successful response of the run. Otherwise the operations. */
  readonly of?: 'all' | readonly OperationId[];
}

/** Where a body stops being JSON. */
export interface NotJson {
  /** The beginning of the body. */
  readonly body: string;
  readonly line: number;
  readonly column: number;
}

export interface ErrorStatus {
  readonly status: number;
  /** The statuses that the code comes with. */
  readonly statuses: readonly number[];
}

const nouns: Readonly<Record<string, string>> = {
  string: 'a string',
  boolean: 'a boolean',
  integer: 'an integer',
  number: 'a number',
  array: 'a list',
  object: 'an object',
};

const isWide = ({ format }: ExpectedType) => format === 'int64' || format === 'uint64';

function typeName(schema: ExpectedType): string {
  const { type, format, nullable } = schema;
  const noun = isWide(schema) ? `a plain ${format} integer` : (nouns[type ?? ''] ?? 'a value');
  return nullable ? `${noun} or null` : noun;
}

function bounds(schema: Bounds): string {
  const { type, format, minimum, maximum } = schema;
  const noun = isWide(schema) ? `a ${format} integer` : (nouns[type ?? ''] ?? 'a value');
  return `${noun} from ${minimum ?? 'any'} to ${maximum ?? 'any'}`;
}

function statusReceived({ status, body, undocumented }: ReceivedStatus): string {
  return `${status}${whyUndocumented(undocumented)}: ${body || 'no body'}`;
}

function whyUndocumented(undocumented: ReceivedStatus['undocumented']): string {
  if (undocumented === undefined) return '';
  if (undocumented.part === 'operation') {
    return `, of an operation that ${serverName(undocumented.release)} does not have`;
  }
  const { releases } = undocumented;
  return releases === undefined
    ? ', which the contract does not document'
    : `, which only releases ${releases} send`;
}

const headerOf = (of: 'all' | readonly OperationId[]) =>
  of === 'all' ? 'in every response' : `in responses of ${listed(of)}`;
const serverName = (release: string | undefined) => release ?? 'this server';
const asIs = (text: string) => text;
const quoted = (text: string) => JSON.stringify(text);
const noField = 'no such field';

export const responseRules = {
  // Status and headers.
  'unexpected-status': rule<readonly number[], ReceivedStatus>(
    'status-code',
    (statuses) => `status ${either(statuses)}`,
    statusReceived,
  ),
  'undocumented-header': rule<undefined, ReceivedHeader>(
    'response-headers',
    'only documented headers',
    ({ name, value, of }) => `${name}: ${value}${of === undefined ? '' : ` (${headerOf(of)})`}`,
  ),
  /** Expects one of the types; none at all if the list is empty. */
  'content-type': rule<readonly string[], string | null>(
    'content-type',
    (types) => (types.length === 0 ? 'no Content-Type' : either(types)),
    (type) => type ?? 'none',
  ),

  // Body.
  'body-not-allowed': rule<undefined>('response-body', 'no body'),
  'body-missing': rule<undefined, undefined>('response-body', 'a body', 'an empty body'),
  'body-not-json': rule<undefined, NotJson>(
    'response-body',
    'JSON',
    ({ body, line, column }) => `${body} (not JSON from line ${line}, column ${column})`,
  ),
  'duplicate-key': rule<undefined, undefined>('duplicate-keys', 'each key once', 'a duplicate key'),
  'wrong-type': rule<ExpectedType>('response-body', typeName),
  /** Expects one of the values, each as JSON text. */
  'wrong-value': rule<readonly string[]>('response-body', either),
  'unknown-value': rule<readonly string[]>(
    'response-body',
    (values) => `one of ${listed(values.map(quoted))}`,
  ),
  'too-many-items': rule<number>('response-body', (most) => `at most ${most} items`),
  'too-many-fields': rule<number>(
    'response-body',
    (most) => `an object with at most ${most} fields`,
  ),
  'text-too-short': rule<number>('response-body', (least) => `at least ${least} characters`),
  'text-too-long': rule<number>('response-body', (most) => `at most ${most} characters`),
  /** Expects a regular expression. */
  'text-pattern': rule<string>('response-body', (pattern) => `text that matches ${pattern}`),
  'impossible-date': rule<undefined>('response-body', 'a date that exists'),
  'out-of-range': rule<Bounds>('response-body', bounds),
  'integer-out-of-range': rule<Bounds>('exact-integers', bounds),
  'integer-not-plain': rule<ExpectedType>('exact-integers', (schema) =>
    isWide(schema) ? typeName(schema) : 'a plain integer',
  ),
  'missing-field': rule<string, undefined>(
    'response-body',
    (name) => `the field "${name}"`,
    noField,
  ),
  'missing-release-field': rule<
    { readonly name: string; readonly release: string | undefined },
    undefined
  >(
    'release-fields',
    ({ name, release }) => `the field "${name}", which ${serverName(release)} always sends`,
    noField,
  ),
  'field-of-other-releases': rule<OtherReleases>(
    'release-fields',
    ({ name, release, releases }) =>
      `no field "${name}" from ${serverName(release)}; releases ${releases} send it`,
  ),
  'value-of-other-releases': rule<OtherReleases>(
    'release-fields',
    ({ name, release, releases }) =>
      `no "${name}" from ${serverName(release)}; releases ${releases} send it`,
  ),
  'undocumented-field': rule<string>(
    'undocumented-fields',
    (name) => `only documented fields, not "${name}"`,
  ),

  // Errors.
  'error-code-empty': rule<string, undefined>(
    'error-template',
    (code) => `"${code}", which error_msg begins with`,
    'an empty error_code',
  ),
  'error-message-without-code': rule<{ readonly code: string; readonly isPrefix: boolean }>(
    'error-template',
    ({ code, isPrefix }) =>
      isPrefix ? `a message that begins with [${code}]` : `a message that contains [${code}]`,
  ),
  'unexpected-error-code': rule<readonly string[]>(
    'error-template',
    (codes) => either(codes.map(quoted)),
    quoted,
  ),
  'unknown-error-code': rule<undefined>('error-template', 'a known error code', quoted),
  'error-code-of-other-releases': rule<string | undefined>(
    'error-template',
    (releases) => `no code that only releases ${releases} have`,
    quoted,
  ),
  'error-code-of-other-status': rule<ErrorStatus>(
    'error-template',
    ({ status, statuses }) => `a code of status ${status}; this one comes with ${either(statuses)}`,
    quoted,
  ),
  'unknown-leaderless-response': rule<undefined>(
    'error-template',
    'an error that this release sends while the cluster has no owner',
  ),

  // Routing.
  'route-status': rule<number>('routing', (status) => `status ${status}`),
  'route-content-type': rule<string>('routing', (type) => `content type ${type}`),
  'route-body': rule<string>('routing', asIs),
  'route-location': rule<string>('routing', (location) => `Location ${location}`),

  // Transport.
  'no-response': rule<undefined>('transport', 'a response'),
} as const;
